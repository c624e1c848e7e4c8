package dev.callwire.engine;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A time that passes when a test says so. Thread-safe. */
final class ManualTime implements Time {
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(timer -> timer.at));
    private long now;

    ManualTime() {
        this(-5); // as System.nanoTime may be
    }

    ManualTime(long now) {
        this.now = now;
    }

    private final class Timer extends CompletableFuture<@Nullable Void> {
        private final long at;
        private final Executor executor;
        private final Runnable task;

        Timer(long at, Executor executor, Runnable task) {
            this.at = at;
            this.executor = executor;
            this.task = task;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            synchronized (ManualTime.this) {
                timers.remove(this);
            }
            return super.cancel(mayInterruptIfRunning);
        }
    }

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized Future<?> after(long nanos, Executor executor, Runnable task) {
        var timer = new Timer(now + nanos, executor, task);
        timers.add(timer);
        return timer;
    }

    /** The longest: tests leave nothing to chance. */
    @Override
    public Duration upTo(Duration longest) {
        return longest;
    }

    /** Lets time pass, and hands what is due to its executor. */
    void pass(Duration duration) {
        long until = nanos() + duration.toNanos();
        Timer due;
        while ((due = takeDue(until)) != null) {
            due.executor.execute(due.task);
        }
    }

    private synchronized @Nullable Timer takeDue(long until) {
        var first = timers.peek();
        if (first == null || first.at > until) {
            now = until;
            return null;
        }
        now = Math.max(now, first.at);
        return timers.remove();
    }

    /** How many timers are set. */
    synchronized int timers() {
        return timers.size();
    }
}
