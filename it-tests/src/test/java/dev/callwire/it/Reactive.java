package dev.callwire.it;

import dev.callwire.annotation.RpcService;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams in the types of Reactor. */
@RpcService("reactive")
interface Reactive {

    /** The numbers from 1. */
    Flux<Integer> count(int upTo);

    /** Twice each number, as it comes. */
    Flux<Integer> doubled(Flux<Integer> numbers);

    /** The sum of a stream. */
    Mono<Long> sum(Flux<Integer> numbers);

    /** How often this was called. */
    Mono<Integer> calls();

    /** Never ends by itself. */
    Mono<String> never();
}
