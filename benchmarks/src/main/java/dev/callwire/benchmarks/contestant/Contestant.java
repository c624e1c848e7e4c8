package dev.callwire.benchmarks.contestant;

import dev.callwire.benchmarks.contestant.FrameBatches.Flush;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Who takes part. */
public enum Contestant {
    ECHO("Netty WebSocket echo, no JSON") {
        @Override
        public Server serve() throws Exception {
            return EchoServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return EchoRun.connect(port);
        }
    },
    OWN_ECHO("WebSocket echo, frames in batches, no JSON") {
        @Override
        public Server serve() throws Exception {
            return BatchEcho.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return BatchEcho.connect(port);
        }
    },
    HAND("JSON-RPC by hand, Netty and Jackson streaming") {
        @Override
        public Server serve() throws Exception {
            return HandWrittenServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return HandWrittenRun.connect(port);
        }
    },
    OWN_HAND("JSON-RPC by hand, frames in batches, own JSON") {
        @Override
        public Server serve() throws Exception {
            return LimitServer.start(Flush.AT_END);
        }

        @Override
        public Client connect(int port) throws Exception {
            return LimitRun.connect(port, Flush.AT_END);
        }
    },
    BEST("JSON-RPC by hand, the same, flushed within bursts") {
        @Override
        public Server serve() throws Exception {
            return LimitServer.start(Flush.GROWING);
        }

        @Override
        public Client connect(int port) throws Exception {
            return LimitRun.connect(port, Flush.GROWING);
        }
    },
    BEST_LATER("JSON-RPC by hand, handlers and answers on worker threads") {
        @Override
        public Server serve() throws Exception {
            return WorkerLimitServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return LaterLimitRun.connect(port);
        }
    },
    BEST_BLOCKING("JSON-RPC by hand, blocking callers, handlers on worker threads") {
        @Override
        public Server serve() throws Exception {
            return WorkerLimitServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return BlockingLimitClient.connect(port, Threads.VIRTUAL);
        }
    },
    CALLWIRE("Callwire, asynchronous, `@NonBlocking`") {
        @Override
        public Server serve() {
            return CallwireServer.start();
        }

        @Override
        public Client connect(int port) {
            return AsyncCallwireClient.connect(port);
        }
    },
    LATER("Callwire, asynchronous") {
        @Override
        public Server serve() {
            return CallwireServer.start();
        }

        @Override
        public Client connect(int port) {
            return LaterCallwireClient.connect(port);
        }
    },
    BLOCKING("Callwire, blocking callers and handlers") {
        @Override
        public Server serve() {
            return CallwireServer.start();
        }

        @Override
        public Client connect(int port) {
            return BlockingCallwireClient.connect(port, Threads.VIRTUAL, Calculator::sum);
        }
    },
    ECHO_PLATFORM("Netty WebSocket echo, a platform thread waits") {
        @Override
        public Server serve() throws Exception {
            return EchoServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return WaitingEcho.connect(port, Threads.PLATFORM);
        }
    },
    ECHO_VIRTUAL("Netty WebSocket echo, a virtual thread waits") {
        @Override
        public Server serve() throws Exception {
            return EchoServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return WaitingEcho.connect(port, Threads.VIRTUAL);
        }
    },
    PLATFORM("Callwire, a platform thread waits") {
        @Override
        public Server serve() throws Exception {
            return CallwireServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return BlockingCallwireClient.connect(port, Threads.PLATFORM, Calculator::sumHere);
        }
    },
    VIRTUAL("Callwire, a virtual thread waits") {
        @Override
        public Server serve() throws Exception {
            return CallwireServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return BlockingCallwireClient.connect(port, Threads.VIRTUAL, Calculator::sumHere);
        }
    },
    WIDE("Callwire, asynchronous, `@NonBlocking`, with a higher limit of calls in flight") {
        @Override
        public Server serve() {
            return CallwireServer.start();
        }

        @Override
        public Client connect(int port) {
            return AsyncCallwireClient.connectWide(port);
        }
    },
    METHODS_10("Callwire, 10 methods") {
        @Override
        public Server serve() {
            return CallwireServer.start(10);
        }

        @Override
        public Client connect(int port) {
            return AsyncCallwireClient.connect(port, 10);
        }
    },
    METHODS_1000("Callwire, 1,000 methods") {
        @Override
        public Server serve() {
            return CallwireServer.start(1000);
        }

        @Override
        public Client connect(int port) {
            return AsyncCallwireClient.connect(port, 1000);
        }
    },
    METHODS_10000("Callwire, 10,000 methods") {
        @Override
        public Server serve() {
            return CallwireServer.start(10_000);
        }

        @Override
        public Client connect(int port) {
            return AsyncCallwireClient.connect(port, 10_000);
        }
    },
    FRAMES("Netty WebSocket frames, no JSON") {
        @Override
        public Server serve() throws Exception {
            return FrameServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return FrameRun.connect(port);
        }
    },
    BEST_STREAM("JSON-RPC by hand, frames in batches, own JSON") {
        @Override
        public Server serve() throws Exception {
            return LimitStream.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return LimitStream.connect(port);
        }
    },
    HERE("Callwire, `@NonBlocking`") {
        @Override
        public Server serve() {
            return CallwireServer.start();
        }

        @Override
        public Client connect(int port) {
            return StreamCallwireClient.connect(port, Feed::here);
        }
    },
    WORKERS("Callwire") {
        @Override
        public Server serve() {
            return CallwireServer.start();
        }

        @Override
        public Client connect(int port) {
            return StreamCallwireClient.connect(port, Feed::later);
        }
    },
    LOOP("Callwire, a loop that writes and one that reads") {
        @Override
        public Server serve() {
            return CallwireServer.start();
        }

        @Override
        public Client connect(int port) {
            return LoopCallwireClient.connect(port);
        }
    },
    JAWAMPA("jawampa's router") {
        @Override
        public Server serve() throws Exception {
            return JawampaServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return RoutedCalls.connect(port);
        }
    },
    ROUTER("Callwire's router, right on its transport") {
        @Override
        public Server serve() throws Exception {
            return RouterServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return RoutedCalls.connect(port);
        }
    },
    WAMP("Callwire, a server with a router") {
        @Override
        public Server serve() {
            return WampServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return RoutedCalls.connect(port);
        }
    },
    JAWAMPA_EVENTS(JAWAMPA.title()) {
        @Override
        public Server serve() throws Exception {
            return JawampaServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return RoutedEvents.connect(port);
        }
    },
    ROUTER_EVENTS(ROUTER.title()) {
        @Override
        public Server serve() throws Exception {
            return RouterServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return RoutedEvents.connect(port);
        }
    },
    WAMP_EVENTS(WAMP.title()) {
        @Override
        public Server serve() {
            return WampServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return RoutedEvents.connect(port);
        }
    },
    VERTX("Vert.x 5 WebSocket, dispatch by hand") {
        @Override
        public Server serve() throws Exception {
            return VertxServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return VertxClient.connect(port);
        }
    },
    RSOCKET("RSocket over WebSocket, Jackson") {
        @Override
        public Server serve() throws Exception {
            return RSocketPeerServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return RSocketClient.connect(port);
        }
    },
    LSP4J("LSP4J over a bare Netty WebSocket") {
        @Override
        public Server serve() throws Exception {
            return Lsp4jServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return Lsp4jClient.connect(port);
        }
    },
    GRPC_DIRECT("grpc-java, directExecutor") {
        @Override
        public Server serve() throws Exception {
            return GrpcServer.startDirect();
        }

        @Override
        public Client connect(int port) throws Exception {
            return GrpcClient.connectDirectly(port);
        }
    },
    GRPC("grpc-java, default executor") {
        @Override
        public Server serve() throws Exception {
            return GrpcServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return GrpcClient.connect(port);
        }
    },
    JSONRPC4J("jsonrpc4j over HTTP keep-alive") {
        @Override
        public Server serve() throws Exception {
            return Jsonrpc4jServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return Jsonrpc4jClient.connect(port);
        }
    },
    VERTX_STREAM("Vert.x 5 WebSocket, by hand") {
        @Override
        public Server serve() throws Exception {
            return VertxServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return VertxStreamClient.connect(port);
        }
    },
    RSOCKET_STREAM("RSocket over WebSocket, Jackson") {
        @Override
        public Server serve() throws Exception {
            return RSocketPeerServer.start();
        }

        @Override
        public Client connect(int port) throws Exception {
            return RSocketStreamClient.connect(port);
        }
    },
    GRPC_STREAM("grpc-java, directExecutor") {
        @Override
        public Server serve() throws Exception {
            return GrpcServer.startDirect();
        }

        @Override
        public Client connect(int port) throws Exception {
            return GrpcStreamClient.connect(port);
        }
    };

    private static final Set<Contestant> FLOORS = EnumSet.of(ECHO, FRAMES, JAWAMPA, JAWAMPA_EVENTS);
    private static final Set<Contestant> BY_HAND = EnumSet.of(
            OWN_ECHO, HAND, OWN_HAND, BEST, BEST_LATER, BEST_BLOCKING, ECHO_PLATFORM, ECHO_VIRTUAL, BEST_STREAM);
    private static final List<Contestant> CALLS =
            List.of(ECHO, OWN_ECHO, HAND, OWN_HAND, BEST, BEST_LATER, BEST_BLOCKING, CALLWIRE, LATER, BLOCKING);
    private static final List<Contestant> STREAMS = List.of(FRAMES, BEST_STREAM, HERE, WORKERS, LOOP);

    private static final List<Contestant> ROUTED_CALLS = List.of(JAWAMPA, ROUTER, WAMP);
    private static final List<Contestant> ROUTED_EVENTS = List.of(JAWAMPA_EVENTS, ROUTER_EVENTS, WAMP_EVENTS);

    private static final List<Contestant> PEERS = List.of(VERTX, RSOCKET, LSP4J, GRPC_DIRECT, GRPC, JSONRPC4J);
    private static final List<Contestant> STREAM_PEERS = List.of(VERTX_STREAM, RSOCKET_STREAM, GRPC_STREAM);

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    /** In words, for the table. */
    public String title() {
        return title;
    }

    /** Those that make calls; the first is what the others are compared with. */
    public static List<Contestant> ofCalls() {
        return CALLS;
    }

    /** Those that take items of a stream for calls; the first is what the others are compared with. */
    public static List<Contestant> ofStreams() {
        return STREAMS;
    }

    /** Routers that calls go through; the first is what the others are compared with. */
    public static List<Contestant> ofRoutedCalls() {
        return ROUTED_CALLS;
    }

    /** Routers that events go through; the first is what the others are compared with. */
    public static List<Contestant> ofRoutedEvents() {
        return ROUTED_EVENTS;
    }

    /** Other libraries that make calls, and echo orders. */
    public static List<Contestant> ofPeers() {
        return PEERS;
    }

    /** Other libraries that take items of a stream for calls. */
    public static List<Contestant> ofStreamPeers() {
        return STREAM_PEERS;
    }

    /** Whether it is another library, and a rival. */
    public boolean isPeer() {
        return PEERS.contains(this) || STREAM_PEERS.contains(this);
    }

    /** Whether it is what others are compared with. */
    public boolean isFloor() {
        return FLOORS.contains(this);
    }

    /** Whether it is a mode of Callwire's. */
    public boolean isCallwire() {
        return !isFloor() && !BY_HAND.contains(this) && !isPeer();
    }

    /** As it is named on the command line. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The contestant of an {@link #option()}, among some. */
    public static Contestant of(String option, List<Contestant> among) {
        return among.stream()
                .filter(contestant -> contestant.option().equals(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A contestant is one of "
                        + among.stream().map(Contestant::option).collect(Collectors.joining(", ")) + ", not '"
                        + option + "'"));
    }

    /** Starts its server. */
    public abstract Server serve() throws Exception;

    /** Connects its client to the server. */
    public abstract Client connect(int port) throws Exception;
}
