package dev.callwire.benchmarks.contestant;

/** A server whose clients subscribe to {@code bench.tick} and get every event. */
public interface Broadcast extends Server {

    /** Sends so many events to each subscriber, numbered on from the last one; returns when they are on their way. */
    void publish(int events);
}
