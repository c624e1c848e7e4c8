package dev.callwire;

import static java.util.Objects.requireNonNull;

import dev.callwire.call.Interceptor;
import dev.callwire.call.Limits;
import dev.callwire.call.RpcPeer;
import dev.callwire.call.TopicOptions;
import dev.callwire.engine.Peer;
import dev.callwire.engine.PeerOwner;
import dev.callwire.engine.Settings;
import dev.callwire.engine.Workers;
import dev.callwire.json.DataBinder;
import dev.callwire.json.JacksonBinder;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.jsonrpc.Dialect;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import dev.callwire.stub.EventSource;
import dev.callwire.stub.ServiceBinding;
import dev.callwire.transport.Acceptor;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.ListenOptions;
import dev.callwire.transport.Listening;
import dev.callwire.transport.Transport;
import dev.callwire.transport.netty.NettyTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves annotated interfaces over WebSocket, and on the same port over plain HTTP. Thread-safe.
 *
 * <pre>{@code
 * try (RpcServer server = RpcServer.builder().port(8080).service(Orders.class, new OrdersImpl()).start()) {
 *   …
 * }
 * }</pre>
 */
public final class RpcServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RpcServer.class);

    /** For the close frames to go back and forth when nothing runs any more. */
    private static final Duration CLOSING_HANDSHAKE = Duration.ofSeconds(6);

    /** For a server that takes the place of this one to come up. */
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);

    private static final Acceptor.Decision NOT_ADMITTED =
            new Acceptor.Refuse(401, "Not admitted: credentials are missing or wrong");

    private final Settings settings;
    private final Services services;
    private final PathSelection selection;
    private final Hosts hosts;
    private final @Nullable Predicate<Handshake> admission;
    private final @Nullable Function<Handshake, Optional<Principal>> authentication;
    private final @Nullable Workers ownWorkers;
    private final Transport transport;
    private final boolean ownsTransport;
    private final Map<String, String> contractHeader;
    private final Listening listening;
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();

    /** Who waits for an answer over HTTP; they cannot be called. */
    private final Set<Peer> exchanges = ConcurrentHashMap.newKeySet();

    /** Whose connections have ended, while calls of theirs go on, to be answered over others. */
    private final Map<Peer, CompletableFuture<Void>> leftBehind = new ConcurrentHashMap<>();

    private volatile boolean closing;

    private RpcServer(Builder builder, PathSelection selection, Settings settings, @Nullable Workers ownWorkers)
            throws IOException {
        this.selection = selection;
        this.settings = settings;
        this.ownWorkers = ownWorkers;
        services = builder.services;
        hosts = builder.allowedHosts.isEmpty() ? Hosts.boundTo(builder.host) : Hosts.of(builder.allowedHosts);
        admission = builder.admission;
        authentication = builder.authentication;
        services.topics().open(settings);
        if (builder.discovery) {
            new Discovery(services.types(), builder.title, builder.version).addTo(services.registry());
        }
        contractHeader = builder.comparesContracts ? services.contractHeader() : Map.of();
        if (builder.discovery && !contractHeader.isEmpty()) {
            new ContractAnswers(services.types()).addTo(services.registry());
        }
        var host = new ServerHost(settings, services.registry());
        selection.protocols().forEach(protocol -> protocol.start(host));
        ownsTransport = builder.transport == null;
        transport = builder.transport != null ? builder.transport : NettyTransport.create(builder.eventLoops);
        try {
            listening = transport.listen(
                    new ListenOptions(
                            builder.host,
                            builder.port,
                            TransportSettings.of(settings.limits(), settings.limitCounts()),
                            builder.allowedOrigins,
                            builder.tls,
                            builder.compression),
                    new Door());
        } catch (IOException | RuntimeException e) {
            closeTransport();
            throw e;
        }
    }

    /** Begins a server. */
    public static Builder builder() {
        return new Builder();
    }

    /** The port it listens on. */
    public int port() {
        return listening.address().getPort();
    }

    /** The address it listens on. */
    public InetSocketAddress address() {
        return listening.address();
    }

    /** The peers that are connected now; each may be called. */
    public List<RpcPeer> peers() {
        return peers.stream().filter(Peer::isOpen).<RpcPeer>map(peer -> peer).toList();
    }

    /**
     * Publishes events to all who are subscribed, over every connection. A call of the publisher returns when each has the
     * event, or it waits for him; it blocks where the event says so ({@code Overflow.BLOCK}). Thread-safe.
     *
     * @param events an interface with {@code @RpcEvents} that the server offers
     * @throws IllegalArgumentException if it does not
     */
    public <E> E publisher(Class<E> events) {
        return services.topics().publisher(events);
    }

    /**
     * The events of the server's own topics, for subscribers that live in it:
     * {@code new MarketEventsSubscriber(server.events()).price("ACME")}.
     */
    public EventSource events() {
        return services.topics().events();
    }

    /**
     * How many subscriptions a topic has.
     *
     * @param topic its wire name
     * @throws IllegalArgumentException if the server does not offer it
     */
    public int subscribers(String topic) {
        return services.topics().subscribers(topic);
    }

    /**
     * How often peers, or this server's own calls, passed a limit, by the name of its setting in {@link Limits}; without
     * those that nobody passed. A copy.
     */
    public Map<String, Long> limitsPassed() {
        return settings.limitCounts().toMap();
    }

    /**
     * Stops: takes no more connections, refuses new calls as not executed, lets those that run end within
     * {@link Limits#drainTimeout()}, cancels the others, and closes the connections with 1012. Returns when all is
     * closed. An interrupt ends the waiting, not the closing.
     */
    @Override
    public void close() {
        closing = true;
        listening.stopAccepting();
        var behind = CompletableFuture.allOf(leftBehind.values().toArray(CompletableFuture<?>[]::new));
        var drained = Stream.concat(peers.stream(), exchanges.stream())
                .map(peer ->
                        CompletableFuture.allOf(peer.drain(RETRY_AFTER), behind).thenRun(peer::closeForRestart))
                .toArray(CompletableFuture<?>[]::new);
        await(
                CompletableFuture.allOf(CompletableFuture.allOf(drained), behind),
                settings.limits().drainTimeout());
        leftBehind.keySet().forEach(Peer::closeForRestart);
        var left = Stream.concat(peers.stream(), exchanges.stream()).toList();
        left.forEach(Peer::closeForRestart);
        await(
                CompletableFuture.allOf(left.stream()
                        .map(peer -> peer.closed().toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new)),
                CLOSING_HANDSHAKE);
        listening.close();
        closeTransport();
        if (ownWorkers != null) {
            ownWorkers.shutdown();
        }
    }

    private void closeTransport() {
        if (ownsTransport) {
            transport.close();
        }
    }

    private static void await(CompletableFuture<?> all, Duration time) {
        try {
            all.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.info("Not everything ended within {} ms while the server was closing", time.toMillis());
        } catch (ExecutionException e) {
            LOG.warn("Closing a connection failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "RpcServer[" + listening.address() + "]";
    }

    /** Lets connections in. */
    private final class Door implements Acceptor, PeerOwner {
        @Override
        public void closed(Peer peer, CloseReason reason) {
            var ended = peer.leaveBehind();
            if (!ended.isDone()) {
                leftBehind.put(peer, ended);
                ended.thenRun(() -> leftBehind.remove(peer));
            }
            if (!peers.remove(peer)) {
                exchanges.remove(peer);
            }
        }

        @Override
        public Decision decide(Handshake handshake) {
            var decision = decide(handshake, selection::decide);
            return decision instanceof Accept accept ? accept.withHeaders(contractHeader) : decision;
        }

        @Override
        public Decision decideExchange(Handshake request) {
            return decide(request, selection::decideExchange);
        }

        private Decision decide(Handshake handshake, Function<Handshake, Decision> byPath) {
            if (closing) {
                return new Refuse(503, "The server is closing");
            } else if (!hosts.allow(handshake)) {
                return new Refuse(421, "This server is not called by the name in the Host header");
            } else if (admission != null && !admission.test(handshake)) {
                return NOT_ADMITTED;
            } else if (authentication == null) {
                return byPath.apply(handshake);
            }
            var principal = authentication.apply(handshake);
            return principal.isEmpty() ? NOT_ADMITTED : by(principal.get(), byPath.apply(handshake));
        }

        private Decision by(Principal principal, Decision decision) {
            return decision instanceof Accept accept ? accept.by(principal) : decision;
        }

        @Override
        public ConnectionListener opened(Connection connection) {
            var protocol = selection.protocolOf(connection.handshake());
            return join(peers, Peer.ofServer(connection, protocol, settings, services.registry(), this));
        }

        @Override
        public ConnectionListener exchanged(Connection exchange) {
            var protocol = selection.protocolOfExchange(exchange.handshake());
            return join(exchanges, Peer.ofExchange(exchange, protocol, settings, services.registry(), this));
        }

        private Peer join(Set<Peer> others, Peer peer) {
            others.add(peer);
            if (closing) { // it is told why, so that its end knows that nothing it sent has run
                peer.drain(RETRY_AFTER).thenRun(peer::closeForRestart);
            }
            return peer;
        }
    }

    /** Builds a server. Not thread-safe. */
    public static final class Builder {
        private final Services services = new Services();
        private String host = "0.0.0.0";
        private int port;
        private List<String> paths = JsonRpc.PROTOCOL.paths();
        private Limits limits = Limits.DEFAULTS;
        private Duration timeout = Duration.ofSeconds(30);
        private Set<String> allowedOrigins = Set.of();
        private @Nullable SSLContext tls;
        private boolean compression;
        private @Nullable Executor executor;
        private @Nullable DataBinder binder;
        private Set<String> allowedHosts = Set.of();
        private @Nullable Predicate<Handshake> admission;
        private @Nullable Function<Handshake, Optional<Principal>> authentication;
        private String title = "RPC services";
        private String version = "0";
        private boolean discovery = true;
        private boolean comparesContracts = true;
        private int eventLoops;
        private @Nullable Transport transport;
        private Dialect dialect = Dialect.STRICT;
        private boolean speaksJsonRpc = true;
        private final Map<Protocol, Set<String>> protocols = new LinkedHashMap<>();
        private final List<Interceptor> interceptors = new ArrayList<>();

        private Builder() {}

        /** The port to listen on, from 0 to 65535; 0, the default, takes any free one: see {@link RpcServer#port()}. */
        public Builder port(int listenPort) {
            if (listenPort < 0 || listenPort > 65535) {
                throw new IllegalArgumentException("A port is from 0 to 65535, not " + listenPort);
            }
            port = listenPort;
            return this;
        }

        /** The host or address to listen on; by default all of the machine's. */
        public Builder host(String listenHost) {
            host = requireNonNull(listenHost, "listenHost");
            return this;
        }

        /** The paths to speak JSON-RPC on; by default {@code /} and {@code /rpc}. */
        public Builder paths(String... servedPaths) {
            if (servedPaths.length == 0) {
                throw new IllegalArgumentException("A server serves on at least one path");
            }
            paths = checked(servedPaths);
            return this;
        }

        private static List<String> checked(String... servedPaths) {
            for (var path : servedPaths) {
                if (!path.startsWith("/")) {
                    throw new IllegalArgumentException("A path begins with /, not as '" + path + "' does");
                }
            }
            return List.of(servedPaths);
        }

        /**
         * Speaks one more protocol, to the same services and on the same port: {@code .protocol(WebSocketR2.PROTOCOL)}. On a
         * path that several speak, the subprotocols tell which one a connection is for; without any it is the first that
         * asks for none.
         *
         * @param servedPaths where; by default the protocol's own
         */
        public Builder protocol(Protocol protocol, String... servedPaths) {
            requireNonNull(protocol, "protocol");
            protocols
                    .computeIfAbsent(protocol, added -> new LinkedHashSet<>())
                    .addAll(servedPaths.length == 0 ? protocol.paths() : checked(servedPaths));
            return this;
        }

        /** Speaks no JSON-RPC, so that other protocols have its paths. */
        public Builder withoutJsonRpc() {
            speaksJsonRpc = false;
            return this;
        }

        /** What is spoken where. */
        private PathSelection selection() {
            var selection = new PathSelection();
            if (speaksJsonRpc) {
                selection.add(JsonRpc.of(dialect), paths);
            }
            protocols.forEach(selection::add);
            return selection;
        }

        /**
         * Serves an implementation.
         *
         * @throws IllegalArgumentException if nothing was generated for the interface, or a method's name is taken
         */
        public <T> Builder service(Class<T> service, T implementation) {
            services.add(requireNonNull(service, "service"), requireNonNull(implementation, "implementation"));
            return this;
        }

        /** Serves an implementation by its binding, where classes cannot be looked up by name. */
        public <T> Builder service(ServiceBinding<T> binding, T implementation) {
            services.add(requireNonNull(binding, "binding"), requireNonNull(implementation, "implementation"));
            return this;
        }

        /** Offers topics to all peers, which may subscribe to them; see {@link RpcServer#publisher}. */
        public <E> Builder events(Class<E> events) {
            return events(events, TopicOptions.DEFAULTS);
        }

        /** Offers topics with options of their own. */
        public <E> Builder events(Class<E> events, TopicOptions options) {
            services.offer(requireNonNull(events, "events"), requireNonNull(options, "options"));
            return this;
        }

        /** What {@link RpcServer#events()} is, for implementations that are made before the server. */
        public EventSource events() {
            return services.topics().events();
        }

        /**
         * A publisher of events that were offered, for implementations that are made before the server. It can be used when
         * the server has started.
         */
        public <E> E publisher(Class<E> events) {
            return services.topics().publisher(events);
        }

        /** What the server bears; {@link Limits#DEFAULTS} by default. */
        public Builder limits(Limits bounds) {
            limits = requireNonNull(bounds, "bounds");
            return this;
        }

        /** How long this end's own calls of its peers may take; 30 seconds by default. */
        public Builder timeout(Duration callTimeout) {
            timeout = Timeouts.check(callTimeout);
            return this;
        }

        /**
         * Browser pages that may connect besides the server's own, as origins: {@code https://shop.example}. A page of
         * any other origin is refused with 403; what is no browser sends no origin, and may connect.
         */
        public Builder allowedOrigins(String... origins) {
            allowedOrigins = Set.of(origins);
            return this;
        }

        /**
         * The names that the server goes by, as the {@code Host} header has them: {@code rpc.example}, with any port, or
         * {@code rpc.example:8080}. A request for any other is refused with 421, which keeps out pages whose site was
         * made to point to this server (DNS rebinding). By default any name does, but on a server that is bound to a
         * loopback address pages must ask for {@code localhost}, {@code 127.0.0.1} or {@code [::1]}.
         */
        public Builder allowedHosts(String... names) {
            allowedHosts = Set.of(names);
            return this;
        }

        /**
         * Looks at each handshake, or HTTP request, on an event loop, so without blocking; one that it does not admit is refused with
         * 401. It must tell by headers, query or path, since no message has come yet.
         */
        public Builder admit(Predicate<Handshake> check) {
            admission = requireNonNull(check, "check");
            return this;
        }

        /**
         * Tells by each handshake who calls, on an event loop, so without blocking; one that tells nobody is refused
         * with 401. Handlers find the principal in the {@link Handshake}. Where {@link #admit} is set too, both must
         * agree. Over HTTP each request is asked about.
         */
        public Builder authenticate(Function<Handshake, Optional<Principal>> check) {
            authentication = requireNonNull(check, "check");
            return this;
        }

        /** Serves {@code wss} and {@code https} with this context instead of {@code ws} and {@code http}. */
        public Builder tls(SSLContext context) {
            tls = requireNonNull(context, "context");
            return this;
        }

        /**
         * Whether messages from 1 KiB on are compressed, both ways, where a client offers it by {@code permessage-deflate}, as
         * browsers do; off by default. It takes time of the event loops, so it pays over slow links. This is for WebSockets;
         * requests over HTTP and their answers stay as they are.
         */
        public Builder compression(boolean on) {
            compression = on;
            return this;
        }

        /**
         * Where handlers run, a task each. By default there are virtual threads where the JDK has them, and a bounded pool
         * where it has not, whose threads take one call after another while more wait. The server does not shut it down.
         */
        public Builder executor(Executor handlers) {
            executor = requireNonNull(handlers, "handlers");
            return this;
        }

        /** How values are written as JSON; {@link JacksonBinder#create()} by default. */
        public Builder binder(DataBinder dataBinder) {
            binder = requireNonNull(dataBinder, "dataBinder");
            return this;
        }

        /** How the document that answers {@code rpc.discover} calls the whole, and which version of it. */
        public Builder info(String documentTitle, String documentVersion) {
            title = requireNonNull(documentTitle, "documentTitle");
            version = requireNonNull(documentVersion, "documentVersion");
            return this;
        }

        /**
         * Whether peers may ask what is served here: by {@code rpc.discover} for all of it, and by {@code rpc.contract} for methods
         * that they know otherwise; on by default.
         */
        public Builder discovery(boolean on) {
            discovery = on;
            return this;
        }

        /**
         * Whether contracts are compared with those of peers of ours, when a connection is opened; on by default. Each end tells the
         * fingerprints of what it serves. A call of a method that does not go together with the peer's version fails with
         * {@link dev.callwire.call.ContractMismatchException}, before anything is sent; where the ends agree it costs nothing.
         */
        public Builder compareContracts(boolean on) {
            comparesContracts = on;
            return this;
        }

        /** The number of event loops; by default one for each processor. */
        public Builder eventLoops(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("A server has at least one event loop, not " + count);
            }
            eventLoops = count;
            return this;
        }

        /** Which form of JSON-RPC is spoken here; {@link Dialect#STRICT} by default. */
        public Builder dialect(Dialect spoken) {
            dialect = requireNonNull(spoken, "spoken");
            return this;
        }

        /** Puts an interceptor around the calls that are served, and those of peers; within the ones added before. */
        public Builder intercept(Interceptor interceptor) {
            interceptors.add(requireNonNull(interceptor, "interceptor"));
            return this;
        }

        /**
         * What connections come in by; by default WebSocket over TCP, with event loops of the server's own. The server
         * does not close it.
         */
        public Builder transport(Transport carrier) {
            transport = requireNonNull(carrier, "carrier");
            return this;
        }

        /**
         * Starts the server; returns when it accepts connections.
         *
         * @throws IllegalStateException if it speaks no protocol, or none that can carry one of its methods, or one
         *     that cannot be spoken by another server at the same time
         * @throws UncheckedIOException if it cannot listen there
         */
        public RpcServer start() {
            var selection = selection();
            var spoken = selection.protocols();
            if (spoken.isEmpty()) {
                throw new IllegalStateException("A server speaks at least one protocol; add one, or leave JSON-RPC in");
            }
            services.registry().requireCarried(spoken, WellKnown.PROTOCOLS);
            var ownWorkers = executor == null ? Workers.create() : null;
            var workers = ownWorkers != null ? ownWorkers : requireNonNull(executor);
            var settings = new Settings(
                    limits,
                    binder != null ? binder : JacksonBinder.create(),
                    workers,
                    timeout,
                    interceptors,
                    spoken,
                    comparesContracts ? new ContractComparison(limits) : null);
            try {
                return new RpcServer(this, selection, settings, ownWorkers);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
            }
        }
    }
}
