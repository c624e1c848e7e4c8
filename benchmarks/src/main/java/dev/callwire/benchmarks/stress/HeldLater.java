package dev.callwire.benchmarks.stress;

import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcService;
import java.util.concurrent.CompletionStage;

/** The same as it is called. */
@RpcService("held")
public interface HeldLater {
    CompletionStage<Long> hold(long number);

    CompletionStage<Long> echo(long number);

    @NonBlocking
    CompletionStage<Long> echoHere(long number);
}
