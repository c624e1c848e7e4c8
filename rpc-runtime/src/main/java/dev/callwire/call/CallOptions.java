package dev.callwire.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the calls of a proxy are made. Immutable; what is not set is as the client has it. */
public final class CallOptions {
    /** Nothing set. */
    public static final CallOptions DEFAULTS = new CallOptions(null);

    private final @Nullable Duration timeout;

    private CallOptions(@Nullable Duration timeout) {
        this.timeout = timeout;
    }

    /** Options with a timeout. */
    public static CallOptions timeout(Duration timeout) {
        return DEFAULTS.withTimeout(timeout);
    }

    /**
     * These options with another timeout: how long each call may take, from when it is made. The peer is told, so
     * that it does not work for longer.
     *
     * @param timeout at least one millisecond; what is longer than a century counts as one
     * @throws IllegalArgumentException if it is shorter
     */
    public CallOptions withTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("A timeout is at least one millisecond, not " + timeout);
        }
        return new CallOptions(timeout);
    }

    /** How long each call may take, or {@code null} when it is not set. */
    public @Nullable Duration timeout() {
        return timeout;
    }

    @Override
    public String toString() {
        return "CallOptions[timeout=" + timeout + "]";
    }
}
