package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Passthru;
import org.jspecify.annotations.Nullable;

/** A call between its first message and its last. */
final class PendingCall {
    final Member caller;

    /** The caller's id for it. */
    final long request;

    final Member callee;

    /** The id that it has with the callee. */
    final long invocation;

    final Registration registration;

    /** The procedure that was called, if the registration does not say it. */
    final @Nullable String procedure;

    final boolean receivesProgress;
    final boolean disclosed;
    final long timeout;
    final @Nullable Passthru passthru;

    /** Whether the caller wants a result that is an object as keyword arguments. */
    boolean resultByName;

    /** Whether the caller has more input to send. */
    boolean moreInput;

    /** Whether the callee was told to stop, and still has the last word. */
    boolean killed;

    /** When it is out of time, in ticks. */
    long deadline;

    RouterTime.@Nullable Alarm alarm;

    PendingCall(
            Member caller,
            long request,
            Member callee,
            Registration registration,
            @Nullable String procedure,
            boolean receivesProgress,
            boolean disclosed,
            long timeout,
            @Nullable Passthru passthru) {
        this.caller = caller;
        this.request = request;
        this.callee = callee;
        this.invocation = callee.nextInvocation();
        this.registration = registration;
        this.procedure = procedure;
        this.receivesProgress = receivesProgress;
        this.disclosed = disclosed;
        this.timeout = timeout;
        this.passthru = passthru;
    }
}
