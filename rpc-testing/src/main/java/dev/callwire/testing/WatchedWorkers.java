package dev.callwire.testing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Runs handlers on as many daemon threads as it takes, and knows which of them run. Thread-safe. */
final class WatchedWorkers implements Executor {
    private final AtomicInteger threads = new AtomicInteger();
    private final Set<Thread> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService pool = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "callwire-test-worker-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public void execute(Runnable task) {
        pool.execute(() -> {
            busy.add(Thread.currentThread());
            try {
                task.run();
            } finally {
                busy.remove(Thread.currentThread());
            }
        });
    }

    boolean isIdle() {
        return busy.isEmpty();
    }

    /** What runs, in words. */
    List<String> running() {
        return busy.stream().map(WatchedWorkers::where).toList();
    }

    /** Interrupts what still runs, and takes no more. */
    void end() {
        pool.shutdownNow();
    }

    private static String where(Thread thread) {
        var frame = Stream.of(thread.getStackTrace())
                .filter(element -> !element.getClassName().startsWith("java.")
                        && !element.getClassName().startsWith("jdk."))
                .findFirst();
        return thread.getName() + frame.map(element -> " at " + element).orElse("");
    }
}
