package dev.callwire.benchmarks.contestant;

import org.jspecify.annotations.Nullable;

/** What is added. */
final class Numbers {
    /** Of up to six digits, as in the frames that the echo's length is taken from. */
    private static final int COUNT = 1_000_000;

    private Numbers() {}

    /** The next first summand. */
    static int after(int a) {
        return (a + 1) % COUNT;
    }

    /** What a run fails with. */
    static Exception wrong(int a, int b, @Nullable Integer sum, @Nullable Throwable failure) {
        return new IllegalStateException(a + " + " + b + " gave " + (failure == null ? sum : "no answer"), failure);
    }
}
