package dev.callwire;

import static java.util.Objects.requireNonNull;

import dev.callwire.call.CallOptions;
import dev.callwire.call.ConnectFailedException;
import dev.callwire.call.Limits;
import dev.callwire.call.RpcPeer;
import dev.callwire.engine.Peer;
import dev.callwire.engine.Settings;
import dev.callwire.engine.Workers;
import dev.callwire.json.DataBinder;
import dev.callwire.json.JacksonBinder;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.ConnectOptions;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.Transport;
import dev.callwire.transport.netty.NettyTransport;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server, opened by this end. Thread-safe.
 *
 * <pre>{@code
 * try (RpcClient client = RpcClient.connect("ws://localhost:8080/rpc")) {
 *   Receipt receipt = client.proxy(Orders.class).place(order);
 * }
 * }</pre>
 */
public final class RpcClient implements RpcPeer, AutoCloseable {
    private final Peer peer;
    private final Transport transport;
    private final boolean ownsTransport;
    private final @Nullable ExecutorService ownWorkers;

    private RpcClient(Peer peer, Transport transport, boolean ownsTransport, @Nullable ExecutorService ownWorkers) {
        this.peer = peer;
        this.transport = transport;
        this.ownsTransport = ownsTransport;
        this.ownWorkers = ownWorkers;
        peer.closed().thenRun(this::release);
    }

    /**
     * Connects with all settings at their defaults.
     *
     * @param uri {@code ws://host:port/path}, or {@code wss://…}
     * @throws ConnectFailedException if no connection could be opened
     */
    public static RpcClient connect(String uri) {
        return builder(uri).connect();
    }

    /** Begins a client. */
    public static Builder builder(String uri) {
        return new Builder(URI.create(uri));
    }

    @Override
    public <T> T proxy(Class<T> service, CallOptions options) {
        return peer.proxy(service, options);
    }

    @Override
    public <T> T proxy(ServiceBinding<T> binding, CallOptions options) {
        return peer.proxy(binding, options);
    }

    @Override
    public SocketAddress remoteAddress() {
        return peer.remoteAddress();
    }

    @Override
    public Handshake handshake() {
        return peer.handshake();
    }

    @Override
    public boolean isOpen() {
        return peer.isOpen();
    }

    @Override
    public CompletionStage<CloseReason> closed() {
        return peer.closed();
    }

    /** Closes the connection as agreed (1000), without waiting for it. Calls that are under way fail. */
    @Override
    public void close() {
        peer.close();
    }

    private void release() {
        if (ownsTransport) {
            transport.close();
        }
        if (ownWorkers != null) {
            ownWorkers.shutdown();
        }
    }

    @Override
    public String toString() {
        return "RpcClient[" + remoteAddress() + (isOpen() ? "]" : ", closed]");
    }

    /** Builds a client. Not thread-safe. */
    public static final class Builder {
        private final URI uri;
        private final Services services = new Services();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private List<String> subprotocols = List.of();
        private Limits limits = Limits.DEFAULTS;
        private Duration timeout = Duration.ofSeconds(30);
        private Duration connectTimeout = Duration.ofSeconds(10);
        private @Nullable SSLContext tls;
        private @Nullable Executor executor;
        private @Nullable DataBinder binder;
        private @Nullable Transport carrier;

        private Builder(URI uri) {
            this.uri = uri;
        }

        /** Serves an implementation to the server, which may call it over the same connection. */
        public <T> Builder service(Class<T> service, T implementation) {
            services.add(requireNonNull(service, "service"), requireNonNull(implementation, "implementation"));
            return this;
        }

        /** Serves an implementation by its binding, where classes cannot be looked up by name. */
        public <T> Builder service(ServiceBinding<T> binding, T implementation) {
            services.add(requireNonNull(binding, "binding"), requireNonNull(implementation, "implementation"));
            return this;
        }

        /** Sends a header with the handshake, such as {@code Authorization}. */
        public Builder header(String name, String value) {
            headers.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
            return this;
        }

        /** Offers subprotocols, the preferred one first; by default none, which every JSON-RPC server takes. */
        public Builder subprotocols(String... offered) {
            subprotocols = List.of(offered);
            return this;
        }

        /** How long a call may take, unless its proxy was made with another timeout; 30 seconds by default. */
        public Builder timeout(Duration callTimeout) {
            timeout = Timeouts.check(callTimeout);
            return this;
        }

        /** How long connecting may take, for each of the host's addresses; 10 seconds by default. */
        public Builder connectTimeout(Duration time) {
            connectTimeout = Timeouts.check(time);
            return this;
        }

        /** What the client bears; {@link Limits#DEFAULTS} by default. */
        public Builder limits(Limits bounds) {
            limits = requireNonNull(bounds, "bounds");
            return this;
        }

        /** What {@code wss} trusts and shows; the JDK's default context by default. */
        public Builder tls(SSLContext context) {
            tls = requireNonNull(context, "context");
            return this;
        }

        /**
         * Where futures are completed and handlers run, but for those of {@code @NonBlocking} methods. By default
         * virtual threads where the JDK has them, and a bounded pool where it has not. The client does not shut it
         * down.
         */
        public Builder executor(Executor workers) {
            executor = requireNonNull(workers, "workers");
            return this;
        }

        /** How values are written as JSON; {@link JacksonBinder#create()} by default. */
        public Builder binder(DataBinder dataBinder) {
            binder = requireNonNull(dataBinder, "dataBinder");
            return this;
        }

        /**
         * What the connection goes over; by default WebSocket over TCP, with an event loop of the client's own. The
         * client does not close it.
         */
        public Builder transport(Transport transport) {
            carrier = requireNonNull(transport, "transport");
            return this;
        }

        /**
         * Connects, and waits until the connection is open.
         *
         * @throws ConnectFailedException if no connection could be opened
         */
        public RpcClient connect() {
            var options =
                    new ConnectOptions(uri, subprotocols, headers, TransportSettings.of(limits), connectTimeout, tls);
            var ownWorkers = executor == null ? Workers.create() : null;
            var workers = ownWorkers != null ? ownWorkers : requireNonNull(executor);
            var settings = new Settings(limits, binder != null ? binder : JacksonBinder.create(), workers, timeout);
            boolean owned = carrier == null;
            var transport = carrier != null ? carrier : NettyTransport.create(1);
            var opened = new AtomicReference<@Nullable Peer>();
            try {
                transport
                        .connect(options, connection -> {
                            var peer = new Peer(connection, JsonRpc.PROTOCOL, true, settings, services.registry());
                            opened.set(peer);
                            return peer;
                        })
                        .toCompletableFuture()
                        .join();
                return new RpcClient(requireNonNull(opened.get()), transport, owned, ownWorkers);
            } catch (CompletionException e) {
                if (owned) {
                    transport.close();
                }
                if (ownWorkers != null) {
                    ownWorkers.shutdown();
                }
                var cause = e.getCause() != null ? e.getCause() : e;
                throw new ConnectFailedException(String.valueOf(cause.getMessage()), cause);
            }
        }
    }
}
