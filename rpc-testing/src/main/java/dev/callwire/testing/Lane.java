package dev.callwire.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a link: what one end has sent and the other has not read, with the faults that are set for it.
 * Thread-safe.
 */
final class Lane {

    /** As a time to wait: for something to happen first. */
    static final long NEVER = Long.MAX_VALUE;

    private final Queue<Parcel> parcels = new ArrayDeque<>();
    private Pace pace = new Pace(System.nanoTime());
    private @Nullable Reordering reordering;
    private @Nullable Predicate<String> dropped;
    private int dropNext;
    private boolean silent;
    private boolean corked;
    private boolean unread;
    private boolean ended;
    private long unsentBytes;
    private long takenBytes;
    private long messages;

    /** A frame, and when it may be read. */
    private record Parcel(Frame frame, long due) {}

    /** Adds a frame; nothing more after a last one. Returns how many bytes are unsent now. */
    synchronized long put(Frame frame) {
        if (ended || (frame instanceof Frame.Message message && drops(message))) {
            return unsentBytes;
        }
        ended = frame.isLast();
        unsentBytes += frame.bytes();
        var now = System.nanoTime();
        if (reordering == null) {
            enqueue(frame, now);
        } else {
            reordering.pass(frame, now).forEach(passing -> enqueue(passing, now));
        }
        return unsentBytes;
    }

    /** Takes all that may be read now. */
    synchronized List<Frame> take(long now) {
        if (silent || corked) {
            return List.of();
        }
        if (reordering != null && reordering.isHolding() && reordering.patience(now) <= 0) {
            releaseHeld(now);
        }
        var taken = new ArrayList<Frame>();
        for (var next = parcels.peek(); next != null && next.due() - now <= 0; next = parcels.peek()) {
            parcels.remove();
            taken.add(next.frame());
            count(next.frame());
        }
        return taken;
    }

    /** How many nanoseconds it takes until there is something to read; {@link #NEVER} if that is not foreseen. */
    synchronized long nextIn(long now) {
        if (silent || corked) {
            return NEVER;
        }
        var next = parcels.peek();
        if (next != null) {
            return Math.max(0, next.due() - now);
        }
        return reordering != null && reordering.isHolding() ? Math.max(0, reordering.patience(now)) : NEVER;
    }

    /** Nothing is taken until it is uncorked, so that what is sent meanwhile leaves together. */
    synchronized void cork() {
        corked = true;
    }

    synchronized void uncork() {
        corked = false;
    }

    /** Whether the reading end does not read. */
    synchronized void unread(boolean notRead) {
        unread = notRead;
    }

    /** What is on its way is lost, and so is what comes later. */
    synchronized void abandon() {
        parcels.clear();
        reordering = null;
        unsentBytes = 0;
        ended = true;
    }

    synchronized long unsentBytes() {
        return unsentBytes;
    }

    synchronized long takenBytes() {
        return takenBytes;
    }

    /** How many messages were read. */
    synchronized long messages() {
        return messages;
    }

    /** Whether the reading end is reading, however slowly. */
    synchronized boolean isMoving(long now) {
        var next = parcels.peek();
        return !silent && !unread && next != null && next.due() - now > 0;
    }

    synchronized void silent(boolean nothingComesThrough) {
        silent = nothingComesThrough;
    }

    synchronized void pace(Consumer<Pace> change) {
        change.accept(pace);
    }

    synchronized void dropNext(int count) {
        dropNext = count;
    }

    synchronized void drop(Predicate<String> which) {
        dropped = which;
    }

    synchronized void reorder(Reordering changed) {
        releaseHeld(System.nanoTime());
        reordering = changed;
    }

    /** Forgets the faults; what is on its way may be read at once. */
    synchronized void heal() {
        var now = System.nanoTime();
        releaseHeld(now);
        reordering = null;
        dropped = null;
        dropNext = 0;
        silent = false;
        pace = new Pace(now);
        var late = List.copyOf(parcels);
        parcels.clear();
        late.forEach(parcel -> enqueue(parcel.frame(), now));
    }

    private boolean drops(Frame.Message message) {
        if (dropNext > 0) {
            dropNext--;
            return true;
        }
        return dropped != null && dropped.test(message.text());
    }

    private void enqueue(Frame frame, long now) {
        parcels.add(new Parcel(frame, pace.due(now, frame.bytes())));
    }

    private void releaseHeld(long now) {
        if (reordering != null) {
            reordering.release().forEach(frame -> enqueue(frame, now));
        }
    }

    private void count(Frame frame) {
        unsentBytes -= frame.bytes();
        takenBytes += frame.bytes();
        if (frame instanceof Frame.Message) {
            messages++;
        }
    }
}
