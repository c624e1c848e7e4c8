package dev.callwire.benchmarks.contestant;

/** What is added. */
final class Numbers {
    /** Of up to six digits, as in the frames that the echo's length is taken from. */
    private static final int COUNT = 1_000_000;

    private Numbers() {}

    /** The next first summand. */
    static int after(int a) {
        return (a + 1) % COUNT;
    }
}
