package dev.callwire.wamp.router;

import dev.callwire.wamp.message.CancelMode;
import dev.callwire.wamp.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Takes the calls of a procedure within this process. Its methods run when the realm's lock is free, on the thread that has
 * brought the message; one that comes by another thread may overtake it.
 */
public interface LocalCallee {
    /**
     * Takes a call, or more of a call's input. The message is valid while this runs.
     *
     * @param answer may be used at once or later, by any thread
     */
    void onInvocation(Message.Invocation invocation, LocalAnswer answer);

    /** A call is of no interest any more. */
    default void onInterrupt(long invocation, LocalAnswer answer, @Nullable CancelMode mode) {}
}
