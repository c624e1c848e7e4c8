package bad;

import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;

@RpcService
interface Callbacks {
    Watcher watcher(); //! The result of watcher() must not hold a reference that ends with the call: it is a bad.Callbacks.Watcher, which is not AutoCloseable. Let it extend AutoCloseable, or take it as a parameter.

    CompletionStage<List<Order>> orders(); //! The result of orders() must not hold a reference that ends with the call: Order.watchers[] is a bad.Callbacks.Watcher

    Optional<Closed> closed(); //! it is a bad.Callbacks.Closed, which is AutoCloseable and yet makes a call of close(), so that nothing would end the reference. Take the annotation off close(), or let the interface not extend AutoCloseable.

    Callbacks other(); //! it is a bad.Callbacks, which is not AutoCloseable

    @RpcNotification
    void hint(Watcher watcher, Map<String, Order> orders, Session session); //! The parameter 'watcher' of a notification must not hold a reference: it is a bad.Callbacks.Watcher, and whoever sends a notification never learns whether it arrived, so nobody would know when the reference ends. Pass data, or take @RpcNotification off to make it a call. //! The parameter 'orders' of a notification must not hold a reference: Order.watchers[] is a bad.Callbacks.Watcher //! it is a bad.Callbacks.Session

    void fail() throws Failed;

    void keys(Map<Watcher, String> names); //! it has keys of type bad.Callbacks.Watcher, which is no name in JSON.

    @RpcMethod(params = ParamStyle.WHOLE) //! With ParamStyle.WHOLE the single parameter is the params, so it must be one that stands in JSON as an object or an array. Found: a bad.Callbacks.Watcher, which is passed by reference.
    void whole(Watcher watcher);

    void generic(Sink<String> sink, List<? extends Sink<?>> sinks); //! it is a bad.Callbacks.Sink<java.lang.String>, which is generic, so that the code generated for it cannot know its types. Declare an interface that extends it with type arguments, and mark that @RpcCallback. //! sinks[] is a bad.Callbacks.Sink<?>, which is generic

    @SuppressWarnings("rawtypes")
    void raw(Sink sink); //! it is a bad.Callbacks.Sink, which is generic

    void unmarked(Plain plain, Half half, IntConsumer consumer, Work work); //! it is a bad.Callbacks.Plain, which is something to call and not marked as such. Mark it @RpcCallback to pass its objects by reference, or use a record. //! it is a bad.Callbacks.Half, which is something to call //! it is a java.util.function.IntConsumer, which is code and no data. Declare an interface with its methods, mark that @RpcCallback, and pass the code by reference. //! it is a bad.Callbacks.Work, which is code and no data

    void implemented(Seeing seeing, Seen seen, Looking looking); //! it is a bad.Callbacks.Seeing, which implements Watcher, and only the interface is known at the other end. Declare it as bad.Callbacks.Watcher. //! it is a bad.Callbacks.Seen, which implements Watcher //! it is a bad.Callbacks.Looking, which is not marked itself, although Watcher is. Declare it as bad.Callbacks.Watcher.

    void marked(AClass object); //! it is a bad.Callbacks.AClass, which is no interface. Pass an object by an interface that is marked @RpcCallback.

    @RpcCallback
    interface Watcher {
        void seen(int n);

        Watcher next(); //! The result of next() must not hold a reference that ends with the call: it is a bad.Callbacks.Watcher

        @RpcNotification
        void hint(Watcher watcher); //! The parameter 'watcher' of a notification must not hold a reference

        <T> T any(); //! A callback's method must not be generic
    }

    @RpcCallback
    interface Session extends AutoCloseable {
        @Override
        @Idempotent //! @Idempotent marks a method on the wire, and close() of an AutoCloseable ends a reference instead. Found it on close(). Take it off, or add @RpcMethod to make close() a call.
        void close();
    }

    @RpcCallback
    interface Closed extends AutoCloseable {
        @Override
        @RpcMethod
        void close();
    }

    @RpcCallback
    interface Sink<T> { //! A callback must not be generic. Found: bad.Callbacks.Sink<T>.
        void put();
    }

    @RpcService
    @RpcCallback //! An interface is a service or a callback. Found @RpcService and @RpcCallback on Both. Keep one of them; a service can be passed by reference, too.
    interface Both {
        void f();
    }

    @RpcCallback(params = ParamStyle.INHERITED) //! A callback has no outer style to inherit. Found: ParamStyle.INHERITED.
    interface Inheriting {
        void f(int a);
    }

    @RpcCallback
    class AClass {} //! @RpcCallback marks an interface. Found it on a class, AClass.

    interface Plain {
        void call();
    }

    @FunctionalInterface
    interface Half {
        int get();
    }

    interface Work extends Runnable {}

    interface Looking extends Watcher {}

    final class Seeing implements Watcher {
        @Override
        public void seen(int n) {}

        @Override
        public Watcher next() {
            return this;
        }

        @Override
        public void hint(Watcher watcher) {}

        @Override
        public <T> T any() {
            throw new IllegalStateException();
        }
    }

    record Seen(int n) implements Watcher {
        @Override
        public void seen(int n) {}

        @Override
        public Watcher next() {
            return this;
        }

        @Override
        public void hint(Watcher watcher) {}

        @Override
        public <T> T any() {
            throw new IllegalStateException();
        }
    }

    record Order(String id, List<Watcher> watchers) {}

    @RpcError(code = 1)
    class Failed extends Exception {
        private static final long serialVersionUID = 1;
        final transient Order order;

        public Failed(Order order) { //! The member 'order' of Failed must not hold a reference: Order.watchers[] is a bad.Callbacks.Watcher, and an exception is passed on and kept, so nobody would know when the reference ends. Leave it out, or give the data that it stands for.
            this.order = order;
        }
    }
}
