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

    /**
     * The same with calls of {@code echo(Order)}, each with a number of its own.
     *
     * @throws Exception if a call failed, or had another result than what was sent
     */
    default Tally echo(int inFlight, Window window) throws Exception {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " echoes no orders");
    }

    /**
     * The same with echoes of a text.
     *
     * @param bytes how long it is
     * @throws Exception if a call failed, or had another result than what was sent
     */
    default Tally text(int bytes, int inFlight, Window window) throws Exception {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " echoes no texts");
    }

    @Override
    void close();
}
