package dev.callwire.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.callwire.transport.Acceptor;
import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import dev.callwire.transport.Handshake;
import dev.callwire.transport.ListenOptions;
import dev.callwire.transport.Transport;
import dev.callwire.transport.netty.NettyTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection promises, whatever carries it. */
@ParameterizedClass
@EnumSource
@Timeout(60)
class ConnectionContractTest {
    private static final String KILOBYTE = "x".repeat(1024);

    enum Carrier {
        MEMORY(MemoryTransport::create, "memory"),
        SOCKETS(() -> NettyTransport.create(2), "127.0.0.1");

        private final Supplier<Transport> transport;
        private final String host;

        Carrier(Supplier<Transport> transport, String host) {
            this.transport = transport;
            this.host = host;
        }

        Wire.Setup setup() {
            return Wire.over(transport.get(), host);
        }
    }

    @Parameter
    Carrier carrier;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65535, 65536, 1 << 20})
    void messageOfAnyLengthComesBackUnharmed(int length) {
        try (var wire = carrier.setup().answer(Wire.ECHO).listen()) {
            var client = wire.connect();
            var text = "0123456789é".repeat(length / 12 + 1).substring(0, length / 12 * 11) + "x".repeat(length % 12);

            client.send(text);

            assertThat(client.nextMessage()).isEqualTo(text);
        }
    }

    @Test
    void sliceOfAnArrayIsSent() {
        try (var wire = carrier.setup().listen()) {
            wire.connect().connection.send("one two three".getBytes(UTF_8), 4, 3);

            assertThat(wire.accepted().nextMessage()).isEqualTo("two");
        }
    }

    @Test
    void whatAnotherThreadHasSentGoesOutBeforeWhatTheOwnThreadSendsThen() {
        try (var wire = carrier.setup().listen()) {
            var client = wire.connect();

            client.connection.execute(() -> {
                CompletableFuture.runAsync(() -> client.send("first")).join();
                client.send("second");
            });

            var server = wire.accepted();
            assertThat(server.nextMessage()).isEqualTo("first");
            assertThat(server.nextMessage()).isEqualTo("second");
        }
    }

    @Test
    void sliceBeyondTheArrayIsRefused() {
        try (var wire = carrier.setup().listen()) {
            var client = wire.connect();

            assertThatThrownBy(() -> client.connection.send(new byte[3], 1, 3))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void arrayMayBeUsedAgainAfterSend() {
        try (var wire = carrier.setup().listen()) {
            var client = wire.connect();
            var bytes = "first".getBytes(UTF_8);
            client.connection.send(bytes, 0, 5);
            System.arraycopy("other".getBytes(UTF_8), 0, bytes, 0, 5);
            client.connection.send(bytes, 0, 5);

            var server = wire.accepted();
            assertThat(server.nextMessage()).isEqualTo("first");
            assertThat(server.nextMessage()).isEqualTo("other");
        }
    }

    @Test
    void everyMessageOfManyThreadsArrivesOnceAndInItsThreadsOrder() throws Exception {
        var threads = 4;
        var perThread = 500;
        try (var wire = carrier.setup().listen()) {
            var client = wire.connect();
            var pool = Executors.newFixedThreadPool(threads);
            for (var thread = 0; thread < threads; thread++) {
                var name = thread;
                pool.execute(() -> {
                    for (var i = 0; i < perThread; i++) {
                        client.send(name + ":" + i);
                    }
                });
            }

            var server = wire.accepted();
            Map<String, List<Integer>> byThread = new HashMap<>();
            for (var i = 0; i < threads * perThread; i++) {
                var parts = server.nextMessage().split(":", -1);
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
    void whatIsSentFromTheListenerLeavesTogether() {
        BiConsumer<Connection, String> three = (to, text) -> {
            Recorder.send(to, "1");
            Recorder.send(to, "2");
            Recorder.send(to, "3");
        };
        try (var wire = carrier.setup().answer(three).listen()) {
            var client = wire.connect();
            client.send("go");

            assertThat(List.of(client.nextEvent(), client.nextEvent(), client.nextEvent(), client.nextEvent()))
                    .containsExactly("1", "2", "3", Recorder.BURST_END);
        }
    }

    @Test
    void messageOfATaskLeavesByItself() {
        try (var wire = carrier.setup().listen()) {
            var client = wire.connect().connection;

            client.execute(() -> Recorder.send(client, "by itself"));

            assertThat(wire.accepted().nextMessage()).isEqualTo("by itself");
        }
    }

    @Test
    void tasksRunInTheirOrderOnTheListenersThread() {
        try (var wire = carrier.setup().answer(Wire.ECHO).listen()) {
            var thread = new CompletableFuture<Thread>();
            var client = wire.connect((to, text) -> thread.complete(Thread.currentThread()));
            client.send("who");
            var seen = new ArrayList<Integer>();
            var done = new CompletableFuture<Thread>();

            for (var i = 0; i < 100; i++) {
                var number = i;
                client.connection.execute(() -> seen.add(number));
            }
            client.connection.execute(() -> done.complete(Thread.currentThread()));

            assertThat(done.orTimeout(20, SECONDS).join())
                    .isSameAs(thread.orTimeout(20, SECONDS).join());
            assertThat(seen).hasSize(100).isSorted();
        }
    }

    @Test
    void failedTaskEndsNothing() {
        try (var wire = carrier.setup().answer(Wire.ECHO).listen()) {
            var client = wire.connect();
            client.connection.execute(() -> {
                throw new IllegalStateException("of this test");
            });

            client.send("still here");

            assertThat(client.nextMessage()).isEqualTo("still here");
        }
    }

    @Test
    void ownThreadIsTheConnectionsAlone() {
        var onOwnThread = new CompletableFuture<Boolean>();
        try (var wire = carrier.setup()
                .answer((from, text) -> onOwnThread.complete(from.onOwnThread()))
                .listen()) {
            var client = wire.connect();
            client.send("?");

            assertThat(onOwnThread.orTimeout(20, SECONDS).join()).isTrue();
            assertThat(client.connection.onOwnThread()).isFalse();
        }
    }

    @Test
    void connectingCompletesOnTheConnectionsThread() {
        try (var wire = carrier.setup().listen()) {
            var onOwnThread = new CompletableFuture<Boolean>();
            wire.transport
                    .connect(wire.options("/", List.of(), Map.of()), connection -> {
                        onOwnThread.complete(connection.onOwnThread());
                        return new Recorder(connection, Wire.LISTEN);
                    })
                    .toCompletableFuture()
                    .orTimeout(20, SECONDS)
                    .join();

            assertThat(onOwnThread.join()).isTrue();
        }
    }

    @Test
    void pausedConnectionHearsNothingUntilReadingGoesOn() {
        BiConsumer<Connection, String> pauseAtOne = (from, text) -> {
            if (text.equals("one")) {
                from.reading(false);
                Recorder.send(from, "paused");
            }
        };
        try (var wire = carrier.setup().answer(pauseAtOne).listen()) {
            var client = wire.connect();
            client.send("one");
            var server = wire.accepted();
            assertThat(client.nextMessage()).isEqualTo("paused");
            client.send("two");
            client.send("three");
            letPass(server.connection);
            assertThat(server.nextEvent()).isEqualTo("one");
            assertThat(server.nextEvent()).isEqualTo(Recorder.BURST_END);
            assertThat(server.hasHeardMore()).isFalse();

            server.connection.reading(true);

            assertThat(server.nextMessage()).isEqualTo("two");
            assertThat(server.nextMessage()).isEqualTo("three");
        }
    }

    @Test
    void connectionWhosePeerDoesNotReadIsWritableAgainWhenItDoes() {
        BiConsumer<Connection, String> pauseAtOne = (from, text) -> {
            if (text.equals("one")) {
                from.reading(false);
            }
        };
        try (var wire = carrier.setup().answer(pauseAtOne).listen()) {
            var client = wire.connect();
            assertThat(client.connection.isWritable()).isTrue();
            client.send("one");
            var server = wire.accepted();
            assertThat(server.nextMessage()).isEqualTo("one");
            var room = new CompletableFuture<Boolean>();
            client.onWritable(() -> room.complete(client.connection.isWritable() && client.connection.onOwnThread()));

            while (client.connection.isWritable()) {
                client.send(KILOBYTE);
            }
            server.connection.reading(true);

            assertThat(room.orTimeout(20, SECONDS).join()).isTrue();
        }
    }

    @Test
    void connectionThatEndsIsNeverWritableAgain() {
        BiConsumer<Connection, String> pause = (from, text) -> from.reading(false);
        try (var wire = carrier.setup().answer(pause).listen()) {
            var client = wire.connect();
            while (client.connection.isWritable()) {
                client.send(KILOBYTE);
            }

            wire.transport.close();

            client.closed();
            client.nextMessage();
            assertThat(client.hasHeardMore()).isFalse();
        }
    }

    @Test
    void burstThatHasBegunIsDeliveredToItsEnd() {
        try (var wire = carrier.setup()
                .answer((from, text) -> {
                    Recorder.send(from, "1");
                    Recorder.send(from, "2");
                })
                .listen()) {
            var client = wire.connect((from, text) -> from.reading(false));
            client.send("go");

            assertThat(client.nextMessage()).isEqualTo("1");
            assertThat(client.nextMessage()).isEqualTo("2");
        }
    }

    /** Has a recorder hear binary messages, as the characters that have their bytes as numbers. */
    private record BinaryEar(Recorder recorder) implements ConnectionListener {
        @Override
        public boolean takesBinary() {
            return true;
        }

        @Override
        public void onBinary(byte[] bytes, int offset, int length) {
            var utf8 = new String(bytes, offset, length, ISO_8859_1).getBytes(UTF_8);
            recorder.onMessage(utf8, 0, utf8.length);
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

    @Test
    void binaryMessagesAreHeardByWhoTakesThem() {
        var server = new CompletableFuture<Recorder>();
        try (var wire = carrier.setup()
                .listener(connection -> {
                    server.complete(new Recorder(connection, Wire.LISTEN));
                    return new BinaryEar(server.join());
                })
                .listen()) {
            var client = wire.connect().connection;
            var bytes = new byte[] {'#', 0, (byte) 0xFF, 'x', '#'};

            client.sendBinary(bytes, 1, 3);
            bytes[1] = 'y';
            client.sendBinary(bytes, 1, 3);

            var heard = server.orTimeout(20, SECONDS).join();
            assertThat(heard.nextMessage()).isEqualTo("\0\u00FFx");
            assertThat(heard.nextMessage()).isEqualTo("y\u00FFx");
        }
    }

    @Test
    void textClosesWhereMessagesAreBinary() {
        var server = new CompletableFuture<Recorder>();
        try (var wire = carrier.setup()
                .listener(connection -> {
                    server.complete(new Recorder(connection, Wire.LISTEN));
                    return new BinaryEar(server.join());
                })
                .listen()) {
            var client = wire.connect();

            client.send("text");

            assertThat(client.closed())
                    .isEqualTo(new CloseReason(1003, "text is not understood here; send binary frames", true));
            assertThat(server.orTimeout(20, SECONDS).join().nextEvent()).isEqualTo(Recorder.CLOSED);
        }
    }

    @Test
    void binaryMessageClosesWhereTheyAreText() {
        try (var wire = carrier.setup().listen()) {
            var client = wire.connect();

            client.connection.sendBinary(new byte[3], 0, 3);

            assertThat(client.closed())
                    .isEqualTo(new CloseReason(1003, "binary frames are not understood here; send text", true));
            assertThat(wire.accepted().nextEvent()).isEqualTo(Recorder.CLOSED);
        }
    }

    @Test
    void binarySliceBeyondTheArrayIsRefused() {
        try (var wire = carrier.setup().listen()) {
            var client = wire.connect();

            assertThatThrownBy(() -> client.connection.sendBinary(new byte[3], 1, 3))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void bothEndsLearnCodeAndReason() {
        try (var wire = carrier.setup().listen()) {
            var client = wire.connect();

            client.connection.close(4001, "enough");

            assertThat(wire.accepted().closed()).isEqualTo(new CloseReason(4001, "enough", true));
            assertThat(client.closed()).isEqualTo(new CloseReason(4001, "enough", false));
        }
    }

    @Test
    void peerLearnsAsMuchOfALongReasonAsFits() {
        try (var wire = carrier.setup().listen()) {
            wire.connect().connection.close(1000, "é".repeat(100));

            assertThat(wire.accepted().closed().text()).isEqualTo("é".repeat(61));
        }
    }

    @Test
    void whatWasSentBeforeTheCloseArrivesBeforeIt() {
        try (var wire = carrier.setup().listen()) {
            var client = wire.connect();
            client.send("last words");
            client.connection.close(1000, "");
            client.send("too late");

            var server = wire.accepted();
            assertThat(server.nextMessage()).isEqualTo("last words");
            assertThat(server.nextMessage()).isEqualTo(Recorder.CLOSED);
            assertThat(server.hasHeardMore()).isFalse();
        }
    }

    @Test
    void closeFromWithinTheListenerComesAfterWhatItSent() {
        BiConsumer<Connection, String> farewell = (to, text) -> {
            Recorder.send(to, "last words");
            to.close(1000, "");
            Recorder.send(to, "too late");
        };
        try (var wire = carrier.setup().answer(farewell).listen()) {
            var client = wire.connect();
            client.send("go");

            assertThat(client.nextMessage()).isEqualTo("last words");
            assertThat(client.nextMessage()).isEqualTo(Recorder.CLOSED);
        }
    }

    @Test
    void messagesThatComeAfterTheCloseAreNotDelivered() {
        try (var wire = carrier.setup()
                .answer((to, text) -> {
                    to.close(1000, "");
                    Recorder.send(to, "too late");
                })
                .listen()) {
            var client = wire.connect();
            client.send("one");
            client.send("two");

            var server = wire.accepted();
            assertThat(server.nextMessage()).isEqualTo("one");
            assertThat(server.nextMessage()).isEqualTo(Recorder.CLOSED);
        }
    }

    @Test
    void repeatedCloseDoesNothing() {
        try (var wire = carrier.setup().listen()) {
            var client = wire.connect();
            client.connection.close(1000, "first");
            client.connection.close(4000, "second");

            assertThat(client.closed()).isEqualTo(new CloseReason(1000, "first", false));
            assertThat(wire.accepted().closed()).isEqualTo(new CloseReason(1000, "first", true));
        }
    }

    @Test
    void connectionIsNotOpenFromTheCloseOn() {
        try (var wire = carrier.setup().listen()) {
            var connection = wire.connect().connection;
            assertThat(connection.isOpen()).isTrue();

            connection.close(1000, "");

            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void pausedConnectionHearsTheAnswerToItsClose() {
        try (var wire = carrier.setup().listen()) {
            var client = wire.connect();
            client.connection.reading(false);
            client.connection.close(1000, "bye");

            assertThat(client.closed()).isEqualTo(new CloseReason(1000, "bye", false));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 5000})
    void codesThatNoFrameMayCarryAreRefused(int code) {
        try (var wire = carrier.setup().listen()) {
            var client = wire.connect();

            assertThatThrownBy(() -> client.connection.close(code, ""))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A close frame carries a code from 1000 to 4999, but not 1004, 1005, 1006 or 1015."
                            + " Found: " + code + ".");
        }
    }

    @Test
    void failureOfTheListenerClosesWithoutSayingWhy() {
        BiConsumer<Connection, String> failing = (to, text) -> {
            throw new IllegalStateException("of this test");
        };
        try (var wire = carrier.setup().answer(failing).listen()) {
            var client = wire.connect();
            client.send("x");

            assertThat(client.closed()).isEqualTo(new CloseReason(1011, "internal error", true));
            assertThat(wire.accepted().closed()).isEqualTo(new CloseReason(1011, "internal error", false));
        }
    }

    @Test
    void failureAtTheBurstsEndClosesToo() {
        Function<Connection, ConnectionListener> failing = connection -> new ConnectionListener() {
            @Override
            public void onMessage(byte[] utf8, int offset, int length) {}

            @Override
            public void onBurstEnd() {
                throw new IllegalStateException("of this test");
            }

            @Override
            public void onClosed(CloseReason reason) {}
        };
        try (var wire = carrier.setup().listener(failing).listen()) {
            var client = wire.connect();
            client.send("x");

            assertThat(client.closed().code()).isEqualTo(1011);
        }
    }

    @Test
    void connectionWhoseListenerCannotBeMadeIsClosed() {
        Function<Connection, ConnectionListener> failing = connection -> {
            throw new IllegalStateException("of this test");
        };
        try (var wire = carrier.setup().listener(failing).listen()) {
            assertThat(wire.connect().closed().code()).isEqualTo(1011);
        }
    }

    @Test
    void connectFailsWhenItsListenerCannotBeMade() {
        try (var wire = carrier.setup().listen()) {
            var connecting = wire.transport
                    .connect(wire.options("/", List.of(), Map.of()), connection -> {
                        throw new IllegalStateException("of this test");
                    })
                    .toCompletableFuture()
                    .orTimeout(20, SECONDS);

            assertThatThrownBy(connecting::join)
                    .rootCause()
                    .hasMessage("Could not connect to " + wire.address()
                            + "/: the connection's listener could not be made");
            assertThat(wire.accepted().closed().byPeer()).isTrue();
        }
    }

    @Test
    void listenerMaySendAsSoonAsItIsMade() {
        Function<Connection, ConnectionListener> welcoming = connection -> {
            Recorder.send(connection, "welcome");
            return new Recorder(connection, Wire.LISTEN);
        };
        try (var wire = carrier.setup().listener(welcoming).listen()) {
            assertThat(wire.connect().nextMessage()).isEqualTo("welcome");
        }
    }

    @Test
    void messageAtTheLimitIsTakenAndOneBeyondItCloses() {
        try (var wire = carrier.setup()
                .serverLimits(TestLimits.limits().inboundMessageBytes(1000))
                .listen()) {
            var client = wire.connect();
            var server = wire.accepted();
            client.send("x".repeat(1000));
            assertThat(server.nextMessage()).hasSize(1000);

            client.send("x".repeat(1001));

            assertThat(server.closed().code()).isEqualTo(1009);
            assertThat(client.closed())
                    .isEqualTo(new CloseReason(1009, server.closed().text(), true));
        }
    }

    @Test
    void floodToAPeerThatNeverReadsIsClosed() {
        var limits = TestLimits.limits().unsentBytesToPause(100 << 10).unsentBytesToClose(8 << 20);
        BiConsumer<Connection, String> flood = (to, text) -> {
            while (to.isOpen()) {
                Recorder.send(to, KILOBYTE);
            }
        };
        try (var wire = carrier.setup().serverLimits(limits).answer(flood).listen()) {
            var client = wire.connect();
            client.connection.reading(false);
            client.send("go");

            assertThat(wire.accepted().closed())
                    .isEqualTo(new CloseReason(CloseReason.POLICY, "more than 8388608 bytes are unsent", false));
        }
    }

    @Test
    void peerThatTakesNothingForTooLongIsClosed() {
        var limits = TestLimits.limits()
                .unsentBytesToPause(100 << 10)
                .unsentBytesToClose(64 << 20)
                .unwritableTimeoutMillis(300);
        BiConsumer<Connection, String> much = (to, text) -> {
            for (var i = 0; i < 16 << 10; i++) {
                Recorder.send(to, KILOBYTE);
            }
        };
        try (var wire = carrier.setup().serverLimits(limits).answer(much).listen()) {
            var client = wire.connect();
            client.connection.reading(false);
            client.send("go");

            assertThat(wire.accepted().closed())
                    .isEqualTo(new CloseReason(CloseReason.POLICY, "the peer took nothing for 300 ms", false));
        }
    }

    @Test
    void manyUnsentBytesStopReadingUntilTheyHaveLeft() {
        var limits = TestLimits.limits().unsentBytesToPause(100 << 10).unsentBytesToClose(64 << 20);
        BiConsumer<Connection, String> answer = (to, text) -> {
            for (var i = 0; text.equals("much") && i < 16 << 10; i++) {
                Recorder.send(to, KILOBYTE);
            }
        };
        try (var wire = carrier.setup().serverLimits(limits).answer(answer).listen()) {
            var client = wire.connect();
            client.connection.reading(false);
            client.send("much");
            var server = wire.accepted();
            assertThat(server.nextEvent()).isEqualTo("much");
            assertThat(server.nextEvent()).isEqualTo(Recorder.BURST_END);
            letPass(server.connection);
            client.send("more");
            letPass(server.connection);
            assertThat(server.hasHeardMore()).isFalse();

            client.connection.reading(true);

            assertThat(server.nextMessage()).isEqualTo("more");
        }
    }

    @Test
    void quietPeerThatAnswersPingsStays() {
        var limits = TestLimits.limits().pingAfterMillis(20).pongWithinMillis(1000);
        try (var wire = carrier.setup()
                .serverLimits(limits)
                .clientLimits(limits)
                .answer(Wire.ECHO)
                .listen()) {
            var client = wire.connect();
            await().during(Duration.ofMillis(1500)).until(client.connection::isOpen);

            client.send("still here");

            assertThat(client.nextMessage()).isEqualTo("still here");
        }
    }

    @Test
    void peerWithoutAPongIsLost() {
        var limits = TestLimits.limits().pingAfterMillis(50).pongWithinMillis(100);
        try (var wire = carrier.setup().serverLimits(limits).listen()) {
            wire.connect().connection.reading(false);

            assertThat(wire.accepted().closed())
                    .isEqualTo(new CloseReason(CloseReason.ABNORMAL, "no pong within 100 ms", false));
        }
    }

    @Test
    void acceptorIsAskedWithTheWholeHandshake() {
        try (var wire = carrier.setup()
                .decision(handshake -> new Acceptor.Accept("two"))
                .listen()) {
            var client = wire.connect(
                    wire.options("/a%20b?c=d%26e", List.of("one", "two"), Map.of("X-Tenant", "a")), Wire.LISTEN);

            var asked = wire.nextHandshake();
            assertThat(asked.path()).isEqualTo("/a%20b");
            assertThat(asked.query()).isEqualTo("c=d%26e");
            assertThat(asked.offered()).containsExactly("one", "two");
            assertThat(asked.subprotocol()).isNull();
            assertThat(asked.headers())
                    .containsEntry("x-tenant", List.of("a"))
                    .containsEntry("host", List.of(wire.address().substring("ws://".length())))
                    .containsKey("sec-websocket-protocol");
            assertThat(wire.accepted().connection.handshake()).isEqualTo(asked.choosing("two"));
            assertThat(client.connection.handshake().subprotocol()).isEqualTo("two");
        }
    }

    @Test
    void headersOfTheAnswerAreKnownAtBothEnds() {
        try (var wire = carrier.setup()
                .decision(handshake -> new Acceptor.Accept(null).withHeaders(Map.of("X-Version", "2")))
                .listen()) {
            var client = wire.connect();

            assertThat(wire.accepted().connection.handshake().answered()).isEqualTo(Map.of("x-version", List.of("2")));
            assertThat(client.connection.handshake().answered()).containsEntry("x-version", List.of("2"));
        }
    }

    @Test
    void refusalFailsTheConnectWithItsStatusAndText() {
        try (var wire = carrier.setup()
                .decision(handshake -> new Acceptor.Refuse(404, "Nothing here"))
                .listen()) {
            assertThatThrownBy(wire::connect)
                    .rootCause()
                    .isInstanceOf(IOException.class)
                    .message()
                    .matches("Could not connect to " + wire.address()
                            + "/: the server answered 404( Not Found)?: Nothing here");
        }
    }

    @Test
    void failedDecisionRefusesWithoutSayingWhy() {
        try (var wire = carrier.setup()
                .decision(handshake -> {
                    throw new IllegalStateException("of this test");
                })
                .listen()) {
            assertThatThrownBy(wire::connect).rootCause().message().matches(".* 500( Internal Server Error)?: .*");
        }
    }

    @Test
    void subprotocolThatWasNotOfferedIsNotTaken() {
        try (var wire = carrier.setup()
                .decision(handshake -> new Acceptor.Accept("three"))
                .listen()) {
            var options = wire.options("/", List.of("one", "two"), Map.of());

            assertThatThrownBy(() -> wire.connect(options, Wire.LISTEN))
                    .rootCause()
                    .hasMessageEndingWith("the server chose the subprotocol three; offered were [one, two]");
        }
    }

    @Test
    void oneConnectionTooManyIsRefusedAndTheNextIsTakenWhenOneHasGone() {
        try (var wire =
                carrier.setup().serverLimits(TestLimits.limits().connections(1)).listen()) {
            var first = wire.connect();
            var server = wire.accepted();
            assertThatThrownBy(wire::connect)
                    .rootCause()
                    .message()
                    .matches(".* 503( Service Unavailable)?: No more connections are taken at present\\.");

            first.connection.close(1000, "");
            server.closed();

            await().ignoreExceptions().until(() -> wire.connect().connection.isOpen());
        }
    }

    @Test
    void nothingConnectsWhereNobodyListens() {
        try (var wire = carrier.setup().listen()) {
            wire.listening.stopAccepting();

            assertThatThrownBy(wire::connect)
                    .cause()
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Could not connect to " + wire.address() + "/: ");
        }
    }

    @Test
    void connectionsStayOpenWhenNoMoreAreAccepted() {
        try (var wire = carrier.setup().answer(Wire.ECHO).listen()) {
            var client = wire.connect();
            wire.listening.stopAccepting();
            wire.listening.close();

            client.send("still here");

            assertThat(client.nextMessage()).isEqualTo("still here");
        }
    }

    @Test
    void secondServerCannotListenAtTheSamePlace() {
        try (var wire = carrier.setup().listen()) {
            var address = wire.listening.address();
            var options = new ListenOptions(
                    address.getHostString(),
                    address.getPort(),
                    TestLimits.limits().build(),
                    Set.of(),
                    null);

            assertThatThrownBy(() -> wire.transport.listen(options, new Acceptor() {
                        @Override
                        public Decision decide(Handshake handshake) {
                            return new Accept(null);
                        }

                        @Override
                        public ConnectionListener opened(Connection connection) {
                            return new Recorder(connection, Wire.LISTEN);
                        }
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Could not listen on ");
        }
    }

    @Test
    void closedTransportHasClosedItsConnections() {
        var wire = carrier.setup().listen();
        var client = wire.connect();
        var server = wire.accepted();

        wire.transport.close();

        assertThat(server.closed().code()).isEqualTo(CloseReason.GOING_AWAY);
        assertThat(client.closed().code()).isEqualTo(CloseReason.GOING_AWAY);
    }

    @Test
    void closedTransportOpensNothingMore() {
        var wire = carrier.setup().listen();
        wire.transport.close();
        wire.transport.close();

        assertThatThrownBy(wire::connect)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A transport that was closed opens nothing more; create another one.");
    }

    @Test
    void transportMayBeClosedOnItsOwnThread() {
        var wire = carrier.setup().listen();
        var client = wire.connect();

        client.connection.execute(wire.transport::close);

        assertThat(client.closed().code()).isEqualTo(CloseReason.GOING_AWAY);
    }

    /** Lets the connection's thread do what was due when this is called. */
    private static void letPass(Connection connection) {
        for (var i = 0; i < 10; i++) {
            var passed = new CountDownLatch(1);
            connection.execute(passed::countDown);
            try {
                assertThat(passed.await(20, SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
