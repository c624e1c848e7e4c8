package dev.callwire.call;

import dev.callwire.stream.EventSubscription;
import dev.callwire.stub.EventSource;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Handshake;
import java.net.SocketAddress;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

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

    /**
     * Gathers calls and sends them in one frame, where the protocol has one for many: in JSON-RPC, as a batch. Their
     * answers come in any order, together or apart; each ends its own future.
     *
     * <pre>{@code
     * peer.batch(batch -> {
     *   LaterOrders orders = batch.proxy(LaterOrders.class);
     *   first = orders.place(one);
     *   second = orders.place(other);
     * });
     * }</pre>
     *
     * <p>Only methods that return a {@code CompletionStage}, and notifications, can be called within: a call that waits
     * for its answer would wait for a frame that has not left ({@link IllegalStateException}).
     *
     * @param calls makes the calls; when it throws, none is sent, and their futures fail as not executed
     */
    void batch(Consumer<Batch> calls);

    /**
     * Has a listener hear the peer's events, and returns when the peer has confirmed. When a connection is lost the
     * subscription is made again.
     *
     * @param events an interface with {@code @RpcEvents}
     * @param listener its methods are called on a worker, one after the other; told of gaps if it is a
     *     {@link dev.callwire.stream.GapListener}
     * @throws RpcException if the peer refuses
     */
    <E> EventSubscription subscribe(Class<E> events, E listener);

    /** For generated subscribers: {@code new MarketEventsSubscriber(peer.events()).price("ACME")}. */
    EventSource events();

    /**
     * Publishes events at the peer, where it allows it. A call of the publisher returns when the peer has taken the event,
     * and throws an {@link RpcException} if it does not.
     *
     * @param events an interface with {@code @RpcEvents}
     */
    <E> E publisher(Class<E> events);

    /** The peer's address. */
    SocketAddress remoteAddress();

    /** What was agreed on when the connection was opened: path, headers, subprotocol. */
    Handshake handshake();

    /** Who the peer is, where the server asked: see {@code RpcServer.Builder.authenticate}. */
    default Optional<Principal> principal() {
        return Optional.ofNullable(handshake().principal());
    }

    /** Whether the connection is open. */
    boolean isOpen();

    /** Completes with the reason when the connection has ended. */
    CompletionStage<CloseReason> closed();

    /** Closes the connection as agreed (1000). Calls that are under way fail. */
    void close();
}
