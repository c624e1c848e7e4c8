package dev.callwire.engine;

import static dev.callwire.engine.Rig.BINDER;

import dev.callwire.call.CallOptions;
import dev.callwire.call.ConnectionEvent;
import dev.callwire.call.Interceptor;
import dev.callwire.call.Limits;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.RpcPeer;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import dev.callwire.stub.Caller;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A link to servers that are bare wires. Nothing happens in it but when the test says so, on the test's thread. */
final class LinkRig {
    static final URI FIRST = URI.create("ws://first/rpc");
    static final URI SECOND = URI.create("ws://second/rpc");

    final MethodRegistry methods = new MethodRegistry();
    final ManualLoop loop = new ManualLoop();
    final ManualTime time = new ManualTime();
    final ManualWorkers workers = new ManualWorkers();
    final List<URI> dialled = new ArrayList<>();
    final List<ConnectionEvent> events = new ArrayList<>();
    final Link link;
    private final List<MemoryConnection.Ends> connections = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();
    private boolean refusing;
    private Handshake handshake = MemoryConnection.HANDSHAKE;

    LinkRig(URI... addresses) {
        this(ReconnectPolicy.DEFAULTS, List.of(), addresses);
    }

    /** A link that speaks another protocol, and is connected. */
    static LinkRig speaking(Protocol protocol) {
        var rig = new LinkRig(protocol, ReconnectPolicy.DEFAULTS, List.of());
        rig.connect();
        return rig;
    }

    LinkRig(ReconnectPolicy policy, List<Interceptor> interceptors, URI... addresses) {
        this(JsonRpc.PROTOCOL, policy, interceptors, addresses);
    }

    LinkRig(Protocol protocol, ReconnectPolicy policy, List<Interceptor> interceptors, URI... addresses) {
        this(Limits.DEFAULTS, null, protocol, policy, interceptors, addresses);
    }

    private LinkRig(
            Limits limits,
            @Nullable Contracts contracts,
            Protocol protocol,
            ReconnectPolicy policy,
            List<Interceptor> interceptors,
            URI... addresses) {
        var settings =
                new Settings(limits, BINDER, workers, Duration.ofSeconds(30), interceptors, List.of(), contracts, time);
        RpcPeer nobody = new Rig().peer;
        link = new Link(
                nobody,
                addresses.length == 0 ? List.of(FIRST) : List.of(addresses),
                this::dial,
                protocol,
                settings,
                methods,
                policy,
                events::add);
    }

    /** A link that compares contracts, to servers that say this of theirs; connected. */
    static LinkRig comparing(Contracts contracts, Limits limits, String header) {
        var rig = new LinkRig(limits, contracts, JsonRpc.PROTOCOL, ReconnectPolicy.DEFAULTS, List.of());
        rig.serversSay(header);
        rig.connect();
        return rig;
    }

    /** From now on servers say this of their contract; nothing if it is empty. */
    void serversSay(String header) {
        handshake = header.isEmpty()
                ? MemoryConnection.HANDSHAKE
                : MemoryConnection.HANDSHAKE.answeredWith(Map.of("callwire-contract", List.of(header)));
    }

    /** A link that is connected. */
    static LinkRig connected(URI... addresses) {
        var rig = new LinkRig(addresses);
        rig.connect();
        return rig;
    }

    void connect() {
        var connected = link.connect().toCompletableFuture();
        settle();
        connected.join();
    }

    private CompletionStage<Connection> dial(URI address, Function<Connection, ConnectionListener> opened) {
        dialled.add(address);
        if (refusing) {
            return CompletableFuture.failedFuture(new IOException("nobody is at " + address));
        }
        var ends = MemoryConnection.pair(loop, loop, handshake);
        var wire = new Wire(ends.dialled());
        connections.add(ends);
        wires.add(wire);
        ends.start(opened, end -> wire);
        return CompletableFuture.completedFuture(ends.dialling());
    }

    /** From now on nobody can be dialled, or everybody again. */
    void refuse(boolean on) {
        refusing = on;
    }

    /** The server's end of the newest connection. */
    Wire wire() {
        return wires.get(wires.size() - 1);
    }

    /** The server's end of a connection, the first one being 0. */
    Wire wire(int index) {
        return wires.get(index);
    }

    int connections() {
        return wires.size();
    }

    /** Loses the newest connection, and all that is under way on it. */
    void cut() {
        connections.get(connections.size() - 1).cut();
        settle();
    }

    /** Sends frames as the server, and lets everything run. */
    void answer(String... frames) {
        List.of(frames).forEach(wire()::send);
        settle();
    }

    Caller caller() {
        return caller(CallOptions.DEFAULTS);
    }

    Caller caller(CallOptions options) {
        return link.proxy(Rig.CALLER, options);
    }

    /** Lets so much time pass that any wait before an attempt is over. */
    void passDelay() {
        pass(Duration.ofSeconds(31));
    }

    void pass(Duration duration) {
        time.pass(duration);
        settle();
    }

    void settle() {
        while (loop.runUntilIdle() || workers.runOne()) {
            // What has run may have left more.
        }
    }
}
