package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class ClosingTest {

    @Test
    void bothEndsLearnCodeAndReason() {
        try (var server = TestServer.setup().start();
                var client = TestClient.connect(server)) {
            client.recorder().connection.close(4001, "enough");

            assertThat(server.nextConnection().closed()).isEqualTo(new CloseReason(4001, "enough", true));
            assertThat(client.recorder().closed()).isEqualTo(new CloseReason(4001, "enough", false));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1003, 1007, 1011, 1012, 3000, 4999})
    void closeFrameIsAnsweredWithItsOwnCode(int code) throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.upgraded(server)) {
            peer.send(Frame.close(code, "as you like"));

            assertThat(peer.readClose().closeCode()).isEqualTo(code);
            assertThat(server.nextConnection().closed()).isEqualTo(new CloseReason(code, "as you like", true));
        }
    }

    @Test
    void closeFrameWithoutCodeIsAnsweredWithoutCode() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.upgraded(server)) {
            peer.send(new Frame(Frame.FINAL | Frame.CLOSE, new byte[0]));

            assertThat(peer.readClose().payload()).isEmpty();
            assertThat(server.nextConnection().closed()).isEqualTo(new CloseReason(1005, "", true));
        }
    }

    @Test
    void reasonOfThePeerIsMadePrintable() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.upgraded(server)) {
            peer.send(Frame.close(1000, "a\r\nb\u001b[31mc\0"));
            peer.readClose();

            assertThat(server.nextConnection().closed().text()).isEqualTo("a\ufffd\ufffdb\ufffd[31mc\ufffd");
        }
    }

    @Test
    void whatWasSentBeforeLeavesBeforeTheCloseFrame() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.upgraded(server)) {
            var heard = server.nextConnection();
            heard.send("last words");
            heard.connection.close(1000, "");

            assertThat(peer.read().asText()).isEqualTo("last words");
            assertThat(peer.read().opcode()).isEqualTo(Frame.CLOSE);
        }
    }

    @Test
    void whatIsSentFromTheListenerBeforeLeavesBeforeTheCloseFrame() throws IOException {
        BiConsumer<Connection, String> answer = (to, text) -> {
            Recorder.send(to, "last words");
            to.close(1000, "");
            Recorder.send(to, "too late");
        };
        try (var server = TestServer.setup().answer(answer).start();
                var peer = RawPeer.upgraded(server)) {
            peer.send(Frame.text("?"));

            assertThat(peer.read().asText()).isEqualTo("last words");
            assertThat(peer.read().opcode()).isEqualTo(Frame.CLOSE);
            peer.send(Frame.close(1000, ""));
            assertThat(peer.isAtEnd()).isTrue();
        }
    }

    @Test
    void repeatedCloseDoesNothing() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.upgraded(server)) {
            var heard = server.nextConnection();
            heard.connection.close(1000, "first");
            heard.connection.close(4000, "second");
            var close = peer.read();
            peer.send(Frame.close(1000, ""));

            assertThat(close.closeReason()).isEqualTo("first");
            assertThat(peer.isAtEnd()).isTrue();
            assertThat(heard.closed()).isEqualTo(new CloseReason(1000, "first", false));
        }
    }

    @Test
    void connectionIsNotOpenFromTheCloseOn() {
        try (var server = TestServer.setup().start();
                var client = TestClient.connect(server)) {
            var connection = client.recorder().connection;
            assertThat(connection.isOpen()).isTrue();

            connection.close(1000, "");

            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void sendAfterTheEndIsDropped() {
        try (var server = TestServer.setup().start();
                var client = TestClient.connect(server)) {
            client.recorder().connection.close(1000, "");
            client.recorder().closed();

            client.recorder().send("into the void");

            assertThat(server.nextConnection().nextMessage()).isEqualTo(Recorder.CLOSED);
        }
    }

    @Test
    void messagesThatComeAfterTheCloseAreNotDelivered() throws IOException {
        try (var server = TestServer.setup()
                        .answer((to, text) -> to.close(1000, ""))
                        .start();
                var peer = RawPeer.upgraded(server)) {
            peer.send(Frame.text("one"));
            peer.read();
            peer.send(Frame.text("two"), Frame.close(1000, ""));

            var heard = server.nextConnection();
            assertThat(heard.nextMessage()).isEqualTo("one");
            assertThat(heard.nextMessage()).isEqualTo(Recorder.CLOSED);
        }
    }

    @Test
    void pausedConnectionHearsTheAnswerToItsClose() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.upgraded(server)) {
            var heard = server.nextConnection();
            heard.connection.reading(false);
            heard.connection.close(1000, "");
            peer.read();
            peer.send(Frame.close(1000, ""));

            assertThat(peer.isAtEnd()).isTrue();
        }
    }

    @Test
    void peerThatDoesNotAnswerTheCloseIsCutAfterFiveSeconds() {
        try (var embedded = new EmbeddedConnection(TestLimits.limits())) {
            embedded.connection().close(1000, "bye");

            embedded.advance(4, TimeUnit.SECONDS);
            assertThat(embedded.isChannelOpen()).isTrue();
            embedded.advance(1, TimeUnit.SECONDS);
            assertThat(embedded.recorder().closed()).isEqualTo(new CloseReason(1000, "bye", false));
        }
    }

    @Test
    void hostilePeerIsCutAfterASecond() {
        try (var embedded = new EmbeddedConnection(TestLimits.limits())) {
            embedded.receive(new Frame(0x82, new byte[1]));

            embedded.advance(900, TimeUnit.MILLISECONDS);
            assertThat(embedded.isChannelOpen()).isTrue();
            embedded.advance(100, TimeUnit.MILLISECONDS);
            assertThat(embedded.recorder().closed().code()).isEqualTo(1003);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 5000})
    void codesThatNoFrameMayCarryAreRefused(int code) {
        try (var server = TestServer.setup().start();
                var client = TestClient.connect(server)) {
            assertThatThrownBy(() -> client.recorder().connection.close(code, ""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("Found: " + code + ".");
        }
    }

    @Test
    void closedIsTheLastThingHeard() throws IOException {
        try (var server = TestServer.setup().start()) {
            try (var peer = RawPeer.upgraded(server)) {
                peer.send(Frame.text("x"), Frame.close(1000, ""));
                peer.readClose();
            }
            var heard = server.nextConnection();
            heard.closed();

            assertThat(heard.nextEvent()).isEqualTo("x");
            assertThat(heard.nextMessage()).isEqualTo(Recorder.CLOSED);
            assertThat(heard.hasHeardMore()).isFalse();
        }
    }

    @Test
    void failureOfTheListenerClosesWithoutSayingWhy() throws IOException {
        BiConsumer<Connection, String> failing = (to, text) -> {
            throw new IllegalStateException("secret");
        };
        try (var log = new CapturedLog(WebSocketConnection.class);
                var server = TestServer.setup().answer(failing).start();
                var peer = RawPeer.upgraded(server)) {
            peer.send(Frame.text("x"), Frame.text("y"));

            var close = peer.read();
            assertThat(close.closeCode()).isEqualTo(1011);
            assertThat(close.closeReason()).isEqualTo("internal error");
            peer.send(Frame.close(1011, ""));
            assertThat(server.nextConnection().closed()).isEqualTo(new CloseReason(1011, "internal error", false));
            assertThat(log.failures()).containsExactly("secret");
        }
    }

    @Test
    void failureAtTheBurstsEndClosesToo() throws IOException {
        var closed = new CompletableFuture<CloseReason>();
        var listener = new ConnectionListener() {
            @Override
            public void onMessage(byte[] utf8, int offset, int length) {}

            @Override
            public void onBurstEnd() {
                throw new IllegalStateException("secret");
            }

            @Override
            public void onClosed(CloseReason reason) {
                closed.complete(reason);
            }
        };
        try (var log = new CapturedLog(WebSocketConnection.class);
                var server = TestServer.setup().listener(connection -> listener).start();
                var peer = RawPeer.upgraded(server)) {
            peer.send(Frame.text("x"));

            assertThat(peer.read().closeCode()).isEqualTo(1011);
            peer.send(Frame.close(1011, ""));
            assertThat(closed.orTimeout(20, TimeUnit.SECONDS).join().code()).isEqualTo(1011);
            assertThat(log.failures()).containsExactly("secret");
        }
    }

    @Test
    void listenerMaySendAsSoonAsItIsMade() throws IOException {
        try (var server = TestServer.setup()
                        .listener(connection -> {
                            Recorder.send(connection, "welcome");
                            return Recorder.of(connection);
                        })
                        .start();
                var peer = RawPeer.upgraded(server)) {
            assertThat(peer.read().asText()).isEqualTo("welcome");
        }
    }

    @Test
    void connectionWithoutAListenerIsClosed() throws IOException {
        try (var log = new CapturedLog(WebSocketConnection.class);
                var server = TestServer.setup()
                        .listener(connection -> {
                            throw new IllegalStateException("secret");
                        })
                        .start();
                var peer = RawPeer.upgraded(server)) {
            assertThat(peer.read().closeCode()).isEqualTo(1011);
            assertThat(log.failures()).containsExactly("secret");
        }
    }
}
