package dev.callwire.transport.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections on which both ends have agreed to compress messages, and how they agree. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class CompressionTest {
    private static final String LARGE = "{\"row\":1,\"value\":\"the same again\"},".repeat(10_000);
    private static final String GRANTED =
            "sec-websocket-extensions: permessage-deflate; client_no_context_takeover; server_no_context_takeover\r\n";

    private static TestServer echoing() {
        return TestServer.setup().compression().answer(TestServer.ECHO).start();
    }

    @Test
    void largeMessagesTakeFewBytesBothWays() throws IOException {
        try (var server = echoing();
                var wire = new CountingProxy(server.address());
                var client = client(wire.uri())) {
            client.recorder().send(LARGE);

            assertThat(client.recorder().nextMessage()).isEqualTo(LARGE);
            assertThat(server.nextConnection().nextMessage()).isEqualTo(LARGE);
            assertThat(wire.bytesUp()).isLessThan(LARGE.length() / 50);
            assertThat(wire.bytesDown()).isLessThan(LARGE.length() / 50);
        }
    }

    @Test
    void messagesTakeAllTheirBytesWhereOneEndDoesNotCompress() throws IOException {
        try (var server = TestServer.setup().answer(TestServer.ECHO).start();
                var wire = new CountingProxy(server.address());
                var client = client(wire.uri())) {
            client.recorder().send(LARGE);

            assertThat(client.recorder().nextMessage()).isEqualTo(LARGE);
            assertThat(wire.bytesUp()).isGreaterThan(LARGE.length());
            assertThat(wire.bytesDown()).isGreaterThan(LARGE.length());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "1023, false", "1024, true", "70000, true"})
    void messagesFrom1024BytesOnAreCompressed(int length, boolean compressed) throws IOException {
        try (var server = echoing();
                var peer = RawPeer.compressing(server)) {
            peer.send(Frame.text("x".repeat(length)));

            var echo = peer.read();
            assertThat(echo.isCompressed()).isEqualTo(compressed);
            assertThat(echo.inflated().asText()).isEqualTo("x".repeat(length));
        }
    }

    @Test
    void eachMessageIsCompressedByItself() throws IOException {
        try (var server = echoing();
                var peer = RawPeer.compressing(server)) {
            peer.send(Frame.compressed(LARGE), Frame.compressed(LARGE));

            var first = peer.read();
            assertThat(first.isCompressed()).isTrue();
            assertThat(peer.read().payload()).isEqualTo(first.payload());
        }
    }

    @Test
    void whatDoesNotCompressArrivesAllTheSame() throws IOException {
        var noise = new StringBuilder();
        new Random(7).ints(200_000, ' ', 0xD800).forEach(character -> noise.append((char) character));
        try (var server = echoing();
                var client = client(server.uri())) {
            client.recorder().send(noise.toString());

            assertThat(client.recorder().nextMessage()).isEqualTo(noise.toString());
        }
    }

    @Test
    void binaryMessagesAreCompressedToo() throws IOException {
        var bytes = new byte[5000];
        Arrays.fill(bytes, (byte) 0xFF);
        Function<Connection, ConnectionListener> echo = BinaryEcho::new;
        try (var server = TestServer.setup().compression().listener(echo).start();
                var peer = RawPeer.compressing(server)) {
            peer.send(
                    new Frame(Frame.FINAL | Frame.COMPRESSED | Frame.BINARY, Deflated.of(bytes)),
                    new Frame(Frame.FINAL | Frame.BINARY, new byte[] {1}));

            var large = peer.read();
            assertThat(large.first()).isEqualTo(Frame.FINAL | Frame.COMPRESSED | Frame.BINARY);
            assertThat(large.inflated().payload()).isEqualTo(bytes);
            var small = peer.read();
            assertThat(small.first()).isEqualTo(Frame.FINAL | Frame.BINARY);
            assertThat(small.payload()).containsExactly(1);
        }
    }

    private record BinaryEcho(Connection connection) implements ConnectionListener {
        @Override
        public boolean takesBinary() {
            return true;
        }

        @Override
        public void onBinary(byte[] bytes, int offset, int length) {
            connection.sendBinary(bytes, offset, length);
        }

        @Override
        public void onMessage(byte[] utf8, int offset, int length) {
            throw new AssertionError("No text is heard here");
        }

        @Override
        public void onBurstEnd() {}

        @Override
        public void onClosed(CloseReason reason) {}
    }

    @Test
    void messagesAreCompressedUnderTls() throws IOException {
        var tls = TestCertificate.of("localhost");
        try (var server = TestServer.setup()
                        .tls(tls)
                        .compression()
                        .answer(TestServer.ECHO)
                        .start();
                var client = TestClient.connect(
                        TestClient.Dial.to(URI.create(
                                        "wss://localhost:" + server.address().getPort() + "/"))
                                .trusting(tls)
                                .compressed(),
                        (to, text) -> {})) {
            for (var i = 0; i < 20; i++) {
                client.recorder().send(i + LARGE);
                client.recorder().send("short " + i);
            }

            for (var i = 0; i < 20; i++) {
                assertThat(client.recorder().nextMessage()).isEqualTo(i + LARGE);
                assertThat(client.recorder().nextMessage()).isEqualTo("short " + i);
            }
        }
    }

    @Test
    void closeIsAnsweredBehindWhatIsCompressed() {
        try (var server = echoing();
                var client = client(server.uri())) {
            client.recorder().send(LARGE);
            client.recorder().connection.close(4000, "bye");

            var heard = server.nextConnection();
            assertThat(heard.nextMessage()).isEqualTo(LARGE);
            assertThat(heard.closed()).isEqualTo(new CloseReason(4000, "bye", true));
            assertThat(client.recorder().closed()).isEqualTo(new CloseReason(4000, "bye", false));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate",
                "permessage-deflate; client_max_window_bits",
                "permessage-deflate; client_max_window_bits=15",
                "permessage-deflate ;client_max_window_bits = \"15\" ; server_no_context_takeover",
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
                "x-webkit-deflate-frame, permessage-deflate",
                "permessage-deflate; server_max_window_bits=10, permessage-deflate",
                "permessage-deflate; of_the_future, permessage-deflate; client_max_window_bits",
                ", permessage-deflate,",
            })
    void offerIsGrantedWithoutContextTakeover(String offer) throws IOException {
        assertThat(answerTo(offer)).contains(GRANTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-webkit-deflate-frame",
                "permessage-bzip2",
                "permessage-deflate; server_max_window_bits=10",
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; server_max_window_bits=x",
                "permessage-deflate; client_max_window_bits=7",
                "permessage-deflate; client_max_window_bits=16",
                "permessage-deflate; client_max_window_bits=010",
                "permessage-deflate; client_max_window_bits=99999999999",
                "permessage-deflate; server_no_context_takeover=1",
                "permessage-deflate; client_no_context_takeover=1",
                "permessage-deflate; client_max_window_bits; client_max_window_bits",
                "permessage-deflate; of_the_future",
                "permessage-deflate;",
                "permessage-deflate; =1",
                "permessage-deflate; client_max_window_bits=\"10",
                "permessage deflate",
                ";",
                "=",
            })
    void offerThatCannotBeGrantedIsAnsweredByNone(String offer) throws IOException {
        assertThat(answerTo(offer)).startsWith("HTTP/1.1 101 ").doesNotContain("extensions");
    }

    @Test
    void windowOfTheClientMayBeSmaller() throws IOException {
        assertThat(answerTo("permessage-deflate; client_max_window_bits=10"))
                .contains("permessage-deflate; client_max_window_bits=10; client_no_context_takeover;"
                        + " server_no_context_takeover\r\n");
    }

    @Test
    void offersMayStandInSeveralHeaders() throws IOException {
        assertThat(answerTo("permessage-bzip2\r\nSec-WebSocket-Extensions: permessage-deflate"))
                .contains(GRANTED);
    }

    @Test
    void serverThatDoesNotCompressGrantsNothing() throws IOException {
        try (var server = TestServer.setup().answer(TestServer.ECHO).start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(RawPeer.upgradeRequest("Sec-WebSocket-Extensions: permessage-deflate\r\n"));
            assertThat(peer.readHead()).startsWith("HTTP/1.1 101 ").doesNotContain("extensions");

            peer.send(Frame.text(LARGE));
            assertThat(peer.read().asText()).isEqualTo(LARGE);
        }
    }

    @Test
    void compressedFrameWhereNothingWasAgreedOnIsAProtocolViolation() throws IOException {
        try (var server = TestServer.setup().compression().start();
                var peer = RawPeer.upgraded(server)) {
            peer.send(Frame.compressed("x"));

            assertThat(peer.readClose().closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void clientOffersCompressionOnlyWhenAsked() throws IOException {
        try (var server = new RawServer();
                var client = server.dialled(TestClient.Dial::compressed, answer -> answer)) {
            assertThat(server.request())
                    .contains("sec-websocket-extensions: permessage-deflate; client_no_context_takeover;"
                            + " server_no_context_takeover\r\n");
            server.hangUp();
            assertThat(client.recorder().closed().byPeer()).isTrue();
        }
        try (var server = new RawServer();
                var client = server.dialled()) {
            assertThat(server.request()).doesNotContain("extensions");
            server.hangUp();
            assertThat(client.recorder().closed().byPeer()).isTrue();
        }
    }

    @Test
    void framesRightBehindTheAnswerAreDelivered() throws IOException {
        try (var server = new RawServer();
                var client = server.dialled(
                        TestClient.Dial::compressed,
                        answer -> choosing("permessage-deflate; server_no_context_takeover")
                                        .apply(answer)
                                + new String(Frame.compressed("eager").unmasked(), ISO_8859_1))) {
            assertThat(client.recorder().nextMessage()).isEqualTo("eager");
            server.hangUp();
        }
    }

    @Test
    void clientTakesASmallerWindowOfTheServer() throws IOException {
        try (var server = new RawServer();
                var client = server.dialled(
                        TestClient.Dial::compressed,
                        choosing("permessage-deflate; server_no_context_takeover; server_max_window_bits=9"))) {
            server.peer().write(Frame.compressed(LARGE).unmasked());

            assertThat(client.recorder().nextMessage()).isEqualTo(LARGE);
            server.hangUp();
        }
    }

    @Test
    void clientCompressesWithoutContextTakeoverThoughTheServerDoesNotAskForThat() throws IOException {
        try (var server = new RawServer();
                var client = server.dialled(
                        TestClient.Dial::compressed, choosing("permessage-deflate; server_no_context_takeover"))) {
            client.recorder().send(LARGE);
            client.recorder().send(LARGE);

            var first = server.peer().read();
            assertThat(first.inflated().asText()).isEqualTo(LARGE);
            assertThat(server.peer().read().inflated().asText()).isEqualTo(LARGE);
            server.hangUp();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-own",
                "permessage-deflate",
                "permessage-deflate; client_no_context_takeover",
                "permessage-deflate; server_no_context_takeover; client_max_window_bits=10",
                "permessage-deflate; server_no_context_takeover; server_max_window_bits",
                "permessage-deflate; server_no_context_takeover; server_max_window_bits=16",
                "permessage-deflate; server_no_context_takeover=x",
                "permessage-deflate; server_no_context_takeover; own=1",
                "permessage-deflate; server_no_context_takeover, x-own",
                "permessage-deflate; server_no_context_takeover, permessage-deflate; server_no_context_takeover",
                "permessage-deflate;;",
            })
    void answerThatWasNotOfferedFailsTheConnection(String answer) throws IOException {
        try (var server = new RawServer()) {
            assertThatThrownBy(() -> server.dialled(TestClient.Dial::compressed, choosing(answer)))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IOException.class)
                    .cause()
                    .hasMessageEndingWith("the server chose extensions as they were not offered: " + answer
                            + "; offered was permessage-deflate; client_no_context_takeover;"
                            + " server_no_context_takeover");
        }
    }

    private static UnaryOperator<String> choosing(String extensions) {
        return answer -> answer.replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: " + extensions + "\r\n\r\n");
    }

    private static String answerTo(String offer) throws IOException {
        try (var server = TestServer.setup().compression().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(RawPeer.upgradeRequest("Sec-WebSocket-Extensions: " + offer + "\r\n"));
            return peer.readHead();
        }
    }

    private static TestClient client(URI uri) {
        return TestClient.connect(TestClient.Dial.to(uri).compressed(), (to, text) -> {});
    }
}
