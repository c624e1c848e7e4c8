package dev.callwire.benchmarks.stress;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls that run, and those that were interrupted. */
final class HeldCalls implements Held {
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();

    int begun() {
        return begun.get();
    }

    int interrupted() {
        return interrupted.get();
    }

    @Override
    public long hold(long number) {
        begun.incrementAndGet();
        try {
            never.await();
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
        }
        throw new CancellationException("nobody waits for call " + number);
    }

    @Override
    public long echo(long number) {
        return number;
    }

    @Override
    public long echoHere(long number) {
        return number;
    }
}
