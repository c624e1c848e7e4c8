package dev.callwire.call;

import java.time.Duration;

/** A call as an {@link Interceptor} sees it. Thread-safe. */
public interface InterceptedCall {

    /** Whether this end makes the call or serves it. */
    enum Side {
        /** This end makes it. */
        CALLER,
        /** This end serves it. */
        CALLEE
    }

    /** Whether this end makes the call or serves it. */
    Side side();

    /** The wire name of the method. */
    String method();

    /** The interface that the method is of. */
    Class<?> service();

    /** Whether it is never answered. */
    boolean isNotification();

    /** Whether it may run more than once with the effect of running once. */
    boolean isIdempotent();

    /** The other end. */
    RpcPeer peer();

    /** How long the caller still waits; never negative. */
    Duration timeLeft();

    /**
     * How often the call was sent to a peer, this time included. For the caller it counts up while the call is made, and
     * is 0 before it is sent.
     */
    int attempt();

    /** What the call carries beside its parameters. */
    Metadata metadata();

    /** Has it carry something else: to the peer for the caller, to the handler for the callee. */
    void metadata(Metadata changed);
}
