package dev.callwire.engine;

import static dev.callwire.engine.Handlers.ADD;
import static dev.callwire.engine.Handlers.call;
import static dev.callwire.engine.Handlers.echo;
import static dev.callwire.engine.Handlers.note;
import static dev.callwire.engine.Handlers.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callwire.call.CallOptions;
import dev.callwire.call.Limits;
import dev.callwire.call.NotExecutedException;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.transport.CloseReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One message each way, as over HTTP. */
class ExchangeTest {
    private final ManualLoop loop = new ManualLoop();
    private final ManualTime time = new ManualTime();
    private final ManualWorkers workers = new ManualWorkers();
    private final MethodRegistry methods = new MethodRegistry();
    private final Handlers handlers = new Handlers();
    private final MemoryConnection.Ends ends = MemoryConnection.pair(loop, loop);
    private final Wire wire = new Wire(ends.dialling());
    private final Peer peer = Peer.ofExchange(
            ends.dialled(),
            JsonRpc.PROTOCOL,
            new Settings(Limits.DEFAULTS, Rig.BINDER, workers, Duration.ofSeconds(30), List.of(), time),
            methods,
            PeerOwner.NONE);

    ExchangeTest() {
        handlers.addTo(methods);
        ends.start(end -> wire, end -> peer);
    }

    @Test
    void callIsAnsweredAndTheExchangeStaysForTheTransportToEnd() {
        exchange(call(1, "add", "[1,2]"));

        assertThat(wire.received()).containsExactly(result(1, "3"));
        assertThat(wire.closed()).isNull();
    }

    @Test
    void exchangeThatOwesNoAnswerIsClosedAsAgreed() {
        exchange(note("note", "x"));

        assertThat(wire.received()).isEmpty();
        assertThat(wire.closed()).extracting(CloseReason::code).isEqualTo(CloseReason.NORMAL);
    }

    @Test
    void notificationsRunThoughTheExchangeIsOver() {
        wire.send("[" + note("note", "a") + "," + note("note", "b") + "]");
        loop.runUntilIdle();
        assertThat(wire.closed()).isNotNull();

        settle();

        assertThat(handlers.notes).containsExactly("a", "b");
    }

    @Test
    void malformedMessageIsAnswered() {
        exchange("{");

        assertThat(wire.received()).singleElement().asString().contains("-32700");
    }

    @Test
    void vanishedClientStopsItsCall() {
        wire.send(Handlers.later(1, "x"));
        settle();
        var unfinished = handlers.unfinished.get("x");

        ends.cut();
        settle();

        assertThat(unfinished).isCancelled();
    }

    @Test
    void drainSendsNothing() {
        wire.send(Handlers.later(1, "x"));
        settle();
        var drained = peer.drain(Duration.ZERO);
        settle();
        assertThat(wire.received()).isEmpty();

        handlers.finish("x");
        settle();

        assertThat(wire.received()).containsExactly(result(1, "\"x\""));
        assertThat(drained).isCompleted();
    }

    @Test
    void clientCannotBeCalled() {
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> Rig.caller(peer, CallOptions.DEFAULTS).notify(Handlers.NOTE, out -> out.put("x")));
        assertThat(Rig.caller(peer, CallOptions.DEFAULTS)
                        .callAsync(ADD, out -> out.put(1).put(2)))
                .isCompletedExceptionally();
    }

    @Test
    void methodThatPassesReferencesSaysWhatItTakes() {
        methods.call(
                MethodDescriptor.call("keep", JsonType.STRING)
                        .param("session", JsonType.of(Session.class))
                        .reference(() -> SessionBinding.INSTANCE)
                        .build(),
                params -> "kept");

        exchange(call(1, "keep", "[{\"__jsonrpc_marshaled\":1,\"handle\":1}]"));

        assertThat(wire.received())
                .singleElement()
                .asString()
                .contains("-32600")
                .contains("keep passes objects by reference");
    }

    @Test
    void batchIsAnsweredInOneMessage() {
        exchange("[" + echo(1, "a") + "," + note("note", "n") + "," + echo(2, "b") + "]");

        assertThat(wire.received())
                .singleElement()
                .asString()
                .startsWith("[")
                .contains("\"a\"")
                .contains("\"b\"");
    }

    private void exchange(String message) {
        wire.send(message);
        settle();
    }

    private void settle() {
        while (loop.runUntilIdle() || workers.runOne()) {
            // What has run may have left more.
        }
    }
}
