package dev.callwire.wamp.server;

import dev.callwire.wamp.router.RouterTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The time of the machine, with the JDK's own timer thread; what is due is done by an executor. */
final class SystemTime implements RouterTime {
    private final Executor executor;

    SystemTime(Executor executor) {
        this.executor = executor;
    }

    @Override
    public long now() {
        return System.currentTimeMillis();
    }

    @Override
    public long ticks() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public Alarm after(long millis, Runnable action) {
        var timer = new CompletableFuture<@Nullable Void>().completeOnTimeout(null, millis, TimeUnit.MILLISECONDS);
        timer.thenRunAsync(action, executor);
        return () -> timer.cancel(false);
    }
}
