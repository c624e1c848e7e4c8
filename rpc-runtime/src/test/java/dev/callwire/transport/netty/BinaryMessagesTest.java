package dev.callwire.transport.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections whose listeners take binary messages. Those are told by the characters that have their bytes as numbers. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class BinaryMessagesTest {
    private static final String NO_UTF8 = "\0\1\u00FE\u00FF\u00C0";

    private final BlockingQueue<Recorder> opened = new LinkedBlockingQueue<>();

    /** Has a recorder hear binary messages, and answers with the same. */
    private record Ear(Recorder recorder, boolean answers) implements ConnectionListener {
        @Override
        public boolean takesBinary() {
            return true;
        }

        @Override
        public void onBinary(byte[] bytes, int offset, int length) {
            var utf8 = new String(bytes, offset, length, ISO_8859_1).getBytes(UTF_8);
            recorder.onMessage(utf8, 0, utf8.length);
            if (answers) {
                recorder.connection.sendBinary(bytes, offset, length);
            }
        }

        @Override
        public void onMessage(byte[] utf8, int offset, int length) {
            throw new AssertionError("No text is heard here");
        }

        @Override
        public void onBurstEnd() {
            recorder.onBurstEnd();
        }

        @Override
        public void onClosed(CloseReason reason) {
            recorder.onClosed(reason);
        }
    }

    private ConnectionListener hear(Connection connection) {
        var recorder = Recorder.of(connection);
        opened.add(recorder);
        return new Ear(recorder, true);
    }

    private TestServer server(TestLimits limits) {
        return TestServer.setup().limits(limits).listener(this::hear).start();
    }

    private TestServer server() {
        return server(TestLimits.limits());
    }

    private Recorder accepted() throws InterruptedException {
        var next = opened.poll(20, SECONDS);
        assertThat(next).as("a connection within 20 s").isNotNull();
        return next;
    }

    private static Recorder dial(NettyTransport transport, TestServer server) {
        var recorder = new CompletableFuture<Recorder>();
        transport
                .connect(TestClient.Dial.to(server.uri()).options(), connection -> {
                    recorder.complete(Recorder.of(connection));
                    return new Ear(recorder.join(), false);
                })
                .toCompletableFuture()
                .orTimeout(20, SECONDS)
                .join();
        return recorder.join();
    }

    private static void send(Connection connection, String message) {
        var bytes = message.getBytes(ISO_8859_1);
        connection.sendBinary(bytes, 0, bytes.length);
    }

    private static Frame binary(int first, String message) {
        return new Frame(first, message.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 125, 126, 4097, 65535, 65536})
    void messageOfAnyLengthComesBackUnharmed(int length) {
        try (var server = server();
                var transport = NettyTransport.create(1)) {
            var client = dial(transport, server);
            var message = NO_UTF8.repeat(length / NO_UTF8.length() + 1).substring(0, length);

            send(client.connection, message);

            assertThat(client.nextMessage()).isEqualTo(message);
        }
    }

    @Test
    void messageIsOneBinaryFrame() throws IOException {
        try (var server = server();
                var peer = RawPeer.upgraded(server)) {
            peer.send(binary(Frame.FINAL | Frame.BINARY, NO_UTF8));

            var frame = peer.read();
            assertThat(frame.opcode()).isEqualTo(Frame.BINARY);
            assertThat(new String(frame.payload(), ISO_8859_1)).isEqualTo(NO_UTF8);
        }
    }

    @Test
    void sliceOfAnArrayIsSentAndTheArrayUsedAgain() throws InterruptedException {
        try (var server = server();
                var transport = NettyTransport.create(1)) {
            var client = dial(transport, server);
            var bytes = "one two three".getBytes(ISO_8859_1);
            client.connection.sendBinary(bytes, 4, 3);
            bytes[4] = 'z';
            client.connection.sendBinary(bytes, 4, 3);

            var heard = accepted();
            assertThat(heard.nextMessage()).isEqualTo("two");
            assertThat(heard.nextMessage()).isEqualTo("zwo");
        }
    }

    @Test
    void sliceBeyondTheArrayIsRefused() {
        try (var server = server();
                var transport = NettyTransport.create(1)) {
            var connection = dial(transport, server).connection;

            assertThatThrownBy(() -> connection.sendBinary(new byte[3], 1, 3))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void whatAnotherThreadHasSentGoesOutBeforeWhatTheOwnThreadSendsThen() throws InterruptedException {
        try (var server = server();
                var transport = NettyTransport.create(1)) {
            var connection = dial(transport, server).connection;

            connection.execute(() -> {
                CompletableFuture.runAsync(() -> send(connection, "first")).join();
                send(connection, "second");
            });

            var heard = accepted();
            assertThat(heard.nextMessage()).isEqualTo("first");
            assertThat(heard.nextMessage()).isEqualTo("second");
        }
    }

    @Test
    void messageIsDroppedWhenTheConnectionIsClosed() throws InterruptedException {
        try (var server = server();
                var transport = NettyTransport.create(1)) {
            var connection = dial(transport, server).connection;
            send(connection, "last words");
            connection.close(1000, "");
            send(connection, "too late");

            var heard = accepted();
            assertThat(heard.nextMessage()).isEqualTo("last words");
            assertThat(heard.nextMessage()).isEqualTo(Recorder.CLOSED);
        }
    }

    @Test
    void fragmentsBecomeOneMessage() throws Exception {
        try (var server = server();
                var peer = RawPeer.upgraded(server)) {
            peer.send(binary(Frame.BINARY, "\u00FF"), binary(Frame.CONTINUATION, ""), Frame.ping("?"));
            peer.send(binary(Frame.FINAL | Frame.CONTINUATION, "\0\u00FE"));

            assertThat(accepted().nextMessage()).isEqualTo("\u00FF\0\u00FE");
        }
    }

    @Test
    void textIsNotUnderstood() throws Exception {
        for (int first : new int[] {Frame.TEXT, Frame.FINAL | Frame.TEXT}) {
            try (var server = server();
                    var peer = RawPeer.upgraded(server)) {
                peer.send(binary(first, "text"), binary(Frame.FINAL | Frame.BINARY, "after"));

                var close = peer.readClose();
                assertThat(close.closeCode()).isEqualTo(1003);
                assertThat(close.closeReason()).isEqualTo("text is not understood here; send binary frames");
                peer.socket().close();
                assertThat(accepted().nextEvent()).isEqualTo(Recorder.CLOSED);
            }
        }
    }

    @Test
    void textInsideAMessageIsAProtocolViolation() throws IOException {
        try (var server = server();
                var peer = RawPeer.upgraded(server)) {
            peer.send(binary(Frame.BINARY, "one"), Frame.text("another"));

            assertThat(peer.readClose().closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void messageBeyondTheLimitIsTooBig() throws IOException {
        try (var server = server(TestLimits.limits().inboundMessageBytes(100));
                var peer = RawPeer.upgraded(server)) {
            peer.send(binary(Frame.FINAL | Frame.BINARY, "x".repeat(100)));
            assertThat(peer.read().payload()).hasSize(100);
            peer.write(Frame.header(Frame.FINAL | Frame.BINARY, true, 101));

            assertThat(peer.readClose().closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void fragmentsOfTooManyBytesAreTooBig() throws IOException {
        try (var server = server(TestLimits.limits().inboundMessageBytes(100));
                var peer = RawPeer.upgraded(server)) {
            peer.send(binary(Frame.BINARY, "x".repeat(60)), binary(Frame.CONTINUATION, "x".repeat(41)));

            var close = peer.readClose();
            assertThat(close.closeCode()).isEqualTo(1009);
            assertThat(close.closeReason()).isEqualTo("a message has at most 100 bytes");
        }
    }

    @Test
    void tooManyFragmentsAreAgainstThePolicy() throws IOException {
        try (var server = server(TestLimits.limits().fragments(2));
                var peer = RawPeer.upgraded(server)) {
            peer.send(binary(Frame.BINARY, ""), binary(Frame.CONTINUATION, ""), binary(Frame.CONTINUATION, ""));

            assertThat(peer.readClose().closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void peerThatTakesNothingIsGivenUp() throws Exception {
        try (var server = server(TestLimits.limits().unsentBytesToClose(1 << 20));
                var peer = RawPeer.upgraded(server)) {
            var heard = accepted();
            var message = "x".repeat(1 << 16);

            while (heard.connection.isOpen()) {
                send(heard.connection, message);
            }
            peer.socket().close();

            assertThat(heard.closed().code()).isEqualTo(1008);
        }
    }
}
