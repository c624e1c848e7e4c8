package dev.callwire.engine;

import dev.callwire.call.RpcPeer;
import dev.callwire.flow.WindowBudget;

/** Where calls of this end's go, and where each waits for its end. Thread-safe. */
interface Route extends Place {

    /** What is at its other end. */
    RpcPeer peer();

    Settings settings();

    /** What the streams that come this way share. */
    WindowBudget windows();

    /** Whether the calling thread is the one that brings the answers, so that it must not wait for one. */
    boolean onOwnThread();

    /** Whether what is sent leaves only when all of it is there. */
    default boolean gathers() {
        return false;
    }

    /** Sends a call, or keeps it until it can; throws only where it certainly was not sent and will not be. */
    void send(PendingCall<?> call);

    /** Sends a notification, or keeps it until it can; throws only where it certainly was not sent and will not be. */
    void send(OutgoingNotification notification);

    /**
     * This end is about to call methods of an interface, or to subscribe to its events, so it is to be seen whether the peer has
     * the same contract.
     *
     * @param fingerprint the contract's, or 0
     */
    default void expects(Class<?> contract, long fingerprint) {}
}
