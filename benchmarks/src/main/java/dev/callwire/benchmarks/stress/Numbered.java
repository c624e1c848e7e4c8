package dev.callwire.benchmarks.stress;

import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcService;
import java.util.concurrent.CompletionStage;

/** The service under stress: every call has a number of its own, which it returns after so many milliseconds. */
@RpcService("numbered")
public interface Numbered {

    @Idempotent
    long find(long number, int millis);

    @Idempotent
    CompletionStage<Long> findLater(long number, int millis);

    @Idempotent
    @NonBlocking
    CompletionStage<Long> findHere(long number, int millis);

    long place(long number, int millis);

    CompletionStage<Long> placeLater(long number, int millis);

    @NonBlocking
    CompletionStage<Long> placeHere(long number, int millis);
}
