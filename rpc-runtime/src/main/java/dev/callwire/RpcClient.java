package dev.callwire;

import static java.util.Objects.requireNonNull;

import dev.callwire.call.Batch;
import dev.callwire.call.CallOptions;
import dev.callwire.call.ConnectFailedException;
import dev.callwire.call.ConnectionEvent;
import dev.callwire.call.Interceptor;
import dev.callwire.call.Limits;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.RpcPeer;
import dev.callwire.call.TopicOptions;
import dev.callwire.engine.Bindings;
import dev.callwire.engine.ClientRoute;
import dev.callwire.engine.Exchanges;
import dev.callwire.engine.Link;
import dev.callwire.engine.Settings;
import dev.callwire.engine.Workers;
import dev.callwire.json.DataBinder;
import dev.callwire.json.JacksonBinder;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.jsonrpc.Dialect;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import dev.callwire.stream.EventSubscription;
import dev.callwire.stub.EventSource;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.ConnectOptions;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.LimitCounts;
import dev.callwire.transport.Transport;
import dev.callwire.transport.http.HttpTransport;
import dev.callwire.transport.netty.NettyTransport;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * This end's way to a server: a connection that it opens, and opens again when it is lost. Thread-safe.
 *
 * <pre>{@code
 * try (RpcClient client = RpcClient.connect("ws://localhost:8080/rpc")) {
 *   Receipt receipt = client.proxy(Orders.class).place(order);
 * }
 * }</pre>
 *
 * <p>When the connection is lost, calls of {@code @Idempotent} methods that are under way are sent again over the next
 * one, and others fail as {@link dev.callwire.call.MaybeExecutedException}; calls made meanwhile wait for it within
 * their timeout. A server that is about to close says so: then no call fails for it.
 */
public final class RpcClient implements RpcPeer, AutoCloseable {
    private final ClientRoute route;
    private final Settings settings;
    private final Services services;
    private final Transport transport;
    private final boolean ownsTransport;
    private final @Nullable Workers ownWorkers;

    /** How the first address is asked. */
    private final ConnectOptions asked;

    private RpcClient(Builder builder, Settings settings, Transport transport, @Nullable Workers ownWorkers) {
        this.transport = transport;
        this.ownsTransport = builder.carrier == null;
        this.ownWorkers = ownWorkers;
        this.settings = settings;
        services = builder.services;
        services.topics().open(settings);
        if (builder.comparesContracts && !services.contractHeader().isEmpty()) {
            new ContractAnswers(services.types()).addTo(services.registry());
        }
        asked = builder.optionsOf(builder.addresses.get(0), settings.limitCounts());
        if (builder.isHttp()) {
            route = new Exchanges(
                    this,
                    builder.addresses.get(0),
                    (address, opened) -> transport.connect(builder.optionsOf(address, settings.limitCounts()), opened),
                    builder.protocol,
                    settings);
            route.closed().thenRun(this::release);
            return;
        }
        route = new Link(
                this,
                builder.addresses,
                (address, opened) -> transport.connect(builder.optionsOf(address, settings.limitCounts()), opened),
                builder.protocol,
                settings,
                builder.services.registry(),
                builder.policy,
                builder.listener);
        route.closed().thenRun(this::release);
    }

    /**
     * Connects with all settings at their defaults.
     *
     * @param uri {@code ws://host:port/path} or {@code wss://…}; or {@code http://…} or {@code https://…}, where each
     *     call is a request by itself, and the server cannot call back
     * @throws ConnectFailedException if no connection could be opened
     */
    public static RpcClient connect(String uri) {
        return builder(uri).connect();
    }

    /**
     * Begins a client.
     *
     * @param uri the server's address
     * @param others addresses of servers that may take its place: tried in turn, whenever a connection is to be opened
     */
    public static Builder builder(String uri, String... others) {
        return new Builder(Stream.concat(Stream.of(uri), Stream.of(others))
                .map(URI::create)
                .toList());
    }

    @Override
    public <T> T proxy(Class<T> service, CallOptions options) {
        return proxy(Bindings.of(service), options);
    }

    @Override
    public <T> T proxy(ServiceBinding<T> binding, CallOptions options) {
        return route.proxy(binding, options);
    }

    @Override
    public void batch(Consumer<Batch> calls) {
        route.batch(calls);
    }

    @Override
    public <E> EventSubscription subscribe(Class<E> events, E listener) {
        return route.events().subscribe(events, listener);
    }

    @Override
    public EventSource events() {
        return route.events();
    }

    /**
     * Publishes events of this end to the server, if it has subscribed to them.
     *
     * @param events an interface with {@code @RpcEvents} that the client offers
     * @throws IllegalArgumentException if it does not
     */
    public <E> E ownPublisher(Class<E> events) {
        return services.topics().publisher(events);
    }

    @Override
    public <E> E publisher(Class<E> events) {
        return route.events().publisher(events);
    }

    /** The server's address; over HTTP, where it is not looked up before a call, its name. */
    @Override
    public SocketAddress remoteAddress() {
        var peer = route.newest();
        return peer != null ? peer.remoteAddress() : InetSocketAddress.createUnresolved(asked.host(), asked.port());
    }

    /** What was agreed on when the newest connection was opened; over HTTP, what each call asks for. */
    @Override
    public Handshake handshake() {
        var peer = route.newest();
        return peer != null ? peer.handshake() : asked.handshake();
    }

    /** Whether the client has neither been closed nor given up. It may be without a connection at present. */
    @Override
    public boolean isOpen() {
        return route.isOpen();
    }

    /** Completes with the reason when the client has been closed, or has given up. */
    @Override
    public CompletionStage<CloseReason> closed() {
        return route.closed();
    }

    /**
     * How often the server, or this client's own calls, passed a limit, by the name of its setting in {@link Limits};
     * without those that nobody passed. A copy.
     */
    public Map<String, Long> limitsPassed() {
        return settings.limitCounts().toMap();
    }

    /**
     * Closes the connection as agreed (1000), without waiting for it, and opens no other. Calls that are under way
     * fail.
     */
    @Override
    public void close() {
        route.close();
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
        private final List<URI> addresses;
        private final Services services = new Services();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private List<String> subprotocols = List.of();
        private Limits limits = Limits.DEFAULTS;
        private Duration timeout = Duration.ofSeconds(30);
        private Duration connectTimeout = Duration.ofSeconds(10);
        private @Nullable SSLContext tls;
        private boolean compression;
        private @Nullable Executor executor;
        private @Nullable DataBinder binder;
        private @Nullable Transport carrier;

        private final List<Interceptor> interceptors = new ArrayList<>();
        private ReconnectPolicy policy = ReconnectPolicy.DEFAULTS;
        private Consumer<ConnectionEvent> listener = event -> {};
        private Protocol protocol = JsonRpc.PROTOCOL;
        private boolean comparesContracts = true;

        private Builder(List<URI> addresses) {
            this.addresses = addresses;
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

        /** Offers topics to the server, as {@link #events(Class, TopicOptions)} with all options at their defaults. */
        public <E> Builder events(Class<E> events) {
            return events(events, TopicOptions.DEFAULTS);
        }

        /** Offers topics to the server, which may subscribe to them; see {@link RpcClient#ownPublisher}. */
        public <E> Builder events(Class<E> events, TopicOptions options) {
            services.offer(requireNonNull(events, "events"), requireNonNull(options, "options"));
            return this;
        }

        /** Sends a header with the handshake, such as {@code Authorization}. */
        public Builder header(String name, String value) {
            headers.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
            return this;
        }

        /**
         * Offers subprotocols, the preferred one first; by default none, which every JSON-RPC server takes, or all of the
         * protocol's where it is not spoken without.
         */
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
         * Whether messages from 1 KiB on are compressed, both ways, where the server agrees to {@code permessage-deflate}; off
         * by default. It takes time of the event loops, so it pays over slow links. This is for WebSockets; over HTTP nothing
         * is compressed.
         */
        public Builder compression(boolean on) {
            compression = on;
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

        /** Which form of JSON-RPC the server speaks; {@link Dialect#STRICT} by default. */
        public Builder dialect(Dialect spoken) {
            return protocol(JsonRpc.of(requireNonNull(spoken, "spoken")));
        }

        /** What the server speaks at its address; {@link JsonRpc#PROTOCOL} by default. */
        public Builder protocol(Protocol spoken) {
            protocol = requireNonNull(spoken, "spoken");
            return this;
        }

        /**
         * Whether contracts are compared with those of a server of ours, when a connection is opened; on by default. A call of a
         * method that does not go together with the server's version fails with
         * {@link dev.callwire.call.ContractMismatchException}, before anything is sent; where the ends agree it costs nothing.
         */
        public Builder compareContracts(boolean on) {
            comparesContracts = on;
            return this;
        }

        /** How the client connects again when its connection is lost; {@link ReconnectPolicy#DEFAULTS} by default. */
        public Builder reconnect(ReconnectPolicy reconnecting) {
            policy = requireNonNull(reconnecting, "reconnecting");
            return this;
        }

        /** Has a listener hear what becomes of the connection, on a worker, one event after the other. */
        public Builder onConnectionEvent(Consumer<ConnectionEvent> hearing) {
            listener = listener.andThen(requireNonNull(hearing, "hearing"));
            return this;
        }

        /** Puts an interceptor around the client's calls, and those that it serves; within the ones added before. */
        public Builder intercept(Interceptor interceptor) {
            interceptors.add(requireNonNull(interceptor, "interceptor"));
            return this;
        }

        /**
         * Connects to the first of the addresses that can be had, and waits until the connection is open.
         *
         * @throws IllegalStateException if the protocol cannot carry calls of what the client serves
         * @throws ConnectFailedException if no connection could be opened
         */
        public RpcClient connect() {
            checkAddresses();
            services.registry().requireCarried(List.of(protocol), WellKnown.PROTOCOLS);
            services.registry().requireCalledBack(protocol, WellKnown.PROTOCOLS);
            var ownWorkers = executor == null ? Workers.create() : null;
            var workers = ownWorkers != null ? ownWorkers : requireNonNull(executor);
            var settings = new Settings(
                    limits,
                    binder != null ? binder : JacksonBinder.create(),
                    workers,
                    timeout,
                    interceptors,
                    WellKnown.PROTOCOLS,
                    comparesContracts ? new ContractComparison(limits) : null);
            var transport = carrier != null ? carrier : isHttp() ? HttpTransport.create() : NettyTransport.create(1);
            var client = new RpcClient(this, settings, transport, ownWorkers);
            try {
                client.route.connect().toCompletableFuture().join();
                return client;
            } catch (CompletionException e) {
                client.release();
                var cause = e.getCause() != null ? e.getCause() : e;
                throw new ConnectFailedException(String.valueOf(cause.getMessage()), cause);
            }
        }

        private boolean isHttp() {
            return optionsOf(addresses.get(0), new LimitCounts()).isHttp();
        }

        /** Tells of mistakes before anything is opened. */
        private void checkAddresses() {
            boolean anyHttp = addresses.stream()
                    .map(address -> optionsOf(address, new LimitCounts()))
                    .anyMatch(ConnectOptions::isHttp);
            if (anyHttp && addresses.size() > 1) {
                throw new IllegalArgumentException("Over HTTP there is one address, and of several each is for a"
                        + " connection that stays open (ws, wss). Found: " + addresses);
            }
            if (anyHttp && !protocol.isSpokenOverHttp()) {
                throw new IllegalArgumentException(protocol.name()
                        + " is spoken over a connection that stays open; connect with ws or wss. Found: " + addresses);
            }
            if (anyHttp && !services.types().isEmpty()) {
                throw new IllegalArgumentException("Over HTTP the server cannot call this end, so it serves nothing;"
                        + " connect with ws or wss, or leave out " + services.types());
            }
        }

        private List<String> offered() {
            return subprotocols.isEmpty() && !protocol.isSpokenWithoutSubprotocol()
                    ? protocol.subprotocols()
                    : subprotocols;
        }

        /** What the user has set, and what tells the server of what is served here. */
        private Map<String, String> allHeaders() {
            var all = new LinkedHashMap<>(headers);
            if (comparesContracts) {
                all.putAll(services.contractHeader());
            }
            return all;
        }

        private ConnectOptions optionsOf(URI address, LimitCounts counts) {
            return new ConnectOptions(
                    address,
                    offered(),
                    allHeaders(),
                    TransportSettings.of(limits, counts),
                    connectTimeout,
                    tls,
                    compression);
        }
    }
}
