package dev.callwire.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Wakes its owner at the earliest of many deadlines. Setting one costs a comparison where an earlier one is set
 * already, as it is for all but the first of calls with equal timeouts. Thread-safe.
 */
final class Alarm {
    private static final long UNSET = Long.MAX_VALUE;

    private final Executor executor;
    private volatile @Nullable LongUnaryOperator owner;
    private long set = UNSET;
    private volatile long next = UNSET;

    /**
     * An alarm that is not set.
     *
     * @param executor where the owner is woken
     * @param owner is given the time, and returns the nanoseconds until it wants to be woken again, or
     *     {@link PendingCalls#NEVER}
     */
    Alarm(Executor executor, LongUnaryOperator owner) {
        this.executor = executor;
        this.owner = owner;
    }

    /** Wakes the owner at the deadline, as of {@link System#nanoTime}, or earlier. */
    void notLaterThan(long deadline) {
        long current = next;
        if (current != UNSET && current - deadline <= 0) {
            return;
        }
        synchronized (this) {
            if (owner == null || (next != UNSET && next - deadline <= 0)) {
                return;
            }
            next = deadline;
            set = deadline;
        }
        long wait = Math.max(0, deadline - System.nanoTime());
        CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, executor).execute(() -> ring(deadline));
    }

    private void ring(long deadline) {
        synchronized (this) {
            if (set != deadline) {
                return; // an earlier deadline came in between, and its ringing has set the alarm anew
            }
            next = UNSET;
            set = UNSET;
        }
        var toWake = owner;
        if (toWake == null) {
            return;
        }
        long now = System.nanoTime();
        long wait = toWake.applyAsLong(now);
        if (wait != PendingCalls.NEVER) {
            notLaterThan(now + wait);
        }
    }

    /** Wakes nobody any more, and holds nobody in memory. */
    void cancel() {
        owner = null;
    }
}
