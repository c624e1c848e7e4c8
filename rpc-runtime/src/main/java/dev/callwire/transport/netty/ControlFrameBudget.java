package dev.callwire.transport.netty;

import dev.callwire.transport.TransportLimits;
import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;

/** Counts the control frames of a peer, which cost it little and this end an answer. */
final class ControlFrameBudget {
    private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final int perTenSeconds;
    private final int perMinute;
    private final Ticker ticker;
    private long tenSecondsBegan;
    private long minuteBegan;
    private int inTenSeconds;
    private int inMinute;

    ControlFrameBudget(TransportLimits limits, Ticker ticker) {
        this.perTenSeconds = limits.controlFramesPer10Seconds();
        this.perMinute = limits.controlFramesPerMinute();
        this.ticker = ticker;
        this.tenSecondsBegan = ticker.nanoTime();
        this.minuteBegan = tenSecondsBegan;
    }

    /** Counts one more frame; false when it is one too many. */
    boolean spend() {
        var now = ticker.nanoTime();
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
