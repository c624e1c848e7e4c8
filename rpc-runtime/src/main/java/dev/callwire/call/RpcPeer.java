package dev.callwire.call;

import dev.callwire.stub.ServiceBinding;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Handshake;
import java.net.SocketAddress;
import java.util.concurrent.CompletionStage;

/** The other end of a connection. Two peers are equals: either may call the other. Thread-safe. */
public interface RpcPeer {

    /**
     * A client for a service of the peer's. It is cheap and thread-safe, and it never closes anything.
     *
     * @throws IllegalArgumentException if no client was generated for the interface
     */
    default <T> T proxy(Class<T> service) {
        return proxy(service, CallOptions.DEFAULTS);
    }

    /** A client whose calls are made with the options. For one call alone: {@code peer.proxy(…).call()}. */
    <T> T proxy(Class<T> service, CallOptions options);

    /** A client from its binding, where classes cannot be looked up by name. */
    <T> T proxy(ServiceBinding<T> binding, CallOptions options);

    /** The peer's address. */
    SocketAddress remoteAddress();

    /** What was agreed on when the connection was opened: path, headers, subprotocol. */
    Handshake handshake();

    /** Whether the connection is open. */
    boolean isOpen();

    /** Completes with the reason when the connection has ended. */
    CompletionStage<CloseReason> closed();

    /** Closes the connection as agreed (1000). Calls that are under way fail. */
    void close();
}
