package dev.callwire.benchmarks.measure;

/**
 * A histogram of durations in nanoseconds. Each power of two is cut into 64 parts, so a percentile is right to within 2
 * percent. Not thread-safe.
 */
public final class Latencies {
    private static final int PARTS_BITS = 6;
    private static final int PARTS = 1 << PARTS_BITS;

    private final long[] counts = new long[(Long.SIZE - PARTS_BITS) * PARTS];
    private long total;

    /** Counts a duration. */
    public void add(long nanos) {
        counts[indexOf(Math.max(0, nanos))]++;
        total++;
    }

    /** Counts what another has counted. */
    public void add(Latencies other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
    }

    /**
     * The duration that a share of all did not pass.
     *
     * @param share from 0 to 1
     * @return nanoseconds; 0 when nothing was counted
     */
    public long percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return valueAt(i);
            }
        }
        return 0;
    }

    private static int indexOf(long nanos) {
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(nanos) - PARTS_BITS - 1);
        return (shift << PARTS_BITS) + (int) (nanos >>> shift);
    }

    private static long valueAt(int index) {
        int shift = Math.max(0, (index >>> PARTS_BITS) - 1);
        return (long) (index - (shift << PARTS_BITS)) << shift;
    }
}
