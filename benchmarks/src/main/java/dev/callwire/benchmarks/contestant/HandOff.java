package dev.callwire.benchmarks.contestant;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Hands what a burst has brought to a worker as one batch, and takes what was done back in batches: one wake-up each way. A
 * task that takes long holds up no other for more than two milliseconds: the event loop looks, and has another worker go on.
 */
final class HandOff {
    private static final int FIRST_TASKS = 16;
    private static final int DONE_BEFORE_WAKE_UP = 16;

    /** What a worker does, and what is done on the event loop then. */
    abstract static class Task {
        private @Nullable Task next;

        /** On a worker. */
        abstract void run();

        /** On the event loop. */
        abstract void finish();
    }

    private final EventLoop loop;
    private final Executor workers;
    private final Runnable finished;
    private final AtomicReference<@Nullable Task> done = new AtomicReference<>();
    private final AtomicBoolean drainIsDue = new AtomicBoolean();
    private final Runnable drain = this::drain;
    private final Queue<Batch> running = new ArrayDeque<>();
    private Batch gathered = new Batch();
    private boolean looks;

    /** @param finished called on the event loop when some tasks were finished */
    HandOff(EventLoop loop, Executor workers, Runnable finished) {
        this.loop = loop;
        this.workers = workers;
        this.finished = finished;
    }

    /** Gathers a task for the burst's batch. */
    void add(Task task) {
        gathered.add(task);
    }

    /** Hands the batch over. */
    void endBurst() {
        if (gathered.count == 0) {
            return;
        }
        var batch = gathered;
        gathered = new Batch();
        running.add(batch);
        workers.execute(batch);
        if (!looks) {
            looks = true;
            lookLater();
        }
    }

    private void lookLater() {
        loop.schedule(this::look, 1, TimeUnit.MILLISECONDS);
    }

    /** Whether all goes on. */
    private void look() {
        running.removeIf(Batch::isTaken);
        for (var batch : running) {
            if (batch.stands()) {
                workers.execute(batch);
            }
        }
        drain();
        looks = !running.isEmpty();
        if (looks) {
            lookLater();
        }
    }

    private void done(Task task) {
        Task before;
        do {
            before = done.get();
            task.next = before;
        } while (!done.compareAndSet(before, task));
    }

    private void wakeUp() {
        if (!drainIsDue.getAndSet(true)) {
            loop.execute(drain);
        }
    }

    private void drain() {
        drainIsDue.set(false);
        var task = inOrder(done.getAndSet(null));
        while (task != null) {
            var following = task.next;
            task.next = null;
            task.finish();
            task = following;
        }
        finished.run();
    }

    private static @Nullable Task inOrder(@Nullable Task last) {
        Task first = null;
        for (var task = last; task != null; ) {
            var before = task.next;
            task.next = first;
            first = task;
            task = before;
        }
        return first;
    }

    /** Run by as many workers as it takes. */
    private final class Batch implements Runnable {
        private Task[] tasks = new Task[FIRST_TASKS];
        private int count;
        private final AtomicInteger taken = new AtomicInteger();
        private int seen;

        void add(Task task) {
            if (count == tasks.length) {
                tasks = Arrays.copyOf(tasks, 2 * count);
            }
            tasks[count++] = task;
        }

        boolean isTaken() {
            return taken.get() >= count;
        }

        /** Whether nobody has taken a task since this was asked last. */
        boolean stands() {
            int now = taken.get();
            boolean stands = now == seen;
            seen = now;
            return stands;
        }

        @Override
        public void run() {
            int unseen = 0;
            for (int i = taken.getAndIncrement(); i < count; i = taken.getAndIncrement()) {
                tasks[i].run();
                done(tasks[i]);
                if (++unseen == DONE_BEFORE_WAKE_UP) {
                    unseen = 0;
                    wakeUp();
                }
            }
            wakeUp();
        }
    }
}
