package dev.callwire.benchmarks.contestant;

/** A contestant's server, listening on loopback. */
public interface Server extends AutoCloseable {

    /** Where. */
    int port();

    /** How many items its stream has produced. */
    default long produced() {
        return 0;
    }

    @Override
    void close();
}
