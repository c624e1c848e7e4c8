package dev.callwire.engine;

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
    private final Consumer<PendingCall<?>> sender;
    private final Alarm alarm;

    /**
     * Nothing is late yet.
     *
     * @param millis after how long an answer is late; 0 if none ever is
     * @param sender sends a call, on the executor
     */
    Resends(PendingCalls pending, Time time, Executor executor, long millis, Consumer<PendingCall<?>> sender) {
        this.pending = pending;
        this.time = time;
        nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        this.sender = sender;
        alarm = new Alarm(time, executor, this::ring);
    }

    /** Keeps the frame of a call that may be sent once more: what its arguments are by then is another matter. */
    void keep(PendingCall<?> call, JsonWriter frame) {
        if (isWhole(call)) {
            call.frame = frame.toSlice();
            call.frameId = call.id;
        }
    }

    /** Writes the frame that a call had before; false if it had none, or another id. */
    boolean writeKept(PendingCall<?> call, JsonWriter out) {
        var kept = call.frameId == call.id ? call.frame : null;
        if (kept != null) {
            out.raw(kept);
        }
        return kept != null;
    }

    /** A call has been sent for the first time over the connection. */
    void sent(PendingCall<?> call) {
        if (nanos > 0 && isWhole(call)) {
            call.resendAt = time.nanos() + nanos;
            alarm.notLaterThan(call.resendAt);
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
            if (call.resendAt == 0) {
                return;
            } else if (call.resendAt - now <= 0) {
                sender.accept(call);
                call.resendAt = now + nanos;
            }
            wait[0] = Math.min(wait[0], call.resendAt - now);
        });
        return wait[0];
    }

    /** Nothing is sent any more. */
    void cancel() {
        alarm.cancel();
    }
}
