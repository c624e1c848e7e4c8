package dev.callwire.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Workers that run when a test says so, on the test's thread. */
final class ManualWorkers implements Executor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean shutDown;

    @Override
    public synchronized void execute(Runnable task) {
        if (shutDown) {
            throw new RejectedExecutionException("shut down");
        }
        tasks.add(task);
    }

    /** Takes no more tasks. */
    synchronized void shutDown() {
        shutDown = true;
    }

    synchronized int waiting() {
        return tasks.size();
    }

    /** Runs the task that waits longest; false if there is none. */
    boolean runOne() {
        Runnable task;
        synchronized (this) {
            task = tasks.poll();
        }
        if (task != null) {
            task.run();
        }
        return task != null;
    }
}
