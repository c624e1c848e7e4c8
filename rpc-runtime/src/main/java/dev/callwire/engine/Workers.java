package dev.callwire.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

/** Makes the threads that handlers run on: a virtual one for each call where the JDK has them, else a bounded pool. */
public final class Workers {
    private static final int POOL_SIZE = 256;
    private static final int SPARE = 1024;

    private Workers() {}

    /** A new executor, to be shut down by who asked for it. */
    public static ExecutorService create() {
        try {
            var factory = MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class));
            return (ExecutorService) factory.invoke();
        } catch (NoSuchMethodException e) {
            return pool();
        } catch (Throwable e) {
            throw new IllegalStateException("This JDK's virtual threads cannot be used", e);
        }
    }

    /**
     * A pool whose threads are replaced by spare ones while they wait for a call of ours, so that handlers which call
     * back cannot use it up. Its threads come when they are needed and go when they are idle for a minute.
     */
    private static ExecutorService pool() {
        return new ForkJoinPool(
                POOL_SIZE,
                pool -> {
                    var thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
                    thread.setName("callwire-worker-" + thread.getPoolIndex());
                    thread.setContextClassLoader(Workers.class.getClassLoader());
                    return thread;
                },
                null,
                true,
                0,
                POOL_SIZE + SPARE,
                1,
                pool -> true,
                1,
                TimeUnit.MINUTES);
    }
}
