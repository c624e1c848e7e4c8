package dev.callwire.benchmarks.contestant;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The kinds of threads that callers wait on. */
enum Threads {
    PLATFORM,
    /** Platform threads where the JDK has no virtual ones. */
    VIRTUAL;

    ExecutorService newExecutor() {
        if (this == VIRTUAL) {
            try {
                return (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
            } catch (ReflectiveOperationException e) {
                return Executors.newCachedThreadPool();
            }
        }
        return Executors.newCachedThreadPool();
    }
}
