package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.transport.CloseReason;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class TlsTest {
    private static final SSLContext LOCALHOST = TestCertificate.of("localhost");
    private static final SSLContext OTHER_HOST = TestCertificate.of("other.example.com");

    @Test
    void messagesGoBothWays() {
        try (var server = TestServer.setup()
                        .tls(LOCALHOST)
                        .answer(TestServer.ECHO)
                        .start();
                var client = TestClient.connect(dial(server).trusting(LOCALHOST), (to, text) -> {})) {
            var text = "x".repeat(50_000);
            client.recorder().send(text);

            assertThat(client.recorder().nextMessage()).isEqualTo(text);
        }
    }

    @Test
    void closeIsAnswered() {
        try (var server = TestServer.setup().tls(LOCALHOST).start();
                var client = TestClient.connect(dial(server).trusting(LOCALHOST), (to, text) -> {})) {
            client.recorder().connection.close(4000, "bye");

            assertThat(server.nextConnection().closed()).isEqualTo(new CloseReason(4000, "bye", true));
            assertThat(client.recorder().closed()).isEqualTo(new CloseReason(4000, "bye", false));
        }
    }

    @Test
    void certificateOfAnotherHostIsRefused() {
        try (var server = TestServer.setup().tls(OTHER_HOST).start()) {
            assertThatThrownBy(() -> TestClient.connect(dial(server).trusting(OTHER_HOST), (to, text) -> {}))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IOException.class)
                    .cause()
                    .hasMessageStartingWith("Could not connect to wss://localhost:")
                    .hasMessageContaining("localhost");
            assertThat(server.hasNoConnection()).isTrue();
        }
    }

    @Test
    void certificateThatNobodyVouchesForIsRefused() {
        try (var server = TestServer.setup().tls(LOCALHOST).start()) {
            assertThatThrownBy(() -> TestClient.connect(dial(server), (to, text) -> {}))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(IOException.class)
                    .cause()
                    .hasMessageContaining("certification path");
        }
    }

    @Test
    void silenceInsteadOfTlsIsClosedAtTheDeadline() throws IOException {
        try (var server = TestServer.setup()
                        .tls(LOCALHOST)
                        .limits(TestLimits.limits().handshakeTimeoutMillis(100))
                        .start();
                var peer = RawPeer.connect(server.address())) {
            peer.readToEnd();

            assertThat(server.hasNoConnection()).isTrue();
        }
    }

    @Test
    void plainTextInsteadOfTlsIsClosed() throws IOException {
        try (var server = TestServer.setup().tls(LOCALHOST).start();
                var peer = RawPeer.connect(server.address())) {
            peer.write(RawPeer.upgradeRequest(""));

            peer.readToEnd();
            assertThat(server.hasNoConnection()).isTrue();
        }
    }

    @Test
    void hostilePeerLearnsWhyItIsClosed() throws IOException {
        try (var server = TestServer.setup().tls(LOCALHOST).start();
                var peer = new RawPeer(tlsSocket(server))) {
            peer.write(RawPeer.upgradeRequest(""));
            assertThat(peer.readHead()).startsWith("HTTP/1.1 101 ");
            peer.write(Frame.text("x").unmasked());

            assertThat(peer.readClose().closeCode()).isEqualTo(1002);
        }
    }

    private static SSLSocket tlsSocket(TestServer server) throws IOException {
        return (SSLSocket) LOCALHOST
                .getSocketFactory()
                .createSocket("localhost", server.address().getPort());
    }

    private static TestClient.Dial dial(TestServer server) {
        return TestClient.Dial.to(
                URI.create("wss://localhost:" + server.address().getPort() + "/"));
    }
}
