package dev.callwire.stream;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one subscriber of a stream, and what it is told: one signal at a time, items within its demand, one end. Whoever
 * tells it something has the turn; the lock is never held meanwhile.
 */
final class SoleSubscription<T> implements Flow.Subscription {
    /** After how many items a thread lets others have their turn: nobody takes it from a virtual one. */
    private static final int TURN = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private Flow.@Nullable Subscriber<? super T> subscriber;
    private boolean isTaken;
    private boolean isTurnTaken;
    private boolean isStopped;
    private long demand;

    /** How many items were put since others had their turn; of whoever has the turn. */
    private int inTurn;

    private @Nullable End end;

    private record End(@Nullable Throwable failure) {

        void tell(Flow.Subscriber<?> subscriber) {
            if (failure == null) {
                subscriber.onComplete();
            } else {
                subscriber.onError(failure);
            }
        }
    }

    /** Takes a subscriber. A second one is told that it is. */
    void subscribe(Flow.Subscriber<? super T> newcomer) {
        requireNonNull(newcomer, "subscriber");
        if (!admit(newcomer)) {
            newcomer.onSubscribe(new SoleSubscription<>());
            newcomer.onError(new IllegalStateException("The stream has one subscriber, and it is there already"));
            return;
        }
        try {
            newcomer.onSubscribe(this);
        } catch (Throwable e) {
            cancel();
            throw e;
        } finally {
            passTurn();
        }
    }

    private boolean admit(Flow.Subscriber<? super T> newcomer) {
        lock.lock();
        try {
            if (isTaken) {
                return false;
            }
            isTaken = true;
            isTurnTaken = true;
            subscriber = newcomer;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells the subscriber an item, when it wants one.
     *
     * @return whether it did in time
     * @throws CancellationException if it wants no more
     * @throws IllegalStateException if the stream has ended
     */
    @SuppressWarnings("ThreadPriorityCheck") // a virtual thread keeps its carrier until it waits or yields
    boolean put(T item, Patience patience) throws InterruptedException {
        requireNonNull(item, "item");
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        boolean yields = false;
        Flow.Subscriber<? super T> to;
        while ((to = takeTurn()) == null) {
            if (patience.isOver()) {
                return false;
            }
            Waiting.on(new Wait(patience));
        }
        try {
            if (++inTurn == TURN) {
                inTurn = 0;
                yields = true;
            }
            to.onNext(item);
        } catch (Throwable e) {
            cancel();
            throw e;
        } finally {
            passTurn();
        }
        if (yields) {
            Thread.yield();
        }
        return true;
    }

    /** The subscriber, if it wants an item now; then it is the caller's turn. */
    private Flow.@Nullable Subscriber<? super T> takeTurn() {
        lock.lock();
        try {
            if (isStopped) {
                throw new CancellationException("The subscriber has cancelled the stream");
            }
            if (end != null) {
                throw new IllegalStateException("The stream has ended");
            }
            if (isTurnTaken || demand == 0) {
                return null;
            }
            demand--;
            isTurnTaken = true;
            return subscriber;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the turn back, or tells the end that came meanwhile; then the turn is nobody's any more. */
    private void passTurn() {
        End due;
        Flow.Subscriber<? super T> to;
        lock.lock();
        try {
            due = end;
            to = subscriber;
            if (due == null || to == null) {
                isTurnTaken = false;
                changed.signalAll();
                return;
            }
            subscriber = null;
        } finally {
            lock.unlock();
        }
        due.tell(to);
    }

    /** Ends the stream when nobody has the turn, unless it has ended. */
    void end(@Nullable Throwable failure) {
        end(failure, false);
    }

    private void end(@Nullable Throwable failure, boolean stopped) {
        lock.lock();
        try {
            if (end != null || isStopped) {
                return;
            }
            end = new End(failure);
            isStopped = stopped;
            changed.signalAll();
            if (isTurnTaken || subscriber == null) {
                return;
            }
            isTurnTaken = true;
        } finally {
            lock.unlock();
        }
        passTurn();
    }

    boolean isStopped() {
        lock.lock();
        try {
            return isStopped;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void request(long count) {
        if (count <= 0) {
            end(new IllegalArgumentException("Rule 3.9: a subscriber requests at least 1 item, not " + count), true);
            return;
        }
        lock.lock();
        try {
            long sum = demand + count;
            demand = sum < 0 ? Long.MAX_VALUE : sum;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cancel() {
        lock.lock();
        try {
            subscriber = null;
            isStopped = isStopped || end == null;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isReady() {
        return isStopped || end != null || (demand > 0 && !isTurnTaken);
    }

    private final class Wait implements ForkJoinPool.ManagedBlocker {
        private final Patience patience;

        Wait(Patience patience) {
            this.patience = patience;
        }

        @Override
        public boolean block() throws InterruptedException {
            lock.lockInterruptibly();
            try {
                while (!isReady() && !patience.isOver()) {
                    if (patience.isEndless()) {
                        changed.await();
                    } else {
                        changed.awaitNanos(patience.nanosLeft());
                    }
                }
            } finally {
                lock.unlock();
            }
            return true;
        }

        @Override
        public boolean isReleasable() {
            lock.lock();
            try {
                return isReady() || patience.isOver();
            } finally {
                lock.unlock();
            }
        }
    }
}
