package dev.callwire.engine;

import static dev.callwire.engine.Rig.BINDER;

import dev.callwire.call.CallOptions;
import dev.callwire.call.Interceptor;
import dev.callwire.call.Limits;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import dev.callwire.stub.Caller;
import java.time.Duration;
import java.util.List;

/** Two peers back to back. Nothing happens in them but when the test says so, on the test's thread. */
final class Pair {
    final ManualLoop loop = new ManualLoop();
    final ManualTime time = new ManualTime();
    final ManualWorkers workers = new ManualWorkers();
    final MethodRegistry dialledMethods = new MethodRegistry();
    final MethodRegistry diallingMethods = new MethodRegistry();
    final MemoryConnection.Ends ends = MemoryConnection.pair(loop, loop);
    final Peer dialling;
    final Peer dialled;

    Pair() {
        this(Limits.DEFAULTS, List.of(), List.of());
    }

    /** With interceptors at the end that dialled, and at the one that was dialled. */
    Pair(Limits limits, List<Interceptor> ofDialling, List<Interceptor> ofDialled) {
        dialling = new Peer(ends.dialling(), JsonRpc.PROTOCOL, true, settings(limits, ofDialling), diallingMethods);
        dialled = new Peer(ends.dialled(), JsonRpc.PROTOCOL, false, settings(limits, ofDialled), dialledMethods);
        ends.start(end -> dialling, end -> dialled);
    }

    private Settings settings(Limits limits, List<Interceptor> interceptors) {
        return new Settings(limits, BINDER, workers, Duration.ofSeconds(30), interceptors, time);
    }

    /** Calls what the end serves that was dialled. */
    Caller caller() {
        return caller(CallOptions.DEFAULTS);
    }

    Caller caller(CallOptions options) {
        return Rig.caller(dialling, options);
    }

    /** Calls what the end serves that dialled. */
    Caller backCaller() {
        return Rig.caller(dialled, CallOptions.DEFAULTS);
    }

    void settle() {
        while (loop.runUntilIdle() || workers.runOne()) {
            // What has run may have left more.
        }
    }

    void pass(Duration duration) {
        time.pass(duration);
        settle();
    }
}
