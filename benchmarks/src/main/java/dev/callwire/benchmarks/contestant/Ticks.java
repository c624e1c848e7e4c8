package dev.callwire.benchmarks.contestant;

import dev.callwire.annotation.RpcEvents;

/** The events under measurement. */
@RpcEvents("bench")
public interface Ticks {

    /** Something has ticked. */
    void tick(int number);
}
