package dev.callwire.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;

/** Starts a thread for each task: a virtual one where the JDK has them, else a daemon. */
final class Starter {
    private static final int VIRTUAL_THREADS_SINCE = 21;
    private static final Executor NEW_THREADS =
            Runtime.version().feature() >= VIRTUAL_THREADS_SINCE ? virtual() : Starter::startDaemon;

    private Starter() {}

    static Executor newThreads() {
        return NEW_THREADS;
    }

    private static Executor virtual() {
        try {
            var start = MethodHandles.publicLookup()
                    .findStatic(
                            Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class));
            return task -> {
                try {
                    var unused = (Thread) start.invokeExact(task);
                } catch (Throwable e) {
                    throw new IllegalStateException("No virtual thread could be started", e);
                }
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JDK's virtual threads cannot be used", e);
        }
    }

    private static void startDaemon(Runnable task) {
        var thread = new Thread(task, "callwire-stream");
        thread.setDaemon(true);
        thread.start();
    }
}
