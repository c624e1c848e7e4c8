package dev.callwire.transport.netty;

import java.util.concurrent.TimeUnit;

/** Counts the control frames of a peer, which cost it little and this end an answer. */
final class ControlFrameBudget {
    private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final int perTenSeconds;
    private final int perMinute;
    private long tenSecondsBegan;
    private long minuteBegan;
    private int inTenSeconds;
    private int inMinute;

    ControlFrameBudget(int perTenSeconds, int perMinute, long now) {
        this.perTenSeconds = perTenSeconds;
        this.perMinute = perMinute;
        this.tenSecondsBegan = now;
        this.minuteBegan = now;
    }

    /** Counts one more frame; false when it is one too many. */
    boolean spend(long now) {
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
