package dev.callwire.testing;

import java.time.Duration;

/** When what is sent may be read: after a delay, no faster than so many bytes a second, and in its order. */
final class Pace {
    private static final double NANOS_PER_SECOND = 1e9;

    private long delayNanos;
    private long bytesPerSecond;
    private long lastDue;

    Pace(long now) {
        lastDue = now;
    }

    void delay(Duration delay) {
        delayNanos = delay.toNanos();
    }

    /** @param bytes 0 for no bound */
    void bytesPerSecond(long bytes) {
        bytesPerSecond = bytes;
    }

    /** When a frame that is sent now may be read. */
    long due(long now, int bytes) {
        var due = now + delayNanos;
        if (due - lastDue < 0) {
            due = lastDue;
        }
        if (bytesPerSecond > 0) {
            due += (long) (bytes * NANOS_PER_SECOND / bytesPerSecond);
        }
        lastDue = due;
        return due;
    }
}
