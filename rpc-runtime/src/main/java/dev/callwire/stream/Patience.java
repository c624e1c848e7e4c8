package dev.callwire.stream;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long somebody waits.
 *
 * @param isEndless whether for ever
 * @param until otherwise, the time by {@link System#nanoTime} when they give up
 */
record Patience(boolean isEndless, long until) {
    static final Patience ENDLESS = new Patience(true, 0);

    /** Waits so long from now. */
    static Patience of(Duration timeout) {
        // Two times of that clock compare well when they lie less than half its range apart.
        long nanos = Math.min(TimeUnit.NANOSECONDS.convert(timeout), Long.MAX_VALUE / 2);
        return new Patience(false, System.nanoTime() + nanos);
    }

    boolean isOver() {
        return !isEndless && nanosLeft() <= 0;
    }

    long nanosLeft() {
        return until - System.nanoTime();
    }
}
