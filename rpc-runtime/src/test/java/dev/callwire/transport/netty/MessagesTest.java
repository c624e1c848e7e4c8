package dev.callwire.transport.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.transport.Connection;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class MessagesTest {
    private static final int FROM_HEAD_TO_TAIL = 300;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 125, 126, 127, 4096, 4097, 65535, 65536})
    void messageOfAnyLengthComesBackUnharmed(int length) {
        try (var server = TestServer.setup().answer(TestServer.ECHO).start();
                var client = TestClient.connect(server)) {
            var text = "0123456789é".repeat(length / 12 + 1).substring(0, length / 12 * 11) + "x".repeat(length % 12);

            client.recorder().send(text);

            assertThat(client.recorder().nextMessage()).isEqualTo(text);
        }
    }

    @Test
    void slicesOfAnArrayAreSent() {
        try (var server = TestServer.setup().start();
                var client = TestClient.connect(server)) {
            client.recorder().connection.send("one two three".getBytes(UTF_8), 4, 3);

            assertThat(server.nextConnection().nextMessage()).isEqualTo("two");
        }
    }

    @Test
    void arrayMayBeUsedAgainAfterSend() {
        try (var server = TestServer.setup().start();
                var client = TestClient.connect(server)) {
            var bytes = "first".getBytes(UTF_8);
            client.recorder().connection.send(bytes, 0, 5);
            System.arraycopy("other".getBytes(UTF_8), 0, bytes, 0, 5);
            client.recorder().connection.send(bytes, 0, 5);

            var heard = server.nextConnection();
            assertThat(heard.nextMessage()).isEqualTo("first");
            assertThat(heard.nextMessage()).isEqualTo("other");
        }
    }

    @Test
    void slicesBeyondTheArrayAreRefused() {
        try (var server = TestServer.setup().start();
                var client = TestClient.connect(server)) {
            assertThatThrownBy(() -> client.recorder().connection.send(new byte[3], 1, 3))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void javaHttpClientIsAnswered() throws Exception {
        try (var server = TestServer.setup().answer(TestServer.ECHO).start()) {
            var heard = new LinkedBlockingQueue<String>();
            var socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(server.uri(), new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                            heard.add(text.toString());
                            from.request(1);
                            return CompletableFuture.completedFuture(null);
                        }
                    })
                    .join();

            socket.sendText("hello", true).join();

            assertThat(heard.poll(20, SECONDS)).isEqualTo("hello");
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
            assertThat(server.nextConnection().closed().text()).isEqualTo("bye");
        }
    }

    @Test
    void fragmentsBecomeOneMessage() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.upgraded(server)) {
            peer.send(Frame.part(Frame.TEXT, "a"), Frame.part(Frame.CONTINUATION, ""), Frame.lastPart("bc"));

            assertThat(server.nextConnection().nextMessage()).isEqualTo("abc");
        }
    }

    @Test
    void characterSplitAcrossFragmentsIsWhole() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.upgraded(server)) {
            var euro = "€".getBytes(UTF_8);
            peer.send(
                    new Frame(Frame.TEXT, new byte[] {euro[0]}),
                    new Frame(Frame.FINAL | Frame.CONTINUATION, new byte[] {euro[1], euro[2]}));

            assertThat(server.nextConnection().nextMessage()).isEqualTo("€");
        }
    }

    @Test
    void pingBetweenFragmentsIsAnswered() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.upgraded(server)) {
            peer.send(Frame.part(Frame.TEXT, "a"), Frame.ping("are you there"), Frame.lastPart("b"));

            var pong = peer.read();
            assertThat(pong.opcode()).isEqualTo(Frame.PONG);
            assertThat(pong.asText()).isEqualTo("are you there");
            assertThat(server.nextConnection().nextMessage()).isEqualTo("ab");
        }
    }

    @Test
    void framesMayComeByteByByte() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.upgraded(server)) {
            for (var one : Frame.text("drop by drop").masked()) {
                peer.write(new byte[] {one});
            }

            assertThat(server.nextConnection().nextMessage()).isEqualTo("drop by drop");
        }
    }

    @Test
    void framesRightBehindTheHandshakeAreDelivered() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.connect(server.address())) {
            var request = RawPeer.upgradeRequest("").getBytes(UTF_8);
            var frame = Frame.text("eager").masked();
            var both = new byte[request.length + frame.length];
            System.arraycopy(request, 0, both, 0, request.length);
            System.arraycopy(frame, 0, both, request.length, frame.length);

            peer.write(both);

            assertThat(server.nextConnection().nextMessage()).isEqualTo("eager");
        }
    }

    @Test
    void messagesOfOneReadAreOneBurst() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.upgraded(server)) {
            var frame = Frame.text("x").masked();
            var three = new byte[3 * frame.length];
            for (var i = 0; i < 3; i++) {
                System.arraycopy(frame, 0, three, i * frame.length, frame.length);
            }
            peer.write(three);

            var heard = server.nextConnection();
            var events = List.of(heard.nextEvent(), heard.nextEvent(), heard.nextEvent(), heard.nextEvent());
            assertThat(events).containsExactly("x", "x", "x", Recorder.BURST_END);
        }
    }

    @Test
    void controlFramesAloneAreNoBurst() throws IOException {
        try (var server = TestServer.setup().start();
                var peer = RawPeer.upgraded(server)) {
            peer.send(Frame.ping(""));
            peer.read();
            peer.send(Frame.text("x"));

            assertThat(server.nextConnection().nextEvent()).isEqualTo("x");
        }
    }

    @Test
    void answersKeepTheOrderOfTheMessages() {
        try (var server = TestServer.setup().answer(TestServer.ECHO).start();
                var client = TestClient.connect(server)) {
            for (var i = 0; i < FROM_HEAD_TO_TAIL; i++) {
                client.recorder().send("message " + i);
            }

            for (var i = 0; i < FROM_HEAD_TO_TAIL; i++) {
                assertThat(client.recorder().nextMessage()).isEqualTo("message " + i);
            }
        }
    }

    @Test
    void messageOfATimerLeavesWithoutABurst() {
        try (var server = TestServer.setup().start();
                var client = TestClient.connect(server)) {
            var connection = client.recorder().connection;
            connection.execute(() -> Recorder.send(connection, "by itself"));

            assertThat(server.nextConnection().nextMessage()).isEqualTo("by itself");
        }
    }

    @Test
    void messageToAnotherConnectionLeavesWithoutABurstOfItsOwn() {
        var last = new Connection[1];
        BiConsumer<Connection, String> toTheLast = (from, text) -> Recorder.send(last[0], text);
        try (var server = TestServer.setup().answer(toTheLast).start();
                var sender = TestClient.connect(server);
                var receiver = TestClient.connect(server)) {
            server.nextConnection();
            last[0] = server.nextConnection().connection;

            sender.recorder().send("pass it on");

            assertThat(receiver.recorder().nextMessage()).isEqualTo("pass it on");
        }
    }

    @Test
    void everyMessageOfManyThreadsArrivesOnceAndInItsThreadsOrder() throws Exception {
        var threads = 8;
        var perThread = 500;
        try (var server = TestServer.setup().start();
                var client = TestClient.connect(server)) {
            var pool = Executors.newFixedThreadPool(threads);
            for (var thread = 0; thread < threads; thread++) {
                var name = thread;
                pool.execute(() -> {
                    for (var i = 0; i < perThread; i++) {
                        client.recorder().send(name + ":" + i);
                    }
                });
            }

            var heard = server.nextConnection();
            Map<String, List<Integer>> byThread = new HashMap<>();
            for (var i = 0; i < threads * perThread; i++) {
                var parts = heard.nextMessage().split(":", -1);
                byThread.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(Integer.parseInt(parts[1]));
            }
            pool.shutdown();
            assertThat(pool.awaitTermination(20, SECONDS)).isTrue();
            assertThat(byThread).hasSize(threads);
            assertThat(byThread.values())
                    .allSatisfy(numbers ->
                            assertThat(numbers).hasSize(perThread).isSorted().doesNotHaveDuplicates());
        }
    }

    @Test
    void listenerIsCalledOnTheConnectionsOwnThread() {
        var onOwnThread = new CompletableFuture<Boolean>();
        BiConsumer<Connection, String> look = (from, text) -> onOwnThread.complete(from.onOwnThread());
        try (var server = TestServer.setup().answer(look).start();
                var client = TestClient.connect(server)) {
            client.recorder().send("?");

            assertThat(onOwnThread.orTimeout(20, SECONDS).join()).isTrue();
            assertThat(client.recorder().connection.onOwnThread()).isFalse();
        }
    }
}
