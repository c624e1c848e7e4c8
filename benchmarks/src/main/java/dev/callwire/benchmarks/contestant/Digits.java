package dev.callwire.benchmarks.contestant;

import java.nio.charset.StandardCharsets;

/** Eight digits that tell one frame from the next, as a long. */
final class Digits {
    private static final long[] DIGITS = new long[10_000];

    static {
        for (int i = 0; i < DIGITS.length; i++) {
            for (var digit : String.format("%08d", i).getBytes(StandardCharsets.US_ASCII)) {
                DIGITS[i] = DIGITS[i] << Byte.SIZE | digit;
            }
        }
    }

    private Digits() {}

    static long of(int number) {
        return DIGITS[number];
    }

    /** The next number, the first after the last. */
    static int after(int number) {
        int next = number + 1;
        return next == DIGITS.length ? 0 : next;
    }
}
