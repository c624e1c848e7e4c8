package bad;

import dev.callwire.annotation.Blocking;
import dev.callwire.annotation.EventKey;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.Overflow;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcParam;
import dev.callwire.annotation.RpcService;
import dev.callwire.annotation.RpcStream;
import dev.callwire.annotation.RpcSubscription;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Flow;

@RpcEvents
@NonBlocking //! @NonBlocking says nothing of an event, which is told and never answered. Found it on Events. Take it off.
interface Events {
    int answered(); //! An event is told and never answered, so its method must return void. Found: int. Return void, or declare the method in a service.

    Flow.Publisher<String> stream(); //! so its method must return void. Found: java.util.concurrent.Flow.Publisher<java.lang.String>.

    void failing() throws IOException; //! An event is told and never answered, so its method must not declare what nobody would learn. Found: throws java.io.IOException. Take it out.

    void faulty() throws Fault; //! Found: throws bad.Fault. Take it out.

    <T> void generic(List<T> values); //! An event must not be generic, since the other end could not know its types. Found: generic(List) with T. Declare an event for each type.

    void take(Flow.Publisher<String> stream); //! An event must not carry a stream. Found: java.util.concurrent.Flow.Publisher<java.lang.String>. Pass data, or let a method of a service return the stream.

    void watch(List<Watcher> watchers); //! The parameter 'watchers' of an event must not hold a reference: watchers[] is a bad.Events.Watcher, and nobody would know when the reference ends. Pass data.

    void thread(Thread thread); //! The parameter 'thread' cannot be serialised: it is a java.lang.Thread, which is no data.

    void twice(int a);

    void twice(String a); //! Two events must not share a Java name, by which subscribers ask for them. Found: twice(int) and twice(String). Rename one of them.

    @RpcMethod("events.twice") //! Two events must not share a topic. Found 'events.twice' on twice(int) and on other(). Name one of them with @RpcMethod("…").
    void other();

    @RpcMethod("rpc.x") //! A wire name must not begin with 'rpc.'
    void reserved();

    void notify(String who); //! An event must not have a name that every object has a method of. Found: notify(String). Rename it, and keep the topic with @RpcMethod.

    @RpcNotification //! @RpcNotification says nothing of an event, which is told and never answered. Found it on notified(). Take it off.
    void notified();

    @Idempotent //! @Idempotent says nothing of an event
    @Blocking //! @Blocking says nothing of an event
    void repeated();

    @RpcSubscription(subscribe = "a", notification = "b", unsubscribe = "c") //! @RpcSubscription says nothing of an event
    void subscribed();

    @RpcMethod(params = ParamStyle.BY_POSITION, errors = Fault.class) //! @RpcMethod gives an event the name of its topic, and nothing else. Found: params on styled(int). Take it out. //! Found: errors on styled(int).
    void styled(int a);

    @RpcStream(overflow = Overflow.NONE) //! An event does not wait to be asked for. Found: Overflow.NONE on unbuffered(). Say what becomes of events that come too fast, or take @RpcStream off.
    void unbuffered();

    @RpcStream(overflow = Overflow.CLOSE, buffer = 100_000) //! A buffer must have room for 1 to 65536 items. Found: 100000.
    void large();

    void param(@RpcStream(overflow = Overflow.CLOSE) int a, @RpcParam("a") int b); //! @RpcStream says what becomes of a stream's items. Found: the parameter 'a', which is none. //! The parameters of a method must have distinct names. Found 'a' twice.

    @RpcCallback
    interface Watcher {
        void seen(int n);
    }
}

@RpcEvents
@RpcService //! An interface has events or methods that are called. Found @RpcEvents and @RpcService on Both. Keep one of them, and declare the others in an interface of their own.
interface Both {
    void f();
}

@RpcEvents
@RpcCallback //! An interface has events or methods that are called. Found @RpcEvents and @RpcCallback on BothToo.
interface BothToo {
    void f();
}

@RpcEvents
interface GenericEvents<T> { //! A set of events must not be generic.
    void f(int a);
}

@RpcEvents("rpc") //! A wire name must not begin with 'rpc.'
interface Reserved {
    void f(int a);
}

@RpcEvents
interface Closable extends AutoCloseable { //! A set of events must not be AutoCloseable, since its publisher has nothing to close. Found: Closable. Take AutoCloseable off, or add @RpcMethod to make close() an event.
    @Override
    void close();
}

@RpcEvents
class NoInterface { //! @RpcEvents marks an interface. Found it on a class, NoInterface.
    void keys(@EventKey String a) {} //! @EventKey marks a parameter of an interface's abstract method. Found it on 'a' in NoInterface. Take it off, or move it there.
}

@RpcError(code = 1)
class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;
}
