package dev.callwire.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one after another, in the order in which they are given, on the threads of an executor. Thread-safe. */
final class InTurn implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(InTurn.class);

    /** After how many tasks a thread lets others have their turn. */
    private static final int TURN = 256;

    private final Executor executor;
    private final Queue<Runnable> tasks = new ArrayDeque<>(2);
    private boolean running;

    InTurn(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        boolean first;
        synchronized (tasks) {
            tasks.add(task);
            first = !running;
            running = true;
        }
        if (first) {
            executor.execute(this::runAll);
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // a virtual thread keeps its carrier until it waits or yields
    private void runAll() {
        int ran = 0;
        Runnable task;
        while ((task = next()) != null) {
            if (++ran % TURN == 0) {
                Thread.yield();
            }
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("What was to run in its turn failed", e);
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (tasks) {
            var task = tasks.poll();
            running = task != null;
            return task;
        }
    }
}
