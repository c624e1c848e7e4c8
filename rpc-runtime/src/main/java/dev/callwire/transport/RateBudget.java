package dev.callwire.transport;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts what costs a peer little and this end much, in ten seconds and in a minute. For one thread at a time. */
public final class RateBudget {
    private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final int perTenSeconds;
    private final int perMinute;
    private final LongSupplier nanos;
    private long tenSecondsBegan;
    private long minuteBegan;
    private int inTenSeconds;
    private int inMinute;

    /** @param nanos the time, as {@link System#nanoTime} */
    public RateBudget(int perTenSeconds, int perMinute, LongSupplier nanos) {
        this.perTenSeconds = perTenSeconds;
        this.perMinute = perMinute;
        this.nanos = nanos;
        tenSecondsBegan = nanos.getAsLong();
        minuteBegan = tenSecondsBegan;
    }

    /** Counts one more; false when it is one too many. */
    public boolean spend() {
        long now = nanos.getAsLong();
        if (now - tenSecondsBegan >= TEN_SECONDS) {
            tenSecondsBegan = now;
            inTenSeconds = 0;
        }
        if (now - minuteBegan >= MINUTE) {
            minuteBegan = now;
            inMinute = 0;
        }
        inTenSeconds++;
        inMinute++;
        return inTenSeconds <= perTenSeconds && inMinute <= perMinute;
    }
}
