package dev.callwire.benchmarks.contestant;

/** A contestant's server, listening on loopback. */
public interface Server extends AutoCloseable {

    /** Where. */
    int port();

    @Override
    void close();
}
