package dev.callwire.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time of the machine, with the JDK's own timer thread. */
final class SystemTime implements Time {
    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Duration upTo(Duration longest) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest.toMillis() + 1));
    }

    @Override
    public Future<?> after(long nanos, Executor executor, Runnable task) {
        // Not delayedExecutor: what that has been given stays in the timer's queue, and in memory, until its time
        // comes.
        var timer = new CompletableFuture<@Nullable Void>().completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS);
        timer.thenRunAsync(task, executor);
        return timer;
    }
}
