package dev.callwire.testing;

import dev.callwire.transport.TransportLimits;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a peer has not read. While they are many whoever can wait with sending should, and nothing is read from
 * it; when they are too many, or the peer takes none of them for too long, it is given up.
 */
final class Unsent {

    /** What follows from it; on the connection's loop. */
    interface Owner {

        /** Stops reading, or goes on. */
        void unsentPauses(boolean pause);

        /** Gives the peer up. */
        void unsentOverflows(String why);

        /** There is room again. */
        void unsentHasRoom();
    }

    private static final int MOST_WRITABLE_BYTES = 128 << 10;

    /** How often within the timeout a peer that takes little is looked at. */
    private static final int LOOKS = 4;

    private final Lane lane;
    private final Loop loop;
    private final TransportLimits limits;
    private final Owner owner;
    private final long mark;

    /** Whether there is no room; set by any thread, cleared by the loop. */
    private volatile boolean full;

    private volatile boolean paused;
    private boolean stopped;
    private long lastTaken;
    private long lastNanos;
    private @Nullable Future<?> look;

    Unsent(Lane lane, Loop loop, TransportLimits limits, Owner owner) {
        this.lane = lane;
        this.loop = loop;
        this.limits = limits;
        this.owner = owner;
        mark = Math.max(2, Math.min(MOST_WRITABLE_BYTES, limits.unsentBytesToPause() / 4));
    }

    /** Whether there is room; any thread may ask. */
    boolean hasRoom() {
        fills(lane.unsentBytes());
        return !full;
    }

    /** Something was sent, by any thread. */
    void sent(long bytes) {
        fills(bytes);
        if (bytes > limits.unsentBytesToClose() || (bytes > limits.unsentBytesToPause() && !paused)) {
            if (loop.isCurrent()) {
                check();
            } else {
                loop.executeIfRunning(this::check);
            }
        }
    }

    /** The peer has read something. */
    void taken() {
        if (paused) {
            loop.executeIfRunning(this::check);
        }
        if (full) {
            loop.executeIfRunning(this::tellRoom);
        }
    }

    private void fills(long bytes) {
        if (!full && bytes > mark) {
            full = true;
            loop.executeIfRunning(this::tellRoom); // the peer may have read meanwhile, and seen nobody wait
        }
    }

    private void tellRoom() {
        if (full && !stopped && lane.unsentBytes() < mark / 2) {
            full = false;
            owner.unsentHasRoom();
        }
    }

    /** On the loop. */
    void stop() {
        stopped = true;
        stopLooking();
    }

    private void check() {
        var bytes = lane.unsentBytes();
        if (stopped) {
            return;
        }
        if (bytes > limits.unsentBytesToClose()) {
            owner.unsentOverflows("more than " + limits.unsentBytesToClose() + " bytes are unsent");
        } else if (!paused && bytes > limits.unsentBytesToPause()) {
            pause();
        } else if (paused && bytes < limits.unsentBytesToPause() / 2) {
            paused = false;
            stopLooking();
            owner.unsentPauses(false);
        }
    }

    private void pause() {
        paused = true;
        lastTaken = lane.takenBytes();
        lastNanos = System.nanoTime();
        lookLater();
        owner.unsentPauses(true);
        check(); // the peer may have read meanwhile, and seen nobody wait
    }

    private void look() {
        var now = System.nanoTime();
        var taken = lane.takenBytes();
        if (taken != lastTaken || lane.isMoving(now)) {
            lastTaken = taken;
            lastNanos = now;
        }
        if (now - lastNanos >= limits.unwritableTimeout().toNanos()) {
            owner.unsentOverflows("the peer took nothing for " + Words.duration(limits.unwritableTimeout()));
        } else {
            lookLater();
        }
    }

    private void lookLater() {
        look = loop.schedule(this::look, Math.max(1, limits.unwritableTimeout().toNanos() / LOOKS));
    }

    private void stopLooking() {
        if (look != null) {
            look.cancel(false);
            look = null;
        }
    }
}
