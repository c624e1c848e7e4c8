package dev.callwire.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks that wait, and the threads that come to run them, each as many as it finds.
 *
 * <p>Whoever adds a task sends for a thread, and so does a thread before it begins a task while others wait; unless one is
 * on its way already. So there is always one to come for what waits, whatever a task does with its own thread; and short
 * tasks, which have ended before the next thread is there, all run on the first. Thread-safe.
 */
final class Lane implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** Of the thread that runs what waits there. */
    private static final ThreadLocal<@Nullable Lane> OF_THREAD = new ThreadLocal<>();

    /** After how many tasks a thread lets others have their turn. */
    private static final int TURN = 64;

    /** How many tasks of a burst are added before a thread is sent for; then twice as many, and so on. */
    private static final int HELD = 64;

    private final Executor threads;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** Set while a thread was sent for that has not come. It sees all tasks that were added until it clears this. */
    private final AtomicBoolean onItsWay = new AtomicBoolean();

    /** The thread that adds a burst. Each thread sets and clears but itself; where two are at it, one's tasks begin at once. */
    private @Nullable Thread adding;

    private int added;
    private int sendsAt;

    /** @param threads starts a thread, or has one do its part, at once */
    Lane(Executor threads) {
        this.threads = threads;
    }

    /** The lane whose tasks this thread runs, so that it finds there what they add; null if it runs those of none. */
    static @Nullable Lane ofThread() {
        return OF_THREAD.get();
    }

    /** Whether threads come for the tasks of both from the same place. */
    @SuppressWarnings("ReferenceEquality") // the very same place
    boolean isBeside(Lane other) {
        return threads == other.threads;
    }

    void add(Runnable task) {
        tasks.add(task);
        if (isAdding()) {
            if (++added < sendsAt) {
                return;
            }
            sendsAt *= 2;
        }
        sendForThread();
    }

    /** This thread adds many tasks: one thread is sent for when it has. */
    void burstBegins() {
        adding = Thread.currentThread();
        added = 0;
        sendsAt = HELD;
    }

    /** This thread has added what it had to. */
    void burstEnds() {
        if (isAdding()) {
            adding = null;
        }
        if (!tasks.isEmpty()) {
            sendForThread();
        }
    }

    @SuppressWarnings("ReferenceEquality") // this very thread
    private boolean isAdding() {
        return adding == Thread.currentThread();
    }

    private void sendForThread() {
        if (!onItsWay.get() && onItsWay.compareAndSet(false, true)) {
            try {
                threads.execute(this);
            } catch (RuntimeException | Error e) {
                onItsWay.set(false);
                LOG.error("No thread could be had; what waits does so until there is one", e);
            }
        }
    }

    /** Runs what waits, on a thread that has come for it. */
    @Override
    public void run() {
        onItsWay.set(false);
        var before = OF_THREAD.get();
        OF_THREAD.set(this);
        try {
            runAll();
        } finally {
            OF_THREAD.set(before);
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // a virtual thread keeps its carrier until it waits or yields
    private void runAll() {
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        int ran = 0;
        Runnable task;
        while ((task = tasks.poll()) != null) {
            if (!tasks.isEmpty()) {
                sendForThread(); // first, for nobody knows how long this one takes
            }
            run(task);
            leaveAsFound(thread, loader);
            if (++ran % TURN == 0) {
                Thread.yield();
            }
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) { // whatever it is, others wait
            LOG.error("A task failed", e);
        }
    }

    /** The next task is not to find what was meant for this one. */
    @SuppressWarnings("ReferenceEquality")
    private static void leaveAsFound(Thread thread, @Nullable ClassLoader loader) {
        Thread.interrupted();
        if (thread.getContextClassLoader() != loader) {
            thread.setContextClassLoader(loader);
        }
    }
}
