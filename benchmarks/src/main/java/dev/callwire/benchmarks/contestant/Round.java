package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.measure.Window;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** One measurement of a client that is called back: over when each of its callers has ended, or one has failed. */
final class Round {
    private final AtomicInteger callers;
    private final Window window;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Round(int callers, Window window) {
        this.callers = new AtomicInteger(callers);
        this.window = window;
    }

    /** Whether no call is to be begun any more. */
    boolean isOver() {
        return window.isOver();
    }

    /** One of the callers has its last answer. */
    void ended() {
        if (callers.decrementAndGet() == 0) {
            done.complete(null);
        }
    }

    void failed(Throwable cause) {
        done.completeExceptionally(cause);
    }

    void await() throws InterruptedException, ExecutionException {
        done.get();
    }
}
