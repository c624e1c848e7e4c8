package dev.callwire.engine;

import static dev.callwire.engine.Handlers.call;
import static dev.callwire.engine.Handlers.echo;
import static dev.callwire.engine.Handlers.later;
import static dev.callwire.engine.Handlers.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.call.CallOptions;
import dev.callwire.call.Limits;
import dev.callwire.call.NotExecutedException;
import dev.callwire.protocol.Doubled;
import dev.callwire.stub.Caller;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer whose frames have a binary form. Nothing happens but when the test says so, on the test's thread. */
class BinaryConnectionTest {
    private static final int MOST = 600;

    private final Handlers handlers = new Handlers();
    private final MethodRegistry methods = new MethodRegistry();
    private final ManualLoop loop = new ManualLoop();
    private final ManualWorkers workers = new ManualWorkers();
    private final Settings settings = new Settings(
            Limits.DEFAULTS.toBuilder()
                    .inboundMessageBytes(MOST)
                    .outboundMessageBytes(MOST)
                    .build(),
            Rig.BINDER,
            workers,
            Duration.ofSeconds(30),
            List.of(),
            new ManualTime());
    private final MemoryConnection.Ends ends = MemoryConnection.speaking(Doubled.SUBPROTOCOL, loop);
    private final Peer peer = new Peer(ends.dialled(), new Doubled(), false, settings, methods);
    private final FarEnd far = new FarEnd(ends.dialling());

    /** The other end, in messages. */
    private static final class FarEnd implements ConnectionListener {
        private final Connection connection;
        private final List<byte[]> messages = new ArrayList<>();
        private CloseReason closed;

        FarEnd(Connection connection) {
            this.connection = connection;
        }

        void send(byte[] message) {
            connection.sendBinary(message, 0, message.length);
        }

        @Override
        public boolean takesBinary() {
            return true;
        }

        @Override
        public void onBinary(byte[] bytes, int offset, int length) {
            messages.add(Arrays.copyOfRange(bytes, offset, offset + length));
        }

        @Override
        public void onMessage(byte[] utf8, int offset, int length) {
            throw new AssertionError("Text was sent");
        }

        @Override
        public void onBurstEnd() {
            // Messages are looked at when the test does.
        }

        @Override
        public void onClosed(CloseReason reason) {
            closed = reason;
        }
    }

    @BeforeEach
    void serve() {
        handlers.addTo(methods);
        ends.start(end -> far, end -> peer);
    }

    private List<String> exchange(String... frames) {
        List.of(frames).forEach(frame -> far.send(Doubled.message(frame)));
        return received();
    }

    private List<String> received() {
        settle();
        var frames = far.messages.stream().map(Doubled::frame).toList();
        far.messages.clear();
        return frames;
    }

    private void settle() {
        while (loop.runUntilIdle() || workers.runOne()) {
            // What has run may have left more.
        }
    }

    private Caller caller() {
        return Rig.caller(peer, CallOptions.DEFAULTS);
    }

    @Test
    void callIsReadAndAnsweredInTheForm() {
        far.send(Doubled.message(call(1, "add", "{\"a\":1,\"b\":2}")));
        settle();

        assertThat(far.messages).containsExactly(Doubled.message(result(1, "3")));
    }

    @Test
    void ownCallGoesOutInTheFormAndItsAnswerIsRead() {
        var answer = caller().callAsync(Handlers.ECHO, out -> out.put("x"));

        assertThat(received())
                .containsExactly("{\"jsonrpc\":\"2.0\",\"id\":\"s1\",\"method\":\"echo\",\"params\":{\"text\":\"x\"}}");
        exchange(result("\"s1\"", "\"y\""));
        assertThat(answer).isCompletedWithValue("y");
    }

    @Test
    void callsOfOneBurstKeepTheirParams() {
        assertThat(exchange(echo(1, "one"), echo(2, "two")))
                .containsExactly(result(1, "\"one\""), result(2, "\"two\""));
    }

    @Test
    void messageThatStandsForNoFrameIsAnsweredAsBadJson() {
        far.send("ab".getBytes(StandardCharsets.US_ASCII));

        assertThat(received())
                .singleElement()
                .asString()
                .contains("\"id\":null")
                .contains("\"code\":-32700");
        assertThat(exchange(echo(1, "still here"))).containsExactly(result(1, "\"still here\""));
    }

    @Test
    void limitThatAMessagePassesIsCounted() {
        far.send(new byte[] {0, 0});

        assertThat(received()).hasSize(1);
        assertThat(settings.limitCounts().toMap()).containsExactly(Map.entry("jsonDepth", 1L));
    }

    @Test
    void formOfBadJsonIsAnsweredAsBadJson() {
        assertThat(exchange("{")).singleElement().asString().contains("\"code\":-32700");
    }

    @Test
    void frameOfExactlyTheLimitIsRead() {
        var frame = echo(1, "");
        assertThat(exchange(frame + " ".repeat(MOST - frame.length()))).containsExactly(result(1, "\"\""));
    }

    @Test
    void messageThatBecomesTooLargeAFrameClosesTheConnection() {
        exchange(echo(1, "x".repeat(MOST)), echo(2, "after"));

        assertThat(far.closed)
                .isEqualTo(new CloseReason(CloseReason.TOO_BIG, "a message has at most 600 bytes as JSON", true));
        assertThat(settings.limitCounts().toMap()).containsEntry("inboundMessageBytes", 1L);
        assertThat(received()).isEmpty();
    }

    @Test
    void callWhoseFormIsTooLargeIsNotSent() {
        var text = "x".repeat(MOST / 2);

        var call = caller().callAsync(Handlers.ECHO, out -> out.put(text));

        assertThat(received()).isEmpty();
        assertThat(peer.outgoing().size()).isZero();
        assertThat(call)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(NotExecutedException.class)
                .withMessage("echo was not sent: A message has at most 600 bytes, and this one needs more"
                        + " (outboundMessageBytes)");
    }

    @Test
    void notificationWhoseFormIsTooLargeIsNotSent() {
        assertThatThrownBy(() -> caller().notify(Handlers.NOTE, out -> out.put("x".repeat(MOST / 2))))
                .isInstanceOf(NotExecutedException.class)
                .hasMessageEndingWith("(outboundMessageBytes)");
    }

    @Test
    void resultWhoseFormIsTooLargeIsAFailure() {
        assertThat(exchange(echo(1, "x".repeat(MOST / 2))))
                .singleElement()
                .asString()
                .contains("\"id\":1,")
                .contains("\"code\":-32008");
    }

    @Test
    void textClosesTheConnection() {
        var text = echo(1, "x").getBytes(StandardCharsets.UTF_8);
        far.connection.send(text, 0, text.length);
        settle();

        assertThat(far.closed.code()).isEqualTo(CloseReason.UNSUPPORTED);
    }

    @Test
    void answerOfACallWhoseConnectionHasEndedIsDropped() {
        far.send(Doubled.message(later(1, "x")));
        settle();
        ends.dialling().close(CloseReason.NORMAL, "");
        settle();

        handlers.finish("x");

        assertThat(received()).isEmpty();
        assertThat(far.closed.code()).isEqualTo(CloseReason.NORMAL);
    }

    @Test
    void anotherSubprotocolOfTheProtocolIsText() {
        var plain = MemoryConnection.speaking("plain", loop);
        var plainPeer = new Peer(plain.dialled(), new Doubled(), false, settings, methods);
        var wire = new Wire(plain.dialling());
        plain.start(end -> wire, end -> plainPeer);

        wire.send(echo(1, "x"));
        settle();

        assertThat(wire.received()).containsExactly(result(1, "\"x\""));
    }
}
