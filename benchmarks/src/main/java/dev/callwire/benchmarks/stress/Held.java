package dev.callwire.benchmarks.stress;

import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcService;

/** The service that clients vanish from, as it is served. */
@RpcService("held")
public interface Held {

    /** Runs until it is interrupted. */
    long hold(long number);

    /** Returns the number at once. */
    long echo(long number);

    /** Returns the number at once, from the event loop. */
    @NonBlocking
    long echoHere(long number);
}
