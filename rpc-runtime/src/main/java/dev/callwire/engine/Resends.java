package dev.callwire.engine;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Has calls that may run twice sent once more as they were: over their connection when their answers are late, and again after
 * as long, and over the next one. Thread-safe.
 */
final class Resends {
    private final PendingCalls pending;
    private final Time time;
    private final long nanos;
    private final Consumer<JsonSlice> sender;
    private final Alarm alarm;

    /** The frame that a call was sent in. */
    static final class Kept {
        private final JsonSlice frame;

        /** The one that stands in it. */
        private final long id;

        /** When it is to be sent once more over the same connection, as of {@link Time#nanos}; 0 if it is not. */
        private volatile long dueAt;

        Kept(JsonSlice frame, long id) {
            this.frame = frame;
            this.id = id;
        }
    }

    /**
     * Nothing is late yet.
     *
     * @param millis after how long an answer is late; 0 if none ever is
     * @param sender sends a frame, on the executor
     */
    Resends(PendingCalls pending, Time time, Executor executor, long millis, Consumer<JsonSlice> sender) {
        this.pending = pending;
        this.time = time;
        nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        this.sender = sender;
        alarm = new Alarm(time, executor, this::ring);
    }

    /** Keeps the frame of a call that may be sent once more: what its arguments are by then is another matter. */
    void keep(PendingCall<?> call, JsonWriter frame) {
        if (isWhole(call)) {
            call.kept = new Kept(frame.toSlice(), call.id);
        }
    }

    /** Writes the frame that a call had before; false if it had none, or another id. */
    boolean writeKept(PendingCall<?> call, JsonWriter out) {
        var kept = call.kept;
        if (kept == null || kept.id != call.id) {
            return false;
        }
        out.raw(kept.frame);
        return true;
    }

    /** A call has been sent for the first time over the connection. */
    void sent(PendingCall<?> call) {
        var kept = call.kept;
        if (nanos > 0 && kept != null && kept.id == call.id) {
            kept.dueAt = time.nanos() + nanos;
            alarm.notLaterThan(kept.dueAt);
        }
    }

    /** Whether a call may run twice, and its frame says all there is to it. */
    private static boolean isWhole(PendingCall<?> call) {
        return call.method.isIdempotent()
                && !call.lasts()
                && !call.method.hasStreamParams()
                && !call.method.passesReferences();
    }

    private long ring(long now) {
        var wait = new long[] {PendingCalls.NEVER};
        pending.forEach(call -> {
            var kept = call.kept;
            if (kept == null || kept.dueAt == 0) {
                return;
            } else if (kept.dueAt - now <= 0) {
                sender.accept(kept.frame);
                kept.dueAt = now + nanos;
            }
            wait[0] = Math.min(wait[0], kept.dueAt - now);
        });
        return wait[0];
    }

    /** Nothing is sent any more. */
    void cancel() {
        alarm.cancel();
    }
}
