package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.transport.Acceptor;
import dev.callwire.transport.CloseReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class ConnectTest {

    @Test
    void requestIsAWebSocketHandshake() throws IOException {
        try (var server = new RawServer();
                var client = server.dialled()) {
            server.hangUp();

            assertThat(client.recorder().closed().code()).isEqualTo(CloseReason.ABNORMAL);
            assertThat(server.request())
                    .startsWith("GET / HTTP/1.1\r\n")
                    .containsIgnoringCase("\r\nhost: " + server.uri().getAuthority() + "\r\n")
                    .containsIgnoringCase("\r\nupgrade: websocket\r\n")
                    .containsIgnoringCase("\r\nconnection: upgrade\r\n")
                    .containsIgnoringCase("\r\nsec-websocket-version: 13\r\n")
                    .doesNotContainIgnoringCase("origin")
                    .doesNotContainIgnoringCase("sec-websocket-protocol")
                    .doesNotContainIgnoringCase("sec-websocket-extensions");
        }
    }

    @Test
    void pathQueryHeadersAndSubprotocolsAreSent() throws IOException {
        try (var server = new RawServer()) {
            UnaryOperator<TestClient.Dial> dial = to -> new TestClient.Dial(
                    to.uri().resolve("/a%20b?c=%C3%A9&d"),
                    List.of("one", "two"),
                    Map.of("Authorization", "Bearer abc", "Origin", "https://app.example.com"),
                    to.limits(),
                    null);
            var client = server.dialled(dial, answer -> answer);
            server.hangUp();
            client.close();

            assertThat(server.request())
                    .startsWith("GET /a%20b?c=%C3%A9&d HTTP/1.1\r\n")
                    .containsIgnoringCase("\r\nauthorization: Bearer abc\r\n")
                    .containsIgnoringCase("\r\norigin: https://app.example.com\r\n")
                    .containsIgnoringCase("\r\nsec-websocket-protocol: one, two\r\n");
        }
    }

    @Test
    void eachHandshakeHasAKeyOfItsOwn() {
        assertThat(HandshakeKey.create()).isNotEqualTo(HandshakeKey.create()).matches(HandshakeKey::isWellFormed);
    }

    @Test
    void handshakeOfTheConnectionTellsWhatWasAgreed() {
        try (var server = TestServer.setup()
                        .decision(handshake -> new Acceptor.Accept("two"))
                        .start();
                var client = TestClient.connect(
                        TestClient.Dial.to(server.uri().resolve("/rpc?x=1"))
                                .offering("one", "two")
                                .with(Map.of("X-Token", "secret")),
                        (to, text) -> {})) {
            var handshake = client.recorder().connection.handshake();
            assertThat(handshake.path()).isEqualTo("/rpc");
            assertThat(handshake.query()).isEqualTo("x=1");
            assertThat(handshake.offered()).containsExactly("one", "two");
            assertThat(handshake.subprotocol()).isEqualTo("two");
            assertThat(handshake.headers()).containsEntry("x-token", List.of("secret"));
        }
    }

    @Test
    void serverNeedNotChooseASubprotocol() {
        try (var server = TestServer.setup().start();
                var client = TestClient.connect(server, dial -> dial.offering("one"))) {
            assertThat(client.recorder().connection.handshake().subprotocol()).isNull();
        }
    }

    @Test
    void addressesOfBothEndsAreKnown() {
        try (var server = TestServer.setup().start();
                var client = TestClient.connect(server)) {
            assertThat(client.recorder().connection.remoteAddress()).isEqualTo(server.address());
            assertThat(server.nextConnection().connection.remoteAddress()).isNotNull();
        }
    }

    @Test
    void nameIsLookedUpAndIpv6LiteralsAreUnderstood() {
        try (var server = TestServer.setup().start();
                var client = TestClient.connect(
                        TestClient.Dial.to(
                                URI.create("ws://localhost:" + server.address().getPort())),
                        (to, text) -> {})) {
            assertThat(client.recorder().connection.handshake().path()).isEqualTo("/");
        }
        var literal = TestClient.Dial.to(URI.create("ws://[::1]:81/")).options();
        assertThat(literal.host()).isEqualTo("::1");
        assertThat(literal.port()).isEqualTo(81);
    }

    @ParameterizedTest
    @CsvSource({
        "ws://host, 80",
        "wss://host, 443",
        "WSS://host/x, 443",
        "ws://host:8080, 8080",
        "http://host, 80",
        "https://host, 443"
    })
    void portFollowsFromTheScheme(URI uri, int port) {
        assertThat(TestClient.Dial.to(uri).options().port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://host/",
                "host:80",
                "http:/path",
                "ws:/path",
                "ws://",
                "ws://user@host/",
                "ws://host/#part",
                "ws://h:99999"
            })
    void addressesThatAreNoneAreRefused(String uri) {
        assertThatThrownBy(() -> TestClient.Dial.to(URI.create(uri.equals("ws://") ? "ws:///" : uri))
                        .options())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("An address ");
    }

    @Test
    void httpAddressIsNotDialled() {
        assertThatThrownBy(() -> TestClient.connect(
                        TestClient.Dial.to(URI.create("http://host/x?token=secret")), (to, text) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A WebSocket address starts with ws:// or wss://. Found: http://host/x?….");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upgrade", "connection", "Sec-WebSocket-Key", "sec-websocket-protocol", "Content-Length"})
    void headersOfTheHandshakeItselfAreRefused(String name) {
        var dial = TestClient.Dial.to(URI.create("ws://host")).with(Map.of(name, "x"));

        assertThatThrownBy(dial::options)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(": " + name + ".");
    }

    @Test
    void headerWithALineBreakIsRefused() throws IOException {
        try (var server = new RawServer()) {
            assertThatThrownBy(() -> TestClient.connect(
                            TestClient.Dial.to(server.uri()).with(Map.of("X-Token", "a\r\nX-Evil: b")),
                            (to, text) -> {}))
                    .hasRootCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusedConnectionSaysWhereAndWhy() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var uri = URI.create("ws://127.0.0.1:" + port + "/rpc?token=secret");

        assertThat(failure(TestClient.Dial.to(uri)))
                .startsWith("Could not connect to ws://127.0.0.1:" + port + "/rpc?…: ")
                .contains("Connection refused")
                .doesNotContain("secret");
    }

    @Test
    void unknownHostSaysSo() {
        var uri = URI.create("ws://no-such-host.invalid/");

        assertThat(failure(TestClient.Dial.to(uri)))
                .isEqualTo("Could not connect to ws://no-such-host.invalid/: the host no-such-host.invalid is unknown");
    }

    @Test
    void refusedHandshakeSaysWhatTheServerSaid() {
        try (var server = TestServer.setup()
                .decision(handshake -> new Acceptor.Refuse(403, "Not you.\u001b " + "x".repeat(300)))
                .start()) {
            assertThat(failure(TestClient.Dial.to(server.uri())))
                    .endsWith(": the server answered 403 Forbidden: Not you.\ufffd " + "x".repeat(190));
        }
    }

    @Test
    void serverThatSaysNothingIsGivenUpAtTheDeadline() throws IOException {
        try (var server = new RawServer()) {
            var dial =
                    TestClient.Dial.to(server.uri()).limits(TestLimits.limits().handshakeTimeoutMillis(200));

            assertThat(failure(dial)).endsWith(": no connection within 200 ms");
            assertThat(server.accept().readHead()).isNotEmpty();
            assertThat(server.peer().isAtEnd()).isTrue();
        }
    }

    @Test
    void serverThatHangsUpIsReported() throws IOException {
        try (var server = new RawServer()) {
            assertThat(failure(server, request -> "")).endsWith(": the server closed the connection without an answer");
        }
    }

    @Test
    void serverThatHangsUpInTheMiddleOfItsAnswerIsReported() throws IOException {
        try (var server = new RawServer()) {
            assertThat(failure(server, request -> "HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\nhalf"))
                    .endsWith(": the server answered 500 Oops: half");
        }
    }

    @Test
    void answerThatIsNoHttpIsReported() throws IOException {
        try (var server = new RawServer()) {
            assertThat(failure(server, request -> "SSH-2.0-OpenSSH\r\n\r\n"))
                    .contains("the server's answer is no HTTP");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Upgrade: websocket, Upgrade: h2c, not to WebSocket",
        "Connection: Upgrade, Connection: close, not to WebSocket",
        "Sec-WebSocket-Accept: , Sec-WebSocket-Accept: x, does not fit the key",
        "Upgrade: websocket, 'Upgrade: websocket\r\nSec-WebSocket-Extensions: permessage-deflate', chose an extension",
        "Upgrade: websocket, 'Upgrade: websocket\r\nSec-WebSocket-Protocol: three', chose the subprotocol three",
    })
    void answerThatDoesNotFitIsReported(String part, String mangled, String why) throws IOException {
        try (var server = new RawServer()) {
            assertThat(failure(
                            server, request -> RawServer.upgradeAnswer(request).replace(part, mangled)))
                    .contains(why);
        }
    }

    @Test
    void framesRightBehindTheAnswerAreDelivered() throws IOException {
        try (var server = new RawServer();
                var client = server.dialled(dial -> dial, answer -> answer + "\u0081\u0005eager\u0081\u0003too")) {
            assertThat(client.recorder().nextMessage()).isEqualTo("eager");
            assertThat(client.recorder().nextMessage()).isEqualTo("too");
            server.hangUp();
        }
    }

    @Test
    void listenerThatCannotBeMadeFailsTheConnect() {
        try (var log = new CapturedLog(WebSocketConnection.class);
                var server = TestServer.setup().start();
                var transport = NettyTransport.create(1)) {
            var connecting = transport
                    .connect(TestClient.Dial.to(server.uri()).options(), connection -> {
                        throw new IllegalStateException("no listener");
                    })
                    .toCompletableFuture();

            assertThatThrownBy(connecting::join)
                    .hasCauseInstanceOf(IOException.class)
                    .hasMessageEndingWith(": the connection's listener could not be made");
            assertThat(server.nextConnection().closed().code()).isEqualTo(CloseReason.INTERNAL);
            assertThat(log.failures()).containsExactly("no listener");
        }
    }

    /** Why connecting failed. */
    private static String failure(TestClient.Dial dial) {
        try (var client = TestClient.connect(dial, (to, text) -> {})) {
            throw new AssertionError("connected with " + client.recorder().connection);
        } catch (CompletionException failed) {
            assertThat(failed).hasCauseInstanceOf(IOException.class);
            return failed.getCause().getMessage();
        }
    }

    /** Why connecting to a server failed that sent this answer and closed. */
    private static String failure(RawServer server, UnaryOperator<String> answer) {
        server.answerAndHangUp(answer);
        return failure(TestClient.Dial.to(server.uri()));
    }
}
