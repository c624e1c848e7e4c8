package dev.callwire.it;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Work that begins as it is called, tells its test so, and ends when the test lets it go, or is stopped. */
final class DirectedWork implements Work {
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> stopped = new LinkedBlockingQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CompletableFuture<Void> asyncGate = new CompletableFuture<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();

    @Override
    public String hold(String name) {
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        begun.add(name);
        try {
            gate.await();
            return name;
        } catch (InterruptedException e) {
            stopped.add(name);
            throw new IllegalStateException("It was stopped", e);
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public CompletionStage<String> holdLater(String name) {
        begun.add(name);
        var held = new CompletableFuture<String>();
        asyncGate.thenRun(() -> held.complete(name));
        held.whenComplete((value, failure) -> {
            if (failure instanceof CancellationException) {
                stopped.add(name);
            }
        });
        return held;
    }

    @Override
    public String find(String name) {
        return hold(name);
    }

    @Override
    public void holdQuietly(String name) {
        hold(name);
    }

    @Override
    public String now(String name) {
        return name;
    }

    /** Lets all work go, what has begun and what will. */
    void letGo() {
        gate.countDown();
        asyncGate.complete(null);
    }

    /** The name of the work that begins next; waits for it. */
    String nextBegun() {
        return next(begun, "begun");
    }

    /** The name of the work that is stopped next; waits for it. */
    String nextStopped() {
        return next(stopped, "been stopped");
    }

    private static String next(BlockingQueue<String> names, String what) {
        try {
            var name = names.poll(10, TimeUnit.SECONDS);
            if (name == null) {
                throw new AssertionError("No work has " + what + " within 10 s");
            }
            return name;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    int hasBegun() {
        return begun.size();
    }

    int mostRunning() {
        return mostRunning.get();
    }
}
