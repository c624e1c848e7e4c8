package dev.callwire.engine;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls sent over one connection and not yet answered, by id.
 *
 * <p>A call's slot is its id modulo the table's size; an id whose slot is still taken by a slow call is passed over.
 * Whoever takes a call out of its slot ends it, so each ends exactly once. Safe for use by many threads, without locks.
 */
final class PendingCalls {
    /** {@link #expire} found nothing to wait for. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int SEGMENT = 64;

    private final int limit;
    private final int mask;
    private final AtomicReferenceArray<@Nullable AtomicReferenceArray<@Nullable PendingCall<?>>> segments;
    private final CallIds ids;
    private final AtomicInteger size = new AtomicInteger();
    private volatile boolean closed;

    PendingCalls(int limit) {
        this(limit, new CallIds(false));
    }

    /** @param ids may be shared with the calls of other connections */
    PendingCalls(int limit, CallIds ids) {
        this.limit = limit;
        this.ids = ids;
        int slots = Math.max(SEGMENT, Integer.highestOneBit(Math.max(1, limit - 1)) * 2);
        mask = slots - 1;
        segments = new AtomicReferenceArray<>(slots / SEGMENT);
    }

    /** How adding a call may end. */
    enum Added {
        YES,
        FULL,
        CLOSED
    }

    /** Adds a call under a fresh id, or the one that it keeps. Add it before sending it, or its answer may arrive first. */
    Added add(PendingCall<?> call) {
        if (size.incrementAndGet() > limit) {
            size.decrementAndGet();
            return Added.FULL;
        }
        boolean placed = ids.areKept() && call.id != 0 && place(call);
        while (!placed) {
            call.id = ids.next();
            placed = place(call);
        }
        if (closed && remove(call)) { // close() may have passed the slot before the call was in it
            return Added.CLOSED;
        }
        return Added.YES;
    }

    private boolean place(PendingCall<?> call) {
        return segment(call.id).compareAndSet((int) call.id & (SEGMENT - 1), null, call);
    }

    /** Takes out a call, so that the taker alone ends it; {@code null} when there is none of the id any more. */
    @Nullable
    PendingCall<?> remove(long id) {
        var segment = segments.get(segmentIndex(id));
        if (segment == null) {
            return null;
        }
        var call = segment.get((int) id & (SEGMENT - 1));
        return call != null && call.id == id && remove(call) ? call : null;
    }

    /** An id for a call that is not kept here. */
    long nextId() {
        return ids.next();
    }

    /** Tells of each call that is here. */
    void forEach(Consumer<PendingCall<?>> each) {
        for (int i = 0; i < segments.length(); i++) {
            var segment = segments.get(i);
            for (int slot = 0; segment != null && slot < SEGMENT; slot++) {
                var call = segment.get(slot);
                if (call != null) {
                    each.accept(call);
                }
            }
        }
    }

    /** The call of an id, which stays; {@code null} when there is none. */
    @Nullable
    PendingCall<?> find(long id) {
        var segment = segments.get(segmentIndex(id));
        var call = segment == null ? null : segment.get((int) id & (SEGMENT - 1));
        return call != null && call.id == id ? call : null;
    }

    /** Takes out a call, if it is here. */
    boolean remove(PendingCall<?> call) {
        long id = call.id;
        var segment = segments.get(segmentIndex(id));
        if (segment == null || !segment.compareAndSet((int) id & (SEGMENT - 1), call, null)) {
            return false;
        }
        size.decrementAndGet();
        return true;
    }

    /** Whether a call is here. */
    @SuppressWarnings("ReferenceEquality") // this very call
    boolean holds(PendingCall<?> call) {
        var segment = segments.get(segmentIndex(call.id));
        return segment != null && segment.get((int) call.id & (SEGMENT - 1)) == call;
    }

    /**
     * Takes out the calls whose deadline has come.
     *
     * @param now as {@link System#nanoTime}
     * @return how long until the earliest deadline of the others, in nanoseconds, or {@link #NEVER}
     */
    long expire(long now, Consumer<PendingCall<?>> expired) {
        long wait = NEVER;
        for (int i = 0; i < segments.length(); i++) {
            var segment = segments.get(i);
            for (int slot = 0; segment != null && slot < SEGMENT; slot++) {
                var call = segment.get(slot);
                if (call == null) {
                    continue;
                }
                long left = call.deadline - now;
                if (left > 0) {
                    wait = Math.min(wait, left);
                } else if (remove(call)) {
                    expired.accept(call);
                }
            }
        }
        return wait;
    }

    /** Takes out all calls, and lets none in any more. */
    void close(Consumer<PendingCall<?>> lost) {
        closed = true;
        forEach(call -> {
            if (remove(call)) {
                lost.accept(call);
            }
        });
    }

    int size() {
        return size.get();
    }

    private int segmentIndex(long id) {
        return ((int) id & mask) / SEGMENT;
    }

    private AtomicReferenceArray<@Nullable PendingCall<?>> segment(long id) {
        int index = segmentIndex(id);
        var segment = segments.get(index);
        if (segment == null) {
            // Made on first use: most connections of a server never call out.
            segments.compareAndSet(index, null, new AtomicReferenceArray<>(SEGMENT));
            segment = segments.get(index);
        }
        return requireNonNull(segment);
    }
}
