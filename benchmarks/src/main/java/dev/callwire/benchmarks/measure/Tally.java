package dev.callwire.benchmarks.measure;

/**
 * What one thread counts: every call, and the latency of some, since looking at the clock costs as much as a good part
 * of a call. Not thread-safe.
 */
public final class Tally {
    /** Of so many calls one is timed; prime, so that it is not always the same of a burst. */
    private static final int SAMPLED = 13;

    /** What a call began at that nobody times. */
    public static final long UNTIMED = 0;

    private final Latencies latencies = new Latencies();
    private long calls;
    private int untilTimed = SAMPLED;

    /** A call begins; its end wants to be told what this returns. */
    public long begin() {
        if (--untilTimed > 0) {
            return UNTIMED;
        }
        untilTimed = SAMPLED;
        return System.nanoTime();
    }

    /** A call was answered, and rightly. */
    public void end(long begun) {
        calls++;
        if (begun != UNTIMED) {
            latencies.add(System.nanoTime() - begun);
        }
    }

    /** Counts what another has counted. */
    public void add(Tally other) {
        calls += other.calls;
        latencies.add(other.latencies);
    }

    /** How many calls were answered. */
    public long calls() {
        return calls;
    }

    /** How long the timed ones took. */
    public Latencies latencies() {
        return latencies;
    }
}
