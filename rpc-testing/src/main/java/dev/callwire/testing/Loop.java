package dev.callwire.testing;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A daemon thread that runs what it is given, in the order given, and some of it later. Thread-safe. */
final class Loop implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final long END_SECONDS = 2;

    private final ScheduledThreadPoolExecutor executor;

    private static final class LoopThread extends Thread {
        private final Loop loop;

        LoopThread(Runnable task, String name, Loop loop) {
            super(task, name);
            this.loop = loop;
            setDaemon(true);
        }
    }

    Loop(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> new LoopThread(task, name, this));
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(() -> run(task));
    }

    /** Runs a task, unless the loop has ended: what it would do is over then. */
    void executeIfRunning(Runnable task) {
        try {
            execute(task);
        } catch (RejectedExecutionException ended) {
            LOG.trace("A loop has ended", ended);
        }
    }

    Future<?> schedule(Runnable task, long nanos) {
        return executor.schedule(() -> run(task), nanos, TimeUnit.NANOSECONDS);
    }

    boolean isCurrent() {
        return Thread.currentThread() instanceof LoopThread thread && thread.loop == this;
    }

    /** Ends, after what was given to it and what that gives to it in turn. */
    void end() {
        executeIfRunning(() -> executeIfRunning(executor::shutdown));
    }

    /** Waits a little until it has ended. */
    void awaitEnd() {
        try {
            if (!executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A loop still runs {} s after it was to end: a listener or a task blocks it", END_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            LOG.error("A task failed", failure);
        }
    }
}
