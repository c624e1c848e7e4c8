package dev.callwire.benchmarks.contestant;

import dev.callwire.wamp.router.RouterTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The clock of this machine, and a thread for what waits. */
final class SystemTime implements RouterTime {
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "alarms");
        thread.setDaemon(true);
        return thread;
    });

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
        var alarm = alarms.schedule(action, millis, TimeUnit.MILLISECONDS);
        return () -> alarm.cancel(false);
    }
}
