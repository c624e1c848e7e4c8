package dev.callwire.engine;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A loop with a thread of its own, a daemon. */
final class ThreadLoop implements Loop, AutoCloseable {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "memory-loop");
        thread.setDaemon(true);
        this.thread = thread;
        return thread;
    });
    private volatile @Nullable Thread thread;

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    @Override
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
