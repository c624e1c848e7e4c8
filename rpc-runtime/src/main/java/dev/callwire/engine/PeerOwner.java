package dev.callwire.engine;

import dev.callwire.transport.CloseReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whoever has a {@link Peer} among others, and may do for its calls what it cannot. Called on the peer's own thread. */
public interface PeerOwner {
    /** Has no other. */
    PeerOwner NONE = new PeerOwner() {};

    /**
     * Takes a call that the peer certainly did not run, or that may run again.
     *
     * @return whether it will be sent elsewhere; otherwise it is for the peer to end it
     */
    default boolean takeBack(PendingCall<?> call) {
        return false;
    }

    /** What numbers the calls of the connections that it opens; {@code null} where each numbers its own. */
    default @Nullable CallIds ids() {
        return null;
    }

    /** The peer takes no more calls, and closes when those that run have ended. */
    default void drains(Peer peer, Duration retryAfter) {}

    /** The peer's connection has ended. Its calls come back after this. */
    default void closed(Peer peer, CloseReason reason) {}
}
