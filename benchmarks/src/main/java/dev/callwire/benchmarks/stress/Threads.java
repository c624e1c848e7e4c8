package dev.callwire.benchmarks.stress;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads for callers: a virtual one for each where the JDK has them. */
final class Threads {
    private Threads() {}

    static ExecutorService create() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return Executors.newCachedThreadPool();
        }
    }

    static boolean areVirtual() {
        return Runtime.version().feature() >= 21;
    }
}
