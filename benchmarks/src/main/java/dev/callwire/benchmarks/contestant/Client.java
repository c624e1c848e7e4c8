package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Tally;
import dev.callwire.benchmarks.measure.Window;

/** A contestant's client with its one connection. */
public interface Client extends AutoCloseable {

    /**
     * Makes calls in a closed loop, so many at a time, while the window is open; returns when all are answered.
     *
     * @throws Exception if a call failed, or had a wrong result
     */
    Tally run(int inFlight, Window window) throws Exception;

    @Override
    void close();
}
