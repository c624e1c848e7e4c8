package dev.callwire.it;

import dev.callwire.annotation.RpcService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Streams in both directions. */
@RpcService
interface Streaming {

    /** The numbers from 0 to below a limit. */
    Flow.Publisher<Long> count(long limit);

    /** What the test has put up under a name. */
    Flow.Publisher<Long> give(String name);

    /** Hands the items to the test, under a name. */
    CompletableFuture<Void> take(String name, Flow.Publisher<Long> items);
}
