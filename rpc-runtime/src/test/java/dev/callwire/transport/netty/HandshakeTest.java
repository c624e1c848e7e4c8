package dev.callwire.transport.netty;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.transport.Acceptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server makes of the first HTTP request of a connection. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class HandshakeTest {

    @Test
    void answerProvesThatTheKeyWasRead() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(RawPeer.upgradeRequest(""));

            // The example of RFC 6455 section 1.3.
            assertThat(peer.readHead())
                    .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                    .containsIgnoringCase("\r\nupgrade: websocket\r\n")
                    .containsIgnoringCase("\r\nconnection: upgrade\r\n")
                    .containsIgnoringCase("\r\nsec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                    .doesNotContainIgnoringCase("sec-websocket-protocol")
                    .doesNotContainIgnoringCase("sec-websocket-extensions");
        }
    }

    @Test
    void acceptorSeesTheRequest() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(RawPeer.upgradeRequest(
                            "X-Token: a\r\nx-token: b\r\nSec-WebSocket-Protocol: one, two\r\nSec-WebSocket-Protocol: three\r\n")
                    .replace("GET / ", "GET /rpc/v1?x=%20y&z "));

            var handshake = server.nextHandshake();
            assertThat(handshake.path()).isEqualTo("/rpc/v1");
            assertThat(handshake.query()).isEqualTo("x=%20y&z");
            assertThat(handshake.headers().get("x-token")).containsExactly("a", "b");
            assertThat(handshake.offered()).containsExactly("one", "two", "three");
            peer.readHead();
        }
    }

    @Test
    void chosenSubprotocolIsEchoed() throws IOException {
        try (var server = TestServer.setup()
                        .decision(handshake ->
                                new Acceptor.Accept(handshake.offered().get(1)))
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(RawPeer.upgradeRequest("Sec-WebSocket-Protocol: one, two\r\n"));

            assertThat(peer.readHead()).containsIgnoringCase("\r\nsec-websocket-protocol: two\r\n");
            assertThat(server.nextConnection().connection.handshake().subprotocol())
                    .isEqualTo("two");
        }
    }

    @Test
    void refusalOfTheAcceptorIsSent() throws IOException {
        try (var server = TestServer.setup()
                        .decision(handshake -> new Acceptor.Refuse(404, "Nothing at " + handshake.path() + "."))
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(RawPeer.upgradeRequest("").replace("GET / ", "GET /nowhere "));

            assertThat(peer.readToEnd())
                    .startsWith("HTTP/1.1 404 Not Found\r\n")
                    .containsIgnoringCase("\r\ncontent-type: text/plain; charset=utf-8\r\n")
                    .containsIgnoringCase("\r\nconnection: close\r\n")
                    .endsWith("\r\n\r\nNothing at /nowhere.\n");
            assertThat(server.hasNoConnection()).isTrue();
        }
    }

    @Test
    void failingAcceptorAnswers500WithoutSayingWhy() throws IOException {
        try (var log = new CapturedLog(ServerHandshake.class);
                var server = TestServer.setup()
                        .decision(handshake -> {
                            throw new IllegalStateException("secret");
                        })
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(RawPeer.upgradeRequest(""));

            assertThat(peer.readToEnd())
                    .startsWith("HTTP/1.1 500 ")
                    .endsWith("Internal error.\n")
                    .doesNotContain("secret");
            assertThat(log.failures()).containsExactly("secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "8", "12", "14", "13, 8", "", "x"})
    void onlyVersion13IsSpoken(String version) throws IOException {
        var answer = answerTo(RawPeer.upgradeRequest("").replace("Version: 13", "Version: " + version));

        assertThat(answer).startsWith("HTTP/1.1 426 ").containsIgnoringCase("\r\nsec-websocket-version: 13\r\n");
    }

    @Test
    void plainGetIsToldWhatIsSpokenHere() throws IOException {
        var answer = answerTo("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 426 Upgrade Required\r\n")
                .containsIgnoringCase("\r\nupgrade: websocket\r\n")
                .contains("WebSocket, version 13, is spoken here.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS", "BREW"})
    void otherMethodsAreNotAllowed(String method) throws IOException {
        var answer = answerTo(RawPeer.upgradeRequest("").replace("GET", method));

        assertThat(answer).startsWith("HTTP/1.1 405 ").containsIgnoringCase("\r\nallow: GET\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==, X-Other: 1",
        "dGhlIHNhbXBsZSBub25jZQ==, c2hvcnQ=",
        "dGhlIHNhbXBsZSBub25jZQ==, not base64!",
        "Host: localhost, X-Other: 1",
        "Host: localhost, 'Host: localhost\r\nHost: other'",
        "HTTP/1.1, HTTP/1.0",
        "GET /, GET http://localhost/",
        "Host: localhost, 'Host: localhost\r\nContent-Length: 5'",
        "Host: localhost, 'Host: localhost\r\nTransfer-Encoding: chunked'",
        "Host: localhost, 'Host: localhost\r\nno header at all'",
        "HTTP/1.1, HTTP/9.X",
    })
    void mangledHandshakeIsABadRequest(String part, String mangled) throws IOException {
        var answer = answerTo(RawPeer.upgradeRequest("").replace(part, mangled));

        assertThat(answer).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @CsvSource({"Upgrade: websocket, Upgrade: h2c", "Connection: Upgrade, Connection: keep-alive"})
    void handshakeWithoutUpgradeIsToldToUpgrade(String part, String other) throws IOException {
        var answer = answerTo(RawPeer.upgradeRequest("").replace(part, other));

        assertThat(answer).startsWith("HTTP/1.1 426 ");
    }

    @Test
    void tooLongRequestLineIsRefused() throws IOException {
        var answer = answerTo(RawPeer.upgradeRequest("").replace("GET /", "GET /" + "x".repeat(4096)));

        assertThat(answer).startsWith("HTTP/1.1 414 ");
    }

    @Test
    void tooLongHeaderIsRefused() throws IOException {
        var answer = answerTo(RawPeer.upgradeRequest("X-Long: " + "x".repeat(8192) + "\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void tooManyHeadersAreRefused() throws IOException {
        var answer = answerTo(RawPeer.upgradeRequest("X-Short: x\r\n".repeat(1000)));

        assertThat(answer).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void binaryNoiseIsABadRequest() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(new byte[] {0x16, 3, 1, 0, 5, 1, '\r', '\n', '\r', '\n'});

            assertThat(peer.readToEnd()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void refusalArrivesThoughThePeerGoesOnSending() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.connect(server.address())) {
            var body = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
            peer.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
            peer.write(body);

            assertThat(peer.readToEnd()).startsWith("HTTP/1.1 405 ");
        }
    }

    @Test
    void silentSocketIsClosedAtTheDeadline() throws IOException {
        try (var server = TestServer.start(TestLimits.limits().handshakeTimeoutMillis(100));
                var peer = RawPeer.connect(server.address())) {
            assertThat(peer.isAtEnd()).isTrue();
        }
    }

    @Test
    void halfAHandshakeIsClosedAtTheDeadline() throws IOException {
        try (var server = TestServer.start(TestLimits.limits().handshakeTimeoutMillis(100));
                var peer = RawPeer.connect(server.address())) {
            peer.write("GET / HTTP/1.1\r\nHost: loc");

            assertThat(peer.isAtEnd()).isTrue();
        }
    }

    @Test
    void drippingHeadersDoNotMoveTheDeadline() throws IOException {
        try (var server = TestServer.start(TestLimits.limits().handshakeTimeoutMillis(200));
                var peer = RawPeer.connect(server.address())) {
            peer.write("GET / HTTP/1.1\r\n");
            var began = System.nanoTime();
            peer.socket().setSoTimeout(20);

            assertThat(isCutWhileDripping(peer)).isTrue();
            assertThat(System.nanoTime() - began).isLessThan(SECONDS.toNanos(10));
        }
    }

    @Test
    void openConnectionOutlivesTheDeadlineOfItsHandshake() throws IOException {
        try (var server = TestServer.start(TestLimits.limits().handshakeTimeoutMillis(1000));
                var peer = RawPeer.upgraded(server);
                var silent = RawPeer.connect(server.address())) {
            assertThat(silent.isAtEnd()).isTrue();

            peer.send(Frame.text("still here"));

            assertThat(server.nextConnection().nextMessage()).isEqualTo("still here");
        }
    }

    @Test
    void connectionBeyondTheLimitIsAnswered503() throws IOException {
        try (var server = TestServer.start(TestLimits.limits().connections(1));
                var first = RawPeer.upgraded(server);
                var second = RawPeer.connect(server.address())) {
            second.write(RawPeer.upgradeRequest(""));

            assertThat(second.readToEnd()).startsWith("HTTP/1.1 503 ");
            first.send(Frame.text("undisturbed"));
            assertThat(server.nextConnection().nextMessage()).isEqualTo("undisturbed");
        }
    }

    @Test
    void closedConnectionMakesRoomForAnother() throws IOException {
        try (var server = TestServer.start(TestLimits.limits().connections(1))) {
            RawPeer.upgraded(server).close();
            server.nextConnection().closed();

            RawPeer.upgraded(server).close();

            assertThat(server.nextConnection()).isNotNull();
        }
    }

    @Test
    void socketsThatNeverShakeHandsAreBoundedToo() throws IOException {
        try (var server = TestServer.start(TestLimits.limits().connections(1));
                var first = RawPeer.connect(server.address());
                var second = RawPeer.connect(server.address());
                var third = RawPeer.connect(server.address())) {
            assertThat(third.isAtEnd()).isTrue();
            assertThat(first.socket().isClosed() || second.socket().isClosed()).isFalse();
        }
    }

    private static boolean isCutWhileDripping(RawPeer peer) throws IOException {
        for (var i = 0; i < 400; i++) {
            try {
                peer.write("x");
                if (peer.isAtEnd()) {
                    return true;
                }
            } catch (java.net.SocketTimeoutException nothingYet) {
                // Goes on dripping.
            } catch (java.net.SocketException cut) {
                return true;
            }
        }
        return false;
    }

    /** What a server with default settings answers to a request; it must end the connection. */
    private static String answerTo(String request) throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(request);
            var answer = peer.readToEnd();
            assertThat(server.hasNoConnection()).isTrue();
            return answer;
        }
    }
}
