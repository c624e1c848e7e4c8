package dev.callwire.stream;

import static java.util.Objects.requireNonNull;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What a stream has brought, until the one thread that reads it takes it. */
class Inbox<T> implements Flow.Subscriber<T>, ForkJoinPool.ManagedBlocker {
    private final Queue<Object> entries = new ConcurrentLinkedQueue<>();
    private final Upstream upstream = new Upstream();
    private final int batch;
    private int taken;
    private volatile @Nullable Thread waiting;

    /** Stands for the end of the stream, and for the failure that ended it. */
    record End(@Nullable Throwable failure) {
        static final End COMPLETE = new End(null);
    }

    /** Stands for items that are missing. */
    record Missing(Gap gap) {}

    Inbox(int ahead) {
        batch = ahead - ahead / 2;
        upstream.request(ahead);
    }

    @Override
    public final void onSubscribe(Flow.Subscription subscription) {
        upstream.set(requireNonNull(subscription, "subscription"));
    }

    @Override
    public final void onNext(T item) {
        add(requireNonNull(item, "item"));
    }

    @Override
    public final void onError(Throwable failure) {
        add(new End(requireNonNull(failure, "failure")));
    }

    @Override
    public final void onComplete() {
        add(End.COMPLETE);
    }

    final void add(Object entry) {
        if (!upstream.isCancelled()) {
            entries.add(entry);
            wake();
        }
    }

    /** Cancels the stream. Whoever waits for it goes on, and whatever has come is thrown away. */
    final void close() {
        upstream.cancel();
        wake();
    }

    /** Waits for the next item, {@link Missing}, or {@link End}. A closed inbox is at its end. */
    final Object take() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Object entry;
        while ((entry = poll()) == null) {
            Waiting.on(this);
        }
        return entry;
    }

    private @Nullable Object poll() {
        if (upstream.isCancelled()) {
            entries.clear();
            return End.COMPLETE;
        }
        var entry = entries.poll();
        if (entry != null && !(entry instanceof Missing) && !(entry instanceof End)) {
            replenish();
        }
        return entry;
    }

    private void replenish() {
        if (++taken == batch) {
            taken = 0;
            upstream.request(batch);
        }
    }

    private void wake() {
        var reader = waiting;
        if (reader != null) {
            LockSupport.unpark(reader);
        }
    }

    @Override
    public final boolean block() throws InterruptedException {
        waiting = Thread.currentThread();
        try {
            while (!isReleasable()) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            waiting = null;
        }
        return true;
    }

    @Override
    public final boolean isReleasable() {
        return upstream.isCancelled() || !entries.isEmpty();
    }
}
