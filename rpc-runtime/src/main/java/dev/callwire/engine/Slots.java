package dev.callwire.engine;

import dev.callwire.transport.Connection;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of one connection's calls run, which wait, and whether more are read.
 *
 * <p>As many run at a time as the limit says, and one more for each call of this end's own that awaits the peer: a
 * handler may be what waits there, and the peer may have to call in order to answer. Notifications share one slot, and
 * so run one after another in their order. When the slots are taken reading stops, unless this end awaits the peer,
 * whose answer may stand behind the calls that came.
 *
 * <p>Calls enter, and reading is stopped and resumed, on the connection's own thread; all else is for any thread.
 */
final class Slots {
    private final Connection connection;
    private final int limit;
    private final int waitingLimit;
    private final IntSupplier awaited;
    private final Runnable pausing;
    private final Runnable idling;
    private final ArrayDeque<IncomingCall> waiting = new ArrayDeque<>(1);
    private final ArrayDeque<IncomingCall> notifications = new ArrayDeque<>(1);
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private int running;
    private int streaming;

    /** How many wait, at most; for the connection's own thread, which looks again when it is too many. */
    private int entered;

    private volatile boolean notificationEntered;
    private volatile boolean draining;
    private boolean closed;

    /**
     * Whether the slots are taken. This and {@code awaited} are each changed first and then the other one looked at, so
     * that of a call which comes and one which goes out at the same time one sees the other. Likewise {@link #paused}.
     */
    private volatile boolean taken;

    /** Whether no slot is free for a call that comes: as {@code taken}, but for notifications that wait for one another. */
    private volatile boolean full;

    private volatile boolean paused;

    /**
     * All slots free.
     *
     * @param limit how many calls run at a time
     * @param waitingLimit how many wait where reading goes on
     * @param awaited how many calls of this end's own await the peer
     * @param pausing hears each time that reading stops
     * @param idling hears each time that none runs any more
     */
    Slots(Connection connection, int limit, int waitingLimit, IntSupplier awaited, Runnable pausing, Runnable idling) {
        this.connection = connection;
        this.limit = limit;
        this.waitingLimit = waitingLimit;
        this.awaited = awaited;
        this.pausing = pausing;
        this.idling = idling;
    }

    /** Whether new calls are to be refused. */
    boolean isDraining() {
        return draining;
    }

    /** Whether a notification has entered that has not left. */
    boolean holdsNotification() {
        return notificationEntered;
    }

    /** Whether no more may wait. Where reading has stopped all that was read already may, for the transport bounds it. */
    boolean isFull() {
        if (entered < waitingLimit) {
            return false; // so many have not come since it was looked at
        }
        synchronized (this) {
            entered = waiting.size() + notifications.size();
        }
        boolean crowded = entered >= waitingLimit;
        if (crowded) {
            updateReading();
        }
        return crowded && !paused;
    }

    /** Whether a slot is free, and nobody waits for it. */
    boolean isOneFree() {
        return !draining && !full;
    }

    /** Takes a slot, if one is free and nobody waits for it. */
    boolean tryTake() {
        if (!isOneFree()) {
            return false; // for which there need be no lock
        }
        synchronized (this) {
            if (draining || !waiting.isEmpty() || running >= limit) {
                return false;
            }
            take();
            return true;
        }
    }

    /** Takes a slot for a call that runs already. */
    synchronized void take() {
        running++;
        updateTaken();
    }

    /**
     * Puts a call among those that wait for a slot.
     *
     * @return false if none enters any more
     */
    synchronized boolean enter(IncomingCall call) {
        if (closed || (draining && !call.isNotification())) {
            return false; // whoever notifies cannot be told that it was in vain
        }
        entered++;
        if (call.isNotification() && notificationEntered) {
            notifications.add(call);
        } else {
            notificationEntered |= call.isNotification();
            waiting.add(call);
        }
        updateTaken();
        return true;
    }

    /** Takes a slot for the call that waits longest; null if there is no call or no slot. */
    synchronized @Nullable IncomingCall next() {
        if (!mayRunNext()) {
            return null;
        }
        running++;
        var call = waiting.remove();
        updateTaken();
        return call;
    }

    /** Whether a call waits for which there is a slot. */
    private boolean mayRunNext() {
        return !waiting.isEmpty() && running < limit + awaited.getAsInt();
    }

    /**
     * Frees the slot of a call that has ended.
     *
     * @param passes whether the slot may go to another call at once
     * @return the call that waited longest, which has the slot now; null if there is none
     */
    @Nullable
    IncomingCall leave(IncomingCall call, boolean passes) {
        boolean none;
        boolean drains;
        IncomingCall following = null;
        synchronized (this) {
            running--;
            if (call.isNotification()) {
                var notification = notifications.poll();
                if (notification != null) {
                    waiting.addFirst(notification);
                } else {
                    notificationEntered = false;
                }
            }
            if (passes && mayRunNext()) {
                running++;
                following = waiting.remove();
            }
            updateTaken();
            none = running == 0 && waiting.isEmpty();
            drains = draining && isIdle();
        }
        if (none) {
            idling.run();
        }
        if (drains) {
            drained.complete(null);
        }
        return following;
    }

    /** A call goes on with a stream when it leaves its slot. */
    synchronized void streamBegins() {
        streaming++;
    }

    /** The stream of a call has ended. */
    void streamEnds() {
        boolean idle;
        synchronized (this) {
            streaming--;
            idle = draining && isIdle();
        }
        if (idle) {
            drained.complete(null);
        }
    }

    private void updateTaken() {
        boolean none = !waiting.isEmpty() || running >= limit;
        if (full != none) {
            full = none;
        }
        boolean pressed = none || running + notifications.size() >= limit;
        if (taken != pressed) {
            taken = pressed;
        }
    }

    private boolean isIdle() {
        return running == 0 && streaming == 0 && waiting.isEmpty();
    }

    /** Whether a slot that became free, or a call of this end's own that now awaits the peer, changes what may run or be read. */
    boolean isPressed() {
        return taken || paused;
    }

    /** Has reading resumed if it was stopped and need not be. */
    void resumeReading() {
        if (!paused || (taken && awaited.getAsInt() == 0)) {
            return;
        }
        try {
            connection.execute(this::updateReading);
        } catch (RejectedExecutionException e) {
            paused = false; // the connection has ended, and its thread too
        }
    }

    /** Stops or resumes reading. */
    void updateReading() {
        boolean pause;
        while ((pause = taken && awaited.getAsInt() == 0) != paused) {
            paused = pause;
            if (pause) {
                pausing.run();
            }
            connection.reading(!pause);
        }
    }

    /** Lets no call enter any more; completes when those that have entered have left. */
    CompletableFuture<Void> drain() {
        boolean idle;
        synchronized (this) {
            draining = true;
            idle = isIdle();
        }
        if (idle) {
            drained.complete(null);
        }
        return drained;
    }

    /** Forgets the calls that wait: nobody is there to hear of them. */
    void close() {
        synchronized (this) {
            draining = true;
            closed = true;
            waiting.clear();
            notifications.clear();
            updateTaken();
        }
        drained.complete(null);
    }
}
