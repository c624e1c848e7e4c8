package dev.callwire.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Wakes its owner at the earliest of many deadlines. Setting one costs a comparison where an earlier one is set
 * already, as it is for all but the first of calls with equal timeouts. Thread-safe.
 */
final class Alarm {
    private final Time time;
    private final Executor executor;
    private final LongUnaryOperator owner;
    private volatile @Nullable Ringing next;
    private boolean cancelled;

    /** A moment the alarm is set to; only the last one counts. */
    private static final class Ringing {
        private final long deadline;
        private @Nullable Future<?> timer;

        Ringing(long deadline) {
            this.deadline = deadline;
        }

        boolean isNotLaterThan(long other) {
            return deadline - other <= 0;
        }

        void cancel() {
            if (timer != null) {
                timer.cancel(false);
            }
        }
    }

    /**
     * An alarm that is not set.
     *
     * @param executor where the owner is woken
     * @param owner is given the time, and returns the nanoseconds until it wants to be woken again, or
     *     {@link PendingCalls#NEVER}
     */
    Alarm(Time time, Executor executor, LongUnaryOperator owner) {
        this.time = time;
        this.executor = executor;
        this.owner = owner;
    }

    /** Wakes the owner at the deadline, as of {@link Time#nanos}, or earlier. */
    void notLaterThan(long deadline) {
        if (!isSetFor(deadline)) {
            set(deadline);
        }
    }

    /** Whether it wakes the owner at a deadline, or earlier. */
    boolean isSetFor(long deadline) {
        var set = next;
        return set != null && set.isNotLaterThan(deadline);
    }

    private synchronized void set(long deadline) {
        var later = next;
        if (cancelled || (later != null && later.isNotLaterThan(deadline))) {
            return;
        }
        if (later != null) {
            later.cancel();
        }
        var earlier = new Ringing(deadline);
        next = earlier;
        earlier.timer = time.after(Math.max(0, deadline - time.nanos()), executor, () -> ring(earlier));
    }

    private void ring(Ringing ringing) {
        synchronized (this) {
            if (next != ringing) {
                return; // it was cancelled while it began to ring
            }
            next = null;
        }
        long now = time.nanos();
        long wait = owner.applyAsLong(now);
        if (wait != PendingCalls.NEVER) {
            notLaterThan(now + wait);
        }
    }

    /** Wakes nobody any more, and leaves nothing behind in the timer. */
    synchronized void cancel() {
        cancelled = true;
        if (next != null) {
            next.cancel();
            next = null;
        }
    }
}
