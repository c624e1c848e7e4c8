package dev.callwire.transport.http;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs tasks in their order, on one daemon thread that ends when there are none for a while. Thread-safe. */
final class OwnThread implements Executor {
    private static final AtomicInteger THREADS = new AtomicInteger();
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::newThread);

    private volatile @Nullable Thread current;

    OwnThread() {
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> {
            current = Thread.currentThread();
            task.run();
        });
    }

    boolean isCurrent() {
        return current == Thread.currentThread();
    }

    private Thread newThread(Runnable work) {
        var thread = new Thread(work, "callwire-http-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
