package dev.callwire.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/** A worker that, unlike those of the JDK's pools, clears no interrupts between its tasks. */
final class BareThread implements Executor {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::work, "bare-worker");
    private volatile boolean closed;

    BareThread() {
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        while (!closed) {
            var task = tasks.poll();
            if (task != null) {
                task.run();
            } else {
                LockSupport.parkNanos(100_000);
            }
        }
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Ends the thread when it is between tasks. */
    void stop() throws InterruptedException {
        closed = true;
        thread.join(10_000);
        if (thread.isAlive()) {
            throw new AssertionError("A task has not ended");
        }
    }
}
