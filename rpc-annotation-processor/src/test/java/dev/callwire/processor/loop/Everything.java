package dev.callwire.processor.loop;

import dev.callwire.annotation.Overflow;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcParam;
import dev.callwire.annotation.RpcService;
import dev.callwire.annotation.RpcStream;
import dev.callwire.stream.Tracked;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One method for each way to pass something. */
@RpcService
public interface Everything {
    String primitives(boolean a, byte b, short c, int d, long e, char f, float g, double h);

    String boxes(Boolean a, Byte b, Short c, Integer d, Long e, Character f, Float g, Double h);

    String kind(int value);

    @RpcMethod("everything.kindOfBox")
    String kind(Integer value);

    @RpcMethod("everything.kindOfShort")
    String kind(short value);

    @RpcMethod("everything.kindOfLong")
    String kind(long service);

    @RpcMethod(value = "place", params = ParamStyle.WHOLE)
    Order place(Order order);

    @RpcMethod(params = ParamStyle.BY_POSITION)
    List<Order> list(Map<String, List<Order>> orders, @RpcParam("how many") int out, String... names);

    @Nullable
    String absent(@Nullable String text, @Nullable Integer number, Optional<Order> order);

    CompletionStage<Order> later(Order order);

    CompletionStage<Void> nothing();

    void fail(String message, int left) throws OutOfStock;

    @RpcNotification
    void log(String line);

    int watch(Watched watched);

    Counter counter();

    Flow.Publisher<Integer> count(int upTo);

    long sum(@RpcStream(overflow = Overflow.DROP_OLDEST, buffer = 2) Flow.Publisher<? extends Integer> numbers);

    Flow.Publisher<Tracked<Order>> orders(Flow.Publisher<String> ids);

    Flux<Order> flux(Flux<Order> orders);

    Mono<Order> mono(String id);

    Mono<Void> none();

    Mono<String> never();

    /** Somebody who watches, and who else does. */
    record Watched(Watcher watcher, List<Optional<Watcher>> others) {}

    /** Sees numbers. */
    @RpcCallback
    interface Watcher {
        int seen(int n);
    }

    /** Counts while somebody listens. */
    @RpcService
    interface Counter extends AutoCloseable {
        int next();

        @Override
        default void close() {}
    }

    /** An order. */
    record Order(String id, @Nullable Order next) {}

    /** There is none left. */
    @RpcError(code = 12)
    final class OutOfStock extends Exception {
        private static final long serialVersionUID = 1;
        private final int left;
        private final transient @Nullable Order last;

        public OutOfStock(@Nullable Order last, String message, int left) {
            super(message);
            this.left = left;
            this.last = last;
        }

        public int left() {
            return left;
        }

        public @Nullable Order getLast() {
            return last;
        }
    }
}
