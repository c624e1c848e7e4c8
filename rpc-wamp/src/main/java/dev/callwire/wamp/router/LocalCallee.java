package dev.callwire.wamp.router;

import dev.callwire.wamp.message.CancelMode;
import dev.callwire.wamp.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Takes the calls of a procedure within this process. Its methods run under the realm's lock, so they return soon and wait for
 * nothing; they may call back into this
 * realm, and into no other.
 */
public interface LocalCallee {
    /**
     * Takes a call, or more of a call's input. The message is valid while this runs.
     *
     * @param answer may be used at once or later, by any thread
     */
    void onInvocation(Message.Invocation invocation, LocalAnswer answer);

    /** A call is of no interest any more. */
    default void onInterrupt(long invocation, @Nullable CancelMode mode) {}
}
