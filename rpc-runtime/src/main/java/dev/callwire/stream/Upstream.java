package dev.callwire.stream;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that any thread may use, also before it is there. The calls reach it one after the other; a thread
 * whose call meets another's leaves it to that one, so nobody waits.
 */
final class Upstream {
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicInteger work = new AtomicInteger();
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean cancelled;

    /** The subscription is there. A second one is cancelled. */
    void set(Flow.Subscription given) {
        if (subscription != null) {
            given.cancel();
            return;
        }
        subscription = given;
        pass();
    }

    void request(long count) {
        wanted.addAndGet(count);
        pass();
    }

    void cancel() {
        cancelled = true;
        pass();
    }

    boolean isCancelled() {
        return cancelled;
    }

    private void pass() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            passOnce();
            seen = work.addAndGet(-seen);
        } while (seen != 0);
    }

    private void passOnce() {
        var to = subscription;
        if (to == null) {
            return;
        }
        if (cancelled) {
            to.cancel();
            return;
        }
        long count = wanted.getAndSet(0);
        if (count > 0) {
            to.request(count);
        }
    }
}
