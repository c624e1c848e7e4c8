package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Message;

/**
 * Takes the answer of a call from within this process. Its methods run when the realm's lock is free, on the thread that has
 * brought the answer. Messages are valid while they run.
 */
public interface LocalCaller {
    /**
     * Takes a result.
     *
     * @param isLast whether no other follows
     */
    void onResult(Message.Result result, boolean isLast);

    /** The call has failed. */
    void onFailure(Message.Failed failure);
}
