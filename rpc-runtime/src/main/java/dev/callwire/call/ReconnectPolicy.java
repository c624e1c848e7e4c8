package dev.callwire.call;

import java.time.Duration;

/**
 * How a client that has lost its connection gets another: after a random time, up to twice as long with every attempt,
 * so that the clients of a server that has failed do not all come back at once (exponential back-off with full jitter).
 *
 * @param firstDelay the longest wait before the first attempt, from 1 ms on
 * @param longestDelay the longest wait before any attempt, at least {@code firstDelay}
 * @param attempts after so many in a row have failed the client is closed; 0 turns reconnecting off
 */
public record ReconnectPolicy(Duration firstDelay, Duration longestDelay, int attempts) {
    /** From 100 ms to 30 s, without an end. */
    public static final ReconnectPolicy DEFAULTS =
            new ReconnectPolicy(Duration.ofMillis(100), Duration.ofSeconds(30), Integer.MAX_VALUE);

    /** A client that is closed when its connection is. */
    public static final ReconnectPolicy NEVER = DEFAULTS.withAttempts(0);

    /** @throws IllegalArgumentException if a delay or the number of attempts is out of its range */
    public ReconnectPolicy {
        if (firstDelay.toMillis() < 1 || longestDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("The delays before reconnecting are at least 1 ms, and the longest is no"
                    + " shorter than the first; found " + firstDelay + " and " + longestDelay);
        }
        if (attempts < 0) {
            throw new IllegalArgumentException("The attempts to reconnect are 0 or more, not " + attempts);
        }
    }

    /** The same with other delays. */
    public ReconnectPolicy withDelays(Duration first, Duration longest) {
        return new ReconnectPolicy(first, longest, attempts);
    }

    /** The same with another number of attempts. */
    public ReconnectPolicy withAttempts(int count) {
        return new ReconnectPolicy(firstDelay, longestDelay, count);
    }

    /**
     * The longest wait before an attempt.
     *
     * @param attempt from 1 on
     */
    public Duration longestDelay(int attempt) {
        long millis = firstDelay.toMillis() << Math.min(attempt - 1, 30);
        return millis <= 0 || millis > longestDelay.toMillis() ? longestDelay : Duration.ofMillis(millis);
    }
}
