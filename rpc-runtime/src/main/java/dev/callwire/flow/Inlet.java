package dev.callwire.flow;

import dev.callwire.stream.Gap;
import dev.callwire.stream.GapSubscriber;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a stream where its items come in and wait until their subscriber asks for them (Reactive Streams 1.0.4,
 * sections 1 and 3).
 *
 * <p>Items and the end come on one thread at a time; the subscriber may ask and cancel on any. It is called by the executor,
 * one signal after the other.
 *
 * @param <E> what comes
 * @param <T> what the subscriber gets
 */
public final class Inlet<E, T> implements Flow.Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Inlet.class);

    /** How many items may come that were not asked for: peers are there that have never heard of demand. */
    static final int MOST_EXCESS = 1_024;

    /** How many bytes an item takes in memory beside those of its JSON text, for {@link Source#size}. */
    public static final int ITEM_BYTES = 96;

    /** After how many items a thread lets others have their turn: nobody takes it from a virtual one. */
    private static final int TURN = 256;

    private final Source<E, T> source;
    private final Window window;
    private final WindowBudget budget;
    private final Executor executor;
    private final TwoQueues waiting = new TwoQueues();
    private final AtomicLong requested = new AtomicLong();

    /** How often something was to be done since nobody was at it. At first it is {@link #begin} that is to be called. */
    private final AtomicInteger work = new AtomicInteger(1);

    private final Runnable delivery = this::deliver;
    private volatile Flow.@Nullable Subscriber<? super T> subscriber;
    private volatile boolean cancelled;
    private volatile @Nullable End end;

    /** How many items the one who delivers has told since it let others have their turn. */
    private int inTurn;

    /**
     * How the stream has ended; without a failure it is complete.
     *
     * @param atOnce whether what waits is not told any more
     */
    private record End(@Nullable Throwable failure, boolean atOnce) {}

    /** Where the items come from. Called by any thread. */
    public interface Source<E, T> {

        /** Makes of what came what the subscriber gets; an exception ends the stream. */
        T decode(E element) throws Exception;

        /** How many bytes of memory wait with an element: small items take more than what is in them. */
        int size(E element);

        /**
         * The producer may send more items.
         *
         * @param opening over which connection, counted from 1: see {@link #openings}
         */
        void demand(long count, int opening);

        /** Nothing is wanted any more. Called once at most, and not after the end has come. */
        void cancel();

        /** What a subscriber is told that bears no gaps. */
        Throwable ofGap();

        /** Whether whoever sends hears of demand, and so is to heed it. */
        default boolean hearsDemand() {
            return true;
        }
    }

    /** The end of a stream that nothing has come of yet. */
    public Inlet(
            Flow.Subscriber<? super T> subscriber,
            Source<E, T> source,
            Window window,
            WindowBudget budget,
            Executor executor) {
        this.subscriber = subscriber;
        this.source = source;
        this.window = window;
        this.budget = budget;
        this.executor = executor;
    }

    /** Gives the subscriber its subscription, on the calling thread. Until then it gets nothing else. Called once. */
    public void begin() {
        var to = subscriber;
        if (to != null) {
            try {
                to.onSubscribe(this);
            } catch (RuntimeException | Error e) {
                broken(e);
            }
        }
        if (work.decrementAndGet() > 0) {
            execute();
        }
    }

    /** How many items the producer may send for a start, over a connection that is new. */
    public long open() {
        return window.open();
    }

    /** How often it was opened: over how many connections the stream has come. */
    public int openings() {
        return window.openings();
    }

    /** Whether all that was granted has come. */
    public boolean isFull() {
        return window.isFull();
    }

    /** Whether items are still wanted. */
    public boolean isOpen() {
        return !cancelled && end == null;
    }

    /** What is wrong with an item. */
    public enum Flaw {
        TOO_MANY("streamWindow", "more than " + MOST_EXCESS + " items came that were not asked for"),
        TOO_LARGE("streamBufferBytes", "too many bytes wait in the streams of the connection (streamBufferBytes)"),
        TOO_FAST(
                "streamBufferBytes",
                "its items came faster than they were taken, the protocol has no demand to slow down who sends them,"
                        + " and too many bytes wait in the streams of the connection (streamBufferBytes)");

        private final String limit;
        private final String text;

        Flaw(String limit, String text) {
            this.limit = limit;
            this.text = text;
        }

        /** The setting of the limit that was passed. */
        public String limit() {
            return limit;
        }

        /** In words. */
        public String text() {
            return text;
        }
    }

    /**
     * An item has come.
     *
     * @return what is wrong with that, or {@code null}
     */
    public @Nullable Flaw item(E element) {
        if (!isOpen()) {
            return null;
        }
        int bytes = source.size(element);
        boolean hearsDemand = source.hearsDemand();
        if (window.received(bytes) > MOST_EXCESS && hearsDemand) {
            return Flaw.TOO_MANY;
        } else if (!budget.enter(bytes)) {
            budget.leave(bytes);
            return hearsDemand ? Flaw.TOO_LARGE : Flaw.TOO_FAST;
        }
        waiting.add(element);
        schedule();
        return null;
    }

    /** An item that had come before this was there, and is among what waits already as the budget has it. */
    public void earlyItem(E element) {
        window.received(source.size(element));
        waiting.add(element);
        schedule();
    }

    /** One of the items that came all in one message, which bounds them. */
    public void itemOfMany(E element) {
        if (isOpen()) {
            budget.enter(source.size(element));
            waiting.add(element);
            schedule();
        }
    }

    /** Items are missing before the next one. */
    public void gap(Gap gap) {
        if (isOpen()) {
            waiting.add(gap);
            schedule();
        }
    }

    /** No more items come. */
    public void completed() {
        end(new End(null, false));
    }

    /** The stream has failed; what waits is told first. */
    public void failed(Throwable failure) {
        end(new End(failure, false));
    }

    private void end(End how) {
        synchronized (this) {
            if (!isOpen()) {
                return;
            }
            end = how;
        }
        schedule();
    }

    @Override
    public void request(long count) {
        if (count > 0) {
            requested.accumulateAndGet(count, Inlet::plus);
            schedule();
            return;
        }
        var refusal = new IllegalArgumentException(
                "A subscriber asks for one item at least (Reactive Streams, rule 3.9), not for " + count);
        boolean open;
        synchronized (this) {
            open = isOpen();
            end = new End(refusal, true); // in the place of one that the subscriber has not heard of
        }
        if (open) {
            source.cancel();
        }
        schedule();
    }

    /** The sum, or the largest number where it is larger. */
    static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    @Override
    public void cancel() {
        cancelSource();
        schedule();
    }

    private void cancelSource() {
        boolean first;
        synchronized (this) {
            first = isOpen();
            cancelled = true;
        }
        if (first) {
            source.cancel();
        }
    }

    private void schedule() {
        if (work.getAndIncrement() == 0) {
            execute();
        }
    }

    private void execute() {
        try {
            executor.execute(delivery);
        } catch (RejectedExecutionException e) {
            LOG.warn("A stream has ended without a word: no thread is there to bring it", e);
            forget();
        }
    }

    private void deliver() {
        int seen;
        do {
            seen = work.get();
            deliverSome();
        } while (work.addAndGet(-seen) != 0);
    }

    private void deliverSome() {
        var to = subscriber;
        long allowed = requested.get();
        long delivered = 0;
        while (to != null && !cancelled) {
            var ending = end; // looked at first: what came before it is there
            var next = waiting.peek();
            if (ending != null && (next == null || ending.atOnce())) {
                finish(ending.failure());
                break;
            } else if (next == null || (delivered == allowed && !(next instanceof Gap))) {
                break;
            }
            waiting.remove();
            if (next instanceof Gap gap) {
                tell(gap, to);
            } else {
                delivered++;
                tell(element(next), to);
                letOthersHaveTheirTurn();
            }
            to = subscriber;
        }
        if (delivered > 0 && allowed != Long.MAX_VALUE) {
            requested.addAndGet(-delivered);
        }
        if (cancelled || subscriber == null) {
            forget();
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // a virtual thread keeps its carrier until it waits or yields
    private void letOthersHaveTheirTurn() {
        if (++inTurn == TURN) {
            inTurn = 0;
            Thread.yield();
        }
    }

    @SuppressWarnings("unchecked") // what is no gap is what item() was given
    private E element(Object next) {
        return (E) next;
    }

    private void tell(E element, Flow.Subscriber<? super T> to) {
        budget.leave(source.size(element));
        T value;
        try {
            value = source.decode(element);
        } catch (Throwable e) { // whatever a constructor throws, the subscriber waits for an end
            breakOff(e);
            return;
        }
        try {
            to.onNext(value);
        } catch (Throwable e) {
            broken(e);
            return;
        }
        long more = window.consumed();
        if (more > 0 && isOpen()) {
            source.demand(more, window.openingsAtGrant());
        }
    }

    private void tell(Gap gap, Flow.Subscriber<? super T> to) {
        if (to instanceof GapSubscriber<?> bearing) {
            try {
                bearing.onGap(gap);
            } catch (Throwable e) {
                broken(e);
            }
        } else if (gap.isResync()) {
            breakOff(source.ofGap());
        }
    }

    /** Ends the stream from this end, and tells the subscriber why. */
    private void breakOff(Throwable why) {
        cancelSource();
        finish(why);
    }

    private void finish(@Nullable Throwable failure) {
        var to = subscriber;
        subscriber = null;
        if (to == null) {
            return;
        }
        try {
            if (failure == null) {
                to.onComplete();
            } else {
                to.onError(failure);
            }
        } catch (Throwable e) {
            LOG.error("A subscriber failed at the end of its stream", e);
        }
    }

    private void broken(Throwable failure) {
        LOG.error("A subscriber failed, which ends its stream (Reactive Streams, rule 2.13)", failure);
        cancelSource();
        subscriber = null;
    }

    /** Nobody gets what waits. */
    private void forget() {
        subscriber = null;
        Object left;
        while ((left = waiting.peek()) != null) {
            waiting.remove();
            if (!(left instanceof Gap)) {
                budget.leave(source.size(element(left)));
            }
        }
        window.end();
    }
}
