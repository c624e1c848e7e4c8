package dev.callwire.engine;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/** What the engine knows of time. Thread-safe. */
interface Time {
    /** The machine's. */
    Time SYSTEM = new SystemTime();

    /** Nanoseconds since a moment that only this time knows; as {@link System#nanoTime}, it may be negative. */
    long nanos();

    /**
     * Runs a task on the executor when a time has passed.
     *
     * @return cancelling it forgets the task, unless it is about to run
     */
    Future<?> after(long nanos, Executor executor, Runnable task);

    /** A time by chance, from none to the longest, so that not all who wait go on at once. */
    Duration upTo(Duration longest);

    /** A duration in nanoseconds, a century at most: sums of moments and longer ones would overflow. */
    static long nanosOf(Duration duration) {
        return duration.compareTo(CENTURY) < 0 ? duration.toNanos() : CENTURY.toNanos();
    }

    Duration CENTURY = Duration.ofDays(36_525);
}
