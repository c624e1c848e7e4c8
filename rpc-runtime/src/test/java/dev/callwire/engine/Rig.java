package dev.callwire.engine;

import dev.callwire.call.CallOptions;
import dev.callwire.call.Limits;
import dev.callwire.json.DataBinder;
import dev.callwire.json.JacksonBinder;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.ServiceBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.awaitility.Awaitility;

/** A peer with a bare wire at its other end. Nothing happens in it but when the test says so, on the test's thread. */
final class Rig {
    static final DataBinder BINDER = JacksonBinder.create();

    /** Hands out the bare caller as the client. */
    static final ServiceBinding<Caller> CALLER = new CallerBinding();

    final MethodRegistry methods = new MethodRegistry();
    final ManualLoop loop = new ManualLoop();
    final ManualTime time = new ManualTime();
    final ManualWorkers workers = new ManualWorkers();
    final MemoryConnection.Ends ends;
    final MemoryConnection connection;
    final Peer peer;
    final Wire wire;

    /** A peer that was dialled. */
    Rig() {
        this(Limits.DEFAULTS);
    }

    Rig(Limits limits) {
        this(false, limits, null, JsonRpc.PROTOCOL);
    }

    /** A peer that dialled. */
    static Rig dialling() {
        return dialling(Limits.DEFAULTS, JsonRpc.PROTOCOL);
    }

    static Rig dialling(Limits limits, Protocol protocol) {
        return new Rig(true, limits, null, protocol);
    }

    /** A peer that was dialled, and speaks something else. */
    static Rig dialled(Limits limits, Protocol protocol) {
        return new Rig(false, limits, null, protocol);
    }

    static Rig withExecutor(Executor executor, Limits limits) {
        return new Rig(false, limits, executor, JsonRpc.PROTOCOL);
    }

    private Rig(boolean dialled, Limits limits, Executor executor, Protocol protocol) {
        ends = MemoryConnection.pair(loop, loop);
        connection = dialled ? ends.dialling() : ends.dialled();
        var far = dialled ? ends.dialled() : ends.dialling();
        var settings = new Settings(
                limits, BINDER, executor != null ? executor : workers, Duration.ofSeconds(30), List.of(), time);
        peer = new Peer(connection, protocol, dialled, settings, methods);
        wire = new Wire(far);
        ends.start(end -> end == connection ? peer : wire, end -> end == connection ? peer : wire);
    }

    Caller caller() {
        return caller(peer, CallOptions.DEFAULTS);
    }

    Caller caller(CallOptions options) {
        return caller(peer, options);
    }

    /** The means by which a generated client calls. */
    static Caller caller(Peer peer, CallOptions options) {
        return peer.proxy(CALLER, options);
    }

    /** Sends frames as the other end, all in one burst. */
    void send(String... frames) {
        List.of(frames).forEach(wire::send);
    }

    /** Sends frames as the other end, lets everything run, and returns what comes back. */
    List<String> exchange(String... frames) {
        send(frames);
        settle();
        return wire.received();
    }

    /** Runs all there is to run. */
    void settle() {
        while (loop.runUntilIdle() || workers.runOne()) {
            // What has run may have left more.
        }
    }

    /** Begins to drain the peer. */
    CompletableFuture<Void> drain() {
        var drained = peer.drain(Duration.ZERO);
        read();
        return drained;
    }

    /** Lets the connection's thread do its part, but no worker. */
    void read() {
        loop.runUntilIdle();
    }

    /** Runs the connection's thread until so many frames have come back, where workers are threads of their own. */
    List<String> awaitFrames(int count) {
        var frames = new ArrayList<String>();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    loop.runUntilIdle();
                    frames.addAll(wire.received());
                    return frames.size() >= count;
                });
        return frames;
    }

    void pass(Duration duration) {
        time.pass(duration);
        loop.runUntilIdle();
    }

    private static final class CallerBinding implements ServiceBinding<Caller> {
        @Override
        public Class<Caller> service() {
            return Caller.class;
        }

        @Override
        public Caller client(Caller caller) {
            return caller;
        }

        @Override
        public Dispatcher dispatcher(Caller implementation) {
            throw new UnsupportedOperationException();
        }
    }
}
