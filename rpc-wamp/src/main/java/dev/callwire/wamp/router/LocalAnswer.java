package dev.callwire.wamp.router;

import static java.util.Objects.requireNonNull;

import dev.callwire.wamp.message.ErrorDetails;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.MessageType;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.YieldOptions;

/** How a callee within this process answers one call. Thread-safe; what comes after the end of the call means nothing. */
public final class LocalAnswer {
    private final LocalMember callee;
    private final long invocation;

    LocalAnswer(LocalMember callee, long invocation) {
        this.callee = callee;
        this.invocation = invocation;
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
