package dev.callwire;

import java.time.Duration;

/** The rule for timeouts, which both builders keep. */
final class Timeouts {
    private Timeouts() {}

    static Duration check(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("A timeout is at least one millisecond, not " + timeout);
        }
        return timeout;
    }
}
