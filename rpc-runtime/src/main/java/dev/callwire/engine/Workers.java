package dev.callwire.engine;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What handlers run on, and the completion of futures: virtual threads where the JDK has them, else those of a bounded
 * pool. No task waits for another one to end, though a thread takes one after the other where it can. Thread-safe.
 */
public final class Workers implements Executor {
    private static final String NAME = "callwire-worker-";
    private static final int POOL_SIZE = 256;
    private static final int SPARE = 1024;

    /** As many event loops add tasks without being in each other's way. */
    private static final int LANES = 16;

    private final Lane[] lanes = new Lane[LANES];

    /** Absent where threads are virtual. */
    private final @Nullable ForkJoinPool pool;

    private volatile boolean shutDown;

    private Workers(Executor threads, @Nullable ForkJoinPool pool) {
        Arrays.setAll(lanes, i -> new Lane(threads));
        this.pool = pool;
    }

    /** New workers, to be shut down by who asked for them. */
    public static Workers create() {
        var virtual = virtualThreads();
        return virtual != null ? onThreadsOf(virtual) : onPool();
    }

    private static Workers onThreadsOf(ThreadFactory virtual) {
        return new Workers(
                lane -> {
                    var thread = virtual.newThread(lane);
                    thread.setContextClassLoader(Workers.class.getClassLoader());
                    thread.start();
                },
                null);
    }

    /** Makes virtual threads that inherit nothing of who starts them, for that is another worker; null before JDK 21. */
    private static @Nullable ThreadFactory virtualThreads() {
        try {
            var type = Class.forName("java.lang.Thread$Builder$OfVirtual");
            var builder = Thread.class.getMethod("ofVirtual").invoke(null);
            builder = type.getMethod("name", String.class, long.class).invoke(builder, NAME, 1L);
            builder = type.getMethod("inheritInheritableThreadLocals", boolean.class)
                    .invoke(builder, false);
            return (ThreadFactory) type.getMethod("factory").invoke(builder);
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JDK's virtual threads cannot be used", e);
        }
    }

    /**
     * A pool whose threads are replaced by spare ones while they wait for a call of ours, so that handlers which call
     * back cannot use it up. Its threads come when they are needed and go when they are idle for a minute.
     */
    static Workers onPool() {
        var pool = new ForkJoinPool(
                POOL_SIZE,
                of -> {
                    var thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(of);
                    thread.setName(NAME + thread.getPoolIndex());
                    thread.setContextClassLoader(Workers.class.getClassLoader());
                    return thread;
                },
                null,
                true,
                0,
                POOL_SIZE + SPARE,
                1,
                of -> true,
                1,
                TimeUnit.MINUTES);
        return new Workers(lane -> runOn(pool, lane), pool);
    }

    private static void runOn(ForkJoinPool pool, Runnable lane) {
        try {
            pool.execute(lane);
        } catch (RejectedExecutionException e) { // it was shut down, and tasks are left
            ForkJoinPool.commonPool().execute(lane);
        }
    }

    /** @throws RejectedExecutionException if they were shut down */
    @Override
    public void execute(Runnable task) {
        if (shutDown) {
            throw new RejectedExecutionException("The workers were shut down");
        }
        lane().add(task);
    }

    /** This thread is about to add many tasks, which may begin together when it has. */
    void burstBegins() {
        lane().burstBegins();
    }

    /** This thread has added them. */
    void burstEnds() {
        lane().burstEnds();
    }

    private Lane lane() {
        var own = Lane.ofThread();
        return own != null && own.isBeside(lanes[0])
                ? own
                : lanes[(int) Thread.currentThread().getId() & (LANES - 1)];
    }

    /** Takes no more tasks. Those that there are run. */
    public void shutdown() {
        shutDown = true;
        if (pool != null) {
            pool.shutdown();
        }
    }
}
