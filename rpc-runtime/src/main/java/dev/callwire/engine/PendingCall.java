package dev.callwire.engine;

import dev.callwire.json.JsonSlice;
import dev.callwire.stub.MethodDescriptor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call of this end's that waits for its answer. It is ended once, by whoever took it out of the pending calls. */
abstract class PendingCall<R extends @Nullable Object> {
    final MethodDescriptor<R> method;
    final OutgoingCalls calls;
    long id;
    long deadline;
    Duration timeout = Duration.ZERO;

    PendingCall(MethodDescriptor<R> method, OutgoingCalls calls) {
        this.method = method;
        this.calls = calls;
    }

    /**
     * Ends it with a result.
     *
     * @param json a view that is valid only until this returns
     */
    abstract void succeed(JsonSlice json);

    /** Ends it without one. */
    abstract void fail(Outcome outcome);
}
