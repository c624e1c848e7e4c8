package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.transport.CloseReason;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that no honest client sends, and what a server says to them. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class HostileFramesTest {

    TestServer serve(TestLimits limits) {
        return TestServer.start(limits);
    }

    RawPeer dial(TestServer server) throws IOException {
        return RawPeer.upgraded(server);
    }

    static Stream<Arguments> protocolViolations() {
        return Stream.of(
                Arguments.of("unmasked frame", Frame.text("x").unmasked()),
                Arguments.of("all reserved bits", new Frame(0x81 | 0x70, new byte[1]).masked()),
                Arguments.of("second reserved bit", new Frame(0x81 | 0x20, new byte[1]).masked()),
                Arguments.of("third reserved bit", new Frame(0x81 | 0x10, new byte[1]).masked()),
                Arguments.of("reserved data opcode", new Frame(0x83, new byte[1]).masked()),
                Arguments.of("reserved control opcode", new Frame(0x8B, new byte[1]).masked()),
                Arguments.of("continuation of nothing", Frame.lastPart("x").masked()),
                Arguments.of("fragmented ping", new Frame(Frame.PING, new byte[1]).masked()),
                Arguments.of("ping of 126 bytes", new Frame(0x89, new byte[126]).masked()),
                Arguments.of("length not in its shortest form", new byte[] {(byte) 0x81, (byte) 0xFE, 0, 5}),
                Arguments.of("negative length", Frame.header(0x81, true, -1)),
                Arguments.of(
                        "close code of 4 digits that is reserved",
                        Frame.close(1005, "").masked()),
                Arguments.of("close code below 1000", Frame.close(999, "").masked()),
                Arguments.of("close code above 4999", Frame.close(5000, "").masked()),
                Arguments.of("close code 1006", Frame.close(1006, "").masked()),
                Arguments.of("close code 1015", Frame.close(1015, "").masked()),
                Arguments.of("close frame of one byte", new Frame(0x88, new byte[1]).masked()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void protocolViolations(String name, byte[] bytes) throws IOException {
        assertThat(closeAfter(TestLimits.limits(), bytes).closeCode()).isEqualTo(1002);
    }

    @Test
    void newMessageInsideAMessageIsAProtocolViolation() throws IOException {
        try (var server = serve(TestLimits.limits());
                var peer = dial(server)) {
            peer.send(Frame.part(Frame.TEXT, "one"), Frame.text("another"));

            assertThat(peer.readClose().closeCode()).isEqualTo(1002);
            peer.socket().close();
            assertThat(server.nextConnection().nextEvent()).isEqualTo(Recorder.CLOSED);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 70_000, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE})
    void frameThatAnnouncesTooMuchIsTooBig(long length) throws IOException {
        var limits = TestLimits.limits().inboundMessageBytes(100);

        assertThat(closeAfter(limits, Frame.header(0x81, true, length)).closeCode())
                .isEqualTo(1009);
    }

    @Test
    void messageOfExactlyTheLimitIsDelivered() throws IOException {
        try (var server = serve(TestLimits.limits().inboundMessageBytes(100));
                var peer = dial(server)) {
            peer.send(Frame.text("x".repeat(100)), Frame.part(Frame.TEXT, "y".repeat(40)));
            peer.send(Frame.lastPart("y".repeat(60)));

            var heard = server.nextConnection();
            assertThat(heard.nextMessage()).hasSize(100);
            assertThat(heard.nextMessage()).hasSize(100);
        }
    }

    @Test
    void fragmentsOfTooManyBytesAreTooBig() throws IOException {
        try (var server = serve(TestLimits.limits().inboundMessageBytes(100));
                var peer = dial(server)) {
            peer.send(Frame.part(Frame.TEXT, "x".repeat(60)), Frame.part(Frame.CONTINUATION, "x".repeat(41)));

            var close = peer.readClose();
            assertThat(close.closeCode()).isEqualTo(1009);
            assertThat(close.closeReason()).isEqualTo("a message has at most 100 bytes");
        }
    }

    @Test
    void tooManyFragmentsAreAgainstThePolicy() throws IOException {
        try (var server = serve(TestLimits.limits().fragments(3));
                var peer = dial(server)) {
            peer.send(Frame.part(Frame.TEXT, ""), Frame.part(Frame.CONTINUATION, ""));
            peer.send(Frame.part(Frame.CONTINUATION, ""), Frame.part(Frame.CONTINUATION, ""));

            var close = peer.readClose();
            assertThat(close.closeCode()).isEqualTo(1008);
            assertThat(close.closeReason()).isEqualTo("a message has at most 3 fragments");
        }
    }

    @Test
    void fragmentsOfEarlierMessagesDoNotCount() throws IOException {
        try (var server = serve(TestLimits.limits().fragments(2).inboundMessageBytes(3));
                var peer = dial(server)) {
            for (var i = 0; i < 3; i++) {
                peer.send(Frame.part(Frame.TEXT, "ab"), Frame.lastPart("c"));
            }

            var heard = server.nextConnection();
            for (var i = 0; i < 3; i++) {
                assertThat(heard.nextMessage()).isEqualTo("abc");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Frame.FINAL | Frame.BINARY, Frame.BINARY})
    void binaryFrameIsNotUnderstood(int first) throws IOException {
        var close = closeAfter(TestLimits.limits(), new Frame(first, new byte[] {1}).masked());

        assertThat(close.closeCode()).isEqualTo(1003);
        assertThat(close.closeReason()).isEqualTo("binary frames are not understood here; send text");
    }

    @Test
    void textThatIsNotUtf8ClosesTheConnection() throws IOException {
        var close = closeAfter(TestLimits.limits(), new Frame(0x81, new byte[] {'a', (byte) 0xFF}).masked());

        assertThat(close.closeCode()).isEqualTo(1007);
    }

    @Test
    void textThatIsNotUtf8AcrossFragmentsClosesTheConnection() throws IOException {
        try (var server = serve(TestLimits.limits());
                var peer = dial(server)) {
            peer.send(new Frame(Frame.TEXT, new byte[] {(byte) 0xE2}), Frame.lastPart("x"));

            assertThat(peer.readClose().closeCode()).isEqualTo(1007);
            peer.socket().close();
            assertThat(server.nextConnection().nextEvent()).isEqualTo(Recorder.CLOSED);
        }
    }

    @Test
    void closeReasonThatIsNotUtf8IsRefused() throws IOException {
        var bytes = new Frame(0x88, new byte[] {3, (byte) 0xE8, (byte) 0xFF}).masked();

        assertThat(closeAfter(TestLimits.limits(), bytes).closeCode()).isEqualTo(1007);
    }

    @ParameterizedTest
    @ValueSource(ints = {Frame.PING, Frame.PONG})
    void floodOfControlFramesIsAgainstThePolicy(int opcode) throws IOException {
        try (var server = serve(TestLimits.limits());
                var peer = dial(server)) {
            for (var i = 0; i < 61; i++) {
                peer.send(new Frame(Frame.FINAL | opcode, new byte[0]));
            }

            Frame frame;
            do {
                frame = peer.read();
            } while (frame.opcode() == Frame.PONG);
            assertThat(frame.closeCode()).isEqualTo(1008);
            assertThat(frame.closeReason()).isEqualTo("too many pings and pongs");
            assertThat(peer.isAtEnd()).isTrue();
        }
    }

    @Test
    void messagesBeforeTheViolationAreDeliveredAndNoneAfterIt() throws IOException {
        try (var server = serve(TestLimits.limits());
                var peer = dial(server)) {
            peer.send(Frame.text("before"), new Frame(0x82, new byte[1]), Frame.text("after"));
            peer.readClose();
            peer.socket().close();

            var heard = server.nextConnection();
            assertThat(heard.nextMessage()).isEqualTo("before");
            assertThat(heard.nextMessage()).isEqualTo(Recorder.CLOSED);
        }
    }

    @Test
    void listenerLearnsWhyAHostilePeerWasClosed() throws IOException {
        try (var server = serve(TestLimits.limits());
                var peer = dial(server)) {
            peer.write(Frame.text("x").unmasked());
            peer.readClose();
            peer.socket().close();

            var reason = server.nextConnection().closed();
            assertThat(reason.code()).isEqualTo(1002);
            assertThat(reason.byPeer()).isFalse();
            assertThat(reason.text()).isNotEmpty();
        }
    }

    @Test
    void closeFrameArrivesThoughThePeerGoesOnSending() throws IOException {
        try (var server = serve(TestLimits.limits());
                var peer = dial(server)) {
            peer.write(Frame.text("x").unmasked());
            peer.write(new byte[200_000]);

            assertThat(peer.readClose().closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void peerThatVanishesInsideAFrameIsLost() throws IOException {
        try (var server = serve(TestLimits.limits())) {
            try (var peer = dial(server)) {
                peer.write(Frame.header(0x81, true, 1000));
                peer.write("not a thousand bytes");
            }

            var heard = server.nextConnection();
            assertThat(heard.closed().code()).isEqualTo(CloseReason.ABNORMAL);
            assertThat(heard.closed().byPeer()).isTrue();
            assertThat(heard.nextEvent()).isEqualTo(Recorder.CLOSED);
        }
    }

    @Test
    void peerThatVanishesInsideAMessageIsLost() throws IOException {
        try (var server = serve(TestLimits.limits())) {
            try (var peer = dial(server)) {
                peer.send(Frame.part(Frame.TEXT, "half"));
            }

            var heard = server.nextConnection();
            assertThat(heard.closed().code()).isEqualTo(CloseReason.ABNORMAL);
            assertThat(heard.nextEvent()).isEqualTo(Recorder.CLOSED);
        }
    }

    @Test
    void peerThatResetsTheConnectionIsLost() throws IOException {
        try (var server = serve(TestLimits.limits())) {
            var peer = dial(server);
            peer.socket().setSoLinger(true, 0);
            peer.close();

            assertThat(server.nextConnection().closed().code()).isEqualTo(CloseReason.ABNORMAL);
        }
    }

    @Test
    void maskedFrameOfAServerIsAProtocolViolation() throws IOException {
        try (var server = new RawServer();
                var client = server.dialled()) {
            server.peer().write(Frame.text("x").masked());

            assertThat(server.peer().readClose().closeCode()).isEqualTo(1002);
            server.hangUp();
            assertThat(client.recorder().closed().code()).isEqualTo(1002);
        }
    }

    /** The close frame that the server sends after some bytes. */
    private Frame closeAfter(TestLimits limits, byte[] bytes) throws IOException {
        try (var server = serve(limits);
                var peer = dial(server)) {
            peer.write(bytes);
            var close = peer.readClose();
            peer.socket().close();
            assertThat(server.nextConnection().nextEvent()).isEqualTo(Recorder.CLOSED);
            return close;
        }
    }
}
