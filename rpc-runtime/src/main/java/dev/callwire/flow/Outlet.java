package dev.callwire.flow;

import static java.util.Objects.requireNonNull;

import dev.callwire.annotation.Overflow;
import dev.callwire.stub.Buffering;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a stream where its items leave: takes them from a publisher, as many as the consumer at the other end has
 * asked for and the way there bears (Reactive Streams 1.0.4, section 2).
 *
 * <p>Without a buffer the publisher is asked for just those. With one it is asked for all that it has, and what cannot
 * leave waits, or is dealt with as the {@link Overflow} says. Thread-safe.
 *
 * @param <T> the items
 */
public final class Outlet<T> implements Flow.Subscriber<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);

    /** How many items are asked for at once at most: so many may still come when the way is blocked. */
    private static final int CHUNK = 256;

    /** After so many of these at a stroke the thread goes back to its other work, which may be to read what ends the stream. */
    private static final int CHUNKS_AT_ONCE = 4;

    private final Sink<T> sink;
    private final Executor executor;
    private final Executor onward;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger work = new AtomicInteger();
    private final AtomicLong granted = new AtomicLong();
    private final AtomicLong emitted = new AtomicLong();
    private final Runnable task = this::serve;
    private final @Nullable Waiting waiting;

    /** Where items go through that do not wait: those that do have a lock for it. */
    private final Gate gate = new Gate();

    private volatile long requested;
    private volatile Flow.@Nullable Subscription upstream;

    /** Whether the publisher has nothing more to do with it: it has ended, or was told so. */
    private volatile boolean parted;

    /** Where the items go. Called by one thread at a time; the end comes once at most, and last. */
    public interface Sink<T> {

        /**
         * Sends an item; an exception ends the stream.
         *
         * @param missed how many were dropped before it
         */
        void item(T item, long missed);

        /** Whether the way is free. When it is again, {@link Outlet#writable()} is to be called. */
        boolean isWritable();

        /** Whether this thread may wait for the way to become free. */
        boolean mayWait();

        /** There are no more items. */
        void completed();

        /** The stream has failed. */
        void failed(Throwable failure);

        /** What the stream fails with when its consumer lags. */
        Throwable ofLag();
    }

    /** The end of a stream that has not begun. */
    public Outlet(Sink<T> sink, Buffering buffering, Executor executor) {
        this(sink, buffering, executor, executor);
    }

    /**
     * The end of a stream that has not begun.
     *
     * @param onward runs what goes on after many items at a stroke
     */
    public Outlet(Sink<T> sink, Buffering buffering, Executor executor, Executor onward) {
        this.sink = sink;
        this.executor = executor;
        this.onward = onward;
        waiting = buffering.isBuffered() ? new Waiting(buffering) : null;
    }

    /** Takes the items of a publisher, on the calling thread. */
    public void takeFrom(Flow.Publisher<? extends T> publisher) {
        try {
            publisher.subscribe(this);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Takes what {@link #onNext} is given, whether it was asked for or not. Only where there is a buffer. */
    public void takeAll() {
        onSubscribe(NOBODY);
    }

    private static final Flow.Subscription NOBODY = new Flow.Subscription() {
        @Override
        public void request(long count) {
            // Items come by themselves.
        }

        @Override
        public void cancel() {
            // Whoever gives items hears of the end otherwise.
        }
    };

    /** The consumer takes more items. */
    public void grant(long count) {
        granted.accumulateAndGet(count, Inlet::plus);
        if (upstream != null) { // otherwise it is looked at as soon as there is a publisher
            schedule();
        }
    }

    /** The way is free again. */
    public void writable() {
        schedule();
    }

    /** Nobody wants any more items. No end is told of after this. */
    public void cancel() {
        cancel(() -> {});
    }

    /**
     * As {@link #cancel()}.
     *
     * @param task runs when no item is on its way to the sink any more: before this returns, or else on the thread that
     *     sends the last one
     */
    public void cancel(Runnable task) {
        ended.set(true);
        if (waiting != null) {
            waiting.clear();
            task.run();
        } else {
            gate.shut(task);
        }
        schedule();
    }

    private void schedule() {
        if (work.getAndIncrement() == 0) {
            serveOn(executor);
        }
    }

    private void serveOn(Executor where) {
        try {
            where.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.warn("A stream is given up: no thread is there to go on with it", e);
        }
    }

    /** Goes on with it on this thread, unless another one is at it. */
    private void scheduleHere() {
        if (work.getAndIncrement() == 0) {
            serve();
        }
    }

    private void serve() {
        for (int chunks = 0; chunks < CHUNKS_AT_ONCE; chunks++) {
            int seen = work.get();
            try {
                serveOnce();
            } catch (RuntimeException | Error e) { // the application's publisher
                fail(e);
            }
            if (work.addAndGet(-seen) == 0) {
                return;
            }
        }
        serveOn(onward);
    }

    private void serveOnce() {
        var from = upstream;
        if (from == null) {
            return;
        } else if (ended.get()) {
            if (!parted) {
                parted = true;
                from.cancel();
            }
        } else if (waiting != null) {
            waiting.send();
            if (requested == 0) {
                requested = Long.MAX_VALUE;
                from.request(Long.MAX_VALUE);
            }
        } else {
            long more = more();
            if (more > 0) {
                long all = requested + more;
                requested = all;
                from.request(more);
            }
        }
    }

    /** How many more items to ask for. */
    private long more() {
        long open = requested - emitted.get();
        long allowed = granted.get() - requested;
        return allowed <= 0 || open > CHUNK / 2 || !sink.isWritable() ? 0 : Math.min(allowed, CHUNK - open);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        requireNonNull(subscription, "subscription");
        synchronized (this) {
            if (upstream == null) {
                upstream = subscription;
                subscription = null;
            }
        }
        if (subscription != null) {
            subscription.cancel(); // rule 2.5
        } else {
            scheduleHere();
        }
    }

    @Override
    public void onNext(T item) {
        requireNonNull(item, "item");
        if (ended.get()) {
            return;
        }
        if (waiting != null) {
            waiting.add(item);
            return;
        }
        long count = emitted.get() + 1;
        emitted.lazySet(count);
        long open = requested - count;
        if (open < 0) {
            fail(new IllegalStateException(
                    "The publisher sent an item that was not asked for (Reactive Streams, rule 1.1)"));
            return;
        }
        if (sendThroughGate(item) && open <= CHUNK / 2 && granted.get() > requested) {
            scheduleHere();
        }
    }

    private boolean sendThroughGate(T item) {
        if (!gate.enter()) {
            return false;
        }
        try {
            return send(item, 0);
        } finally {
            gate.leave();
        }
    }

    private boolean send(T item, long missed) {
        try {
            sink.item(item, missed);
            return true;
        } catch (RuntimeException | Error e) { // the application's getters
            fail(e);
            return false;
        }
    }

    /** Adds items that waited elsewhere, before any others; they need no room. Only where there is a buffer. */
    public void addAll(List<T> items) {
        requireNonNull(waiting, "waiting").addAll(items);
        schedule();
    }

    @Override
    public void onError(Throwable failure) {
        requireNonNull(failure, "failure");
        parted = true;
        if (waiting != null) {
            waiting.end(failure);
        } else if (!ended.getAndSet(true)) {
            sink.failed(failure);
        }
    }

    @Override
    public void onComplete() {
        parted = true;
        if (waiting != null) {
            waiting.end(null);
        } else if (!ended.getAndSet(true)) {
            sink.completed();
        }
    }

    /** Ends it from here. */
    private void fail(Throwable failure) {
        if (!ended.getAndSet(true)) {
            sink.failed(failure);
        }
        if (waiting != null) {
            waiting.clear();
        }
        schedule();
    }

    /** The items of a publisher that does not wait to be asked, until they can leave. */
    private final class Waiting {
        private final Overflow overflow;
        private final int size;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition room = lock.newCondition();
        private final ArrayDeque<T> items = new ArrayDeque<>(4);
        private long sent;
        private long missed;

        /** Of the items, how many need no room. */
        private int guests;

        private boolean upstreamEnded;
        private @Nullable Throwable failure;

        Waiting(Buffering buffering) {
            overflow = buffering.overflow();
            size = buffering.size();
        }

        void addAll(List<T> more) {
            lock.lock();
            try {
                items.addAll(more);
                guests += more.size();
            } finally {
                lock.unlock();
            }
        }

        private boolean hasRoom() {
            return items.size() - guests < size;
        }

        void add(T item) {
            lock.lock();
            try {
                sendWaiting();
                if (hasRoom()) {
                    items.add(item);
                    sendWaiting();
                } else {
                    addToFull(item);
                }
            } finally {
                lock.unlock();
            }
        }

        private void addToFull(T item) {
            switch (overflow) {
                case CLOSE -> fail(sink.ofLag());
                case BLOCK -> {
                    if (!sink.mayWait()) {
                        fail(sink.ofLag());
                        return;
                    }
                    while (!hasRoom() && !ended.get()) {
                        room.awaitUninterruptibly();
                    }
                    items.add(item);
                    sendWaiting();
                }
                default -> {
                    items.remove();
                    guests = Math.max(0, guests - 1);
                    missed++;
                    items.add(item);
                }
            }
        }

        /** Sends what can leave. */
        void send() {
            lock.lock();
            try {
                sendWaiting();
            } finally {
                lock.unlock();
            }
        }

        private void sendWaiting() {
            while (!items.isEmpty() && !ended.get() && granted.get() > sent && sink.isWritable()) {
                sent++;
                guests = Math.max(0, guests - 1);
                long before = missed;
                missed = 0;
                Outlet.this.send(items.remove(), before);
                room.signal();
            }
            if (items.isEmpty() && upstreamEnded && !ended.getAndSet(true)) {
                tellEnd();
            }
        }

        private void tellEnd() {
            if (failure == null) {
                sink.completed();
            } else {
                sink.failed(failure);
            }
        }

        void end(@Nullable Throwable why) {
            lock.lock();
            try {
                upstreamEnded = true;
                failure = why;
                sendWaiting();
            } finally {
                lock.unlock();
            }
        }

        void clear() {
            lock.lock();
            try {
                items.clear();
                guests = 0;
                room.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
