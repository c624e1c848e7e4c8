package dev.callwire.call;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the calls of a proxy are made. Immutable; what is not set is as the client has it. */
public final class CallOptions {
    /** Nothing set. */
    public static final CallOptions DEFAULTS = new CallOptions(null, Metadata.EMPTY, false);

    private final @Nullable Duration timeout;
    private final Metadata metadata;
    private final boolean failFast;

    private CallOptions(@Nullable Duration timeout, Metadata metadata, boolean failFast) {
        this.timeout = timeout;
        this.metadata = metadata;
        this.failFast = failFast;
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
        return new CallOptions(timeout, metadata, failFast);
    }

    /** These options with one more thing that each call carries beside its parameters. */
    public <T> CallOptions with(MetadataKey<T> key, T value) {
        return withMetadata(metadata.with(key, value));
    }

    /** These options with other metadata. */
    public CallOptions withMetadata(Metadata carried) {
        return new CallOptions(timeout, requireNonNull(carried, "carried"), failFast);
    }

    /**
     * These options with calls that fail at once, not executed, while there is no connection. Otherwise they wait for
     * one, within their timeout.
     */
    public CallOptions withFailFast() {
        return new CallOptions(timeout, metadata, true);
    }

    /** How long each call may take, or {@code null} when it is not set. */
    public @Nullable Duration timeout() {
        return timeout;
    }

    /** What each call carries beside its parameters. */
    public Metadata metadata() {
        return metadata;
    }

    /** Whether a call fails at once while there is no connection. */
    public boolean isFailFast() {
        return failFast;
    }

    @Override
    public String toString() {
        return "CallOptions[timeout=" + timeout + ", " + metadata + (failFast ? ", fail fast]" : "]");
    }
}
