package com.example.streams;

import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.Overflow;
import dev.callwire.annotation.ParamStyle;
import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcParam;
import dev.callwire.annotation.RpcService;
import dev.callwire.annotation.RpcStream;
import dev.callwire.annotation.RpcSubscription;
import dev.callwire.stream.Tracked;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.Flow.Publisher;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every kind of stream. */
@RpcService
public interface Streams extends Sources<Publisher<Long>, String> {

    /** Counts. */
    @NonBlocking
    Flow.Publisher<Integer> count(int upTo);

    /** Counts, beginning somewhere. */
    @RpcMethod("streams.countFrom")
    Flow.Publisher<Integer> count(int from, Flow.Publisher<Integer> steps);

    @RpcMethod(errors = Broken.class)
    Publisher<List<Optional<String>>> lists();

    Publisher<Tracked<Item>> tracked(@RpcParam("the first") @Nullable String first, Publisher<? extends Item> caller);

    /**
     * Talks.
     *
     * @param said what is said
     * @return what is answered
     * @throws Broken when it breaks
     */
    @RpcStream(overflow = Overflow.CLOSE)
    @RpcMethod(params = ParamStyle.BY_POSITION)
    Publisher<Item> talk(@RpcStream(overflow = Overflow.LATEST) Publisher<Item> said, String out) throws Broken;

    void take(@RpcStream(overflow = Overflow.BLOCK, buffer = 1) Publisher<Item> items, int... numbers);

    @RpcStream(overflow = Overflow.NONE)
    @RpcSubscription(subscribe = "eth_subscribe", notification = "eth_subscription", unsubscribe = "eth_unsubscribe")
    Flow.Publisher<Item> subscribe(String kind);

    Flux<Item> flux(Flux<? extends Item> items, @RpcStream(overflow = Overflow.DROP_OLDEST) Flux<String> words);

    @RpcSubscription(subscribe = "hear", notification = "heard", unsubscribe = "eth_unsubscribe")
    Flux<Tracked<Item>> trackedFlux();

    Mono<Item> mono(String symbol, Item item);

    Mono<Void> nothing();

    Mono<@Nullable String> aVeryLongNameThatMakesItNecessaryToBreakTheLine(Flux<Item> itemsThatAreMany);

    /** What goes through a stream. */
    record Item(String name, int count) {}

    /** It broke. */
    @RpcError(code = 7)
    final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Broken(String message) {
            super(message);
        }
    }
}

/** Where things come from. */
interface Sources<S, T> {
    S source(Publisher<T> names);
}
