package dev.callwire.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A loop whose tasks run when a test says so, on the test's thread. */
final class ManualLoop implements Loop {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread running;

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public boolean isCurrent() {
        return running == Thread.currentThread();
    }

    /** Runs what is there, and what comes of it; false if there was nothing. */
    boolean runUntilIdle() {
        boolean ran = false;
        Runnable task;
        while ((task = tasks.poll()) != null) {
            ran = true;
            running = Thread.currentThread();
            try {
                task.run();
            } finally {
                running = null;
            }
        }
        return ran;
    }
}
