package dev.callwire.wamp.router;

import static java.util.Objects.requireNonNull;

import dev.callwire.wamp.message.ErrorDetails;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageType;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.YieldOptions;
import org.jspecify.annotations.Nullable;

/** How a callee within this process answers one call. Thread-safe; what comes after the end of the call means nothing. */
public final class LocalAnswer {
    private final LocalMember callee;
    private final long invocation;
    private final @Nullable SessionOwner caller;
    private final boolean wantsProgress;
    private final boolean wantsResultByName;
    private final long timeout;
    private volatile boolean expectsInput;
    private volatile boolean interrupted;

    LocalAnswer(LocalMember callee, PendingCall call) {
        this.callee = callee;
        invocation = call.invocation;
        caller = call.caller instanceof RemoteMember remote ? remote.owner() : null;
        wantsProgress = call.receivesProgress;
        wantsResultByName = call.resultByName;
        timeout = call.timeout;
    }

    /** Whose session calls; {@code null} if the caller is within this process. */
    public @Nullable SessionOwner caller() {
        return caller;
    }

    /** Whether the caller takes results that others follow. */
    public boolean wantsProgress() {
        return wantsProgress;
    }

    /** Whether the caller takes a result that is an object as keyword arguments. */
    public boolean wantsResultByName() {
        return wantsResultByName;
    }

    /** How long the caller waits, in milliseconds, or 0 if it did not say. */
    public long timeoutMillis() {
        return timeout;
    }

    /** Whether more of the call's input follows on what was handed over last. */
    public boolean expectsInput() {
        return expectsInput;
    }

    void expectsInput(boolean more) {
        expectsInput = more;
    }

    /** Whether the callee has been told, or is about to be, that nobody is interested in the call any more. */
    public boolean isInterrupted() {
        return interrupted;
    }

    void interrupted() {
        interrupted = true;
    }

    /**
     * Sends a result that others follow. It goes to a caller that wants such, and else nowhere.
     *
     * @return whether somebody still waits for the call
     */
    public boolean progress(Payload payload) {
        return callee.answer(
                invocation, new Message.Yield(invocation, YieldOptions.PROGRESS, requireNonNull(payload, "payload")));
    }

    /**
     * Ends the call with a result.
     *
     * @return whether somebody still waited for it
     */
    public boolean result(Payload payload) {
        return callee.answer(
                invocation, new Message.Yield(invocation, YieldOptions.NONE, requireNonNull(payload, "payload")));
    }

    /**
     * Ends the call with an error.
     *
     * @return whether somebody still waited for it
     */
    public boolean fail(String error, Payload payload) {
        return callee.answer(
                invocation,
                new Message.Failed(
                        MessageType.INVOCATION,
                        invocation,
                        ErrorDetails.NONE,
                        requireNonNull(error, "error"),
                        requireNonNull(payload, "payload")));
    }
}
