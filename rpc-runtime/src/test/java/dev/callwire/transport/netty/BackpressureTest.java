package dev.callwire.transport.netty;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class BackpressureTest {
    private static final String KILOBYTE = "x".repeat(1024);

    private final TestLimits limits = TestLimits.limits()
            .unsentBytesToPause(100 << 10)
            .unsentBytesToClose(1 << 20)
            .unwritableTimeoutMillis(10_000)
            .pingAfterMillis(0);

    @Test
    void pausedConnectionHearsNothingUntilReadingGoesOn() throws IOException {
        BiConsumer<Connection, String> pauseAtOne = (from, text) -> {
            if (text.equals("one")) {
                from.reading(false);
            }
        };
        try (var server = TestServer.setup().answer(pauseAtOne).start();
                var peer = RawPeer.upgraded(server);
                var other = RawPeer.upgraded(server)) {
            var heard = server.nextConnection();
            peer.send(Frame.text("one"));
            assertThat(heard.nextMessage()).isEqualTo("one");
            assertThat(heard.nextEvent()).isEqualTo(Recorder.BURST_END);
            peer.send(Frame.text("two"));
            // Both share a loop, so when this is answered the loop has had its chance to read "two".
            other.send(Frame.ping(""));
            other.read();
            assertThat(heard.hasHeardMore()).isFalse();

            heard.connection.reading(true);

            assertThat(heard.nextMessage()).isEqualTo("two");
        }
    }

    @Test
    void whatIsReadAlreadyIsStillDelivered() {
        BiConsumer<Connection, String> pause = (from, text) -> from.reading(false);
        try (var embedded = new EmbeddedConnection(limits, pause)) {
            embedded.receive(Frame.text("one"), Frame.text("two"));

            assertThat(embedded.recorder().nextMessage()).isEqualTo("one");
            assertThat(embedded.recorder().nextMessage()).isEqualTo("two");
            assertThat(embedded.isReading()).isFalse();
        }
    }

    @Test
    void manyUnsentBytesStopReadingUntilHalfOfThemHaveLeft() {
        try (var embedded = new EmbeddedConnection(limits)) {
            embedded.stick();
            send(embedded, 90);
            assertThat(embedded.isReading()).isTrue();

            send(embedded, 60);
            assertThat(embedded.isReading()).isFalse();

            embedded.unstick();
            assertThat(embedded.isReading()).isTrue();
        }
    }

    @Test
    void readingGoesOnOnlyWhenBothReasonsToPauseAreGone() {
        try (var embedded = new EmbeddedConnection(limits)) {
            embedded.stick();
            send(embedded, 150);
            embedded.connection().reading(false);

            embedded.connection().reading(true);
            assertThat(embedded.isReading()).isFalse();
            embedded.connection().reading(false);
            embedded.unstick();
            assertThat(embedded.isReading()).isFalse();

            embedded.connection().reading(true);
            assertThat(embedded.isReading()).isTrue();
        }
    }

    @Test
    void tooManyUnsentBytesCloseTheConnection() {
        try (var embedded = new EmbeddedConnection(limits)) {
            embedded.stick();
            send(embedded, 1100);
            assertThat(embedded.connection().isOpen()).isFalse();

            embedded.advance(1, SECONDS);

            assertThat(embedded.recorder().closed())
                    .isEqualTo(new CloseReason(CloseReason.POLICY, "more than 1048576 bytes are unsent", false));
        }
    }

    @Test
    void peerThatTakesNothingForTooLongIsClosed() {
        try (var embedded = new EmbeddedConnection(limits)) {
            embedded.stick();
            send(embedded, 150);
            embedded.advance(7500, MILLISECONDS);
            assertThat(embedded.connection().isOpen()).isTrue();

            embedded.advance(2500, MILLISECONDS);
            assertThat(embedded.connection().isOpen()).isFalse();
            embedded.advance(1, SECONDS);

            assertThat(embedded.recorder().closed())
                    .isEqualTo(new CloseReason(CloseReason.POLICY, "the peer took nothing for 10 s", false));
        }
    }

    @Test
    void slowPeerIsNotClosedWhileItTakesSomething() {
        try (var embedded = new EmbeddedConnection(limits)) {
            embedded.stick();
            send(embedded, 250);
            for (var i = 0; i < 10; i++) {
                embedded.advance(5, SECONDS);
                embedded.takeOne();
                send(embedded, 64);
            }

            assertThat(embedded.isReading()).isFalse();
            assertThat(embedded.connection().isOpen()).isTrue();
        }
    }

    @Test
    void peerThatNeverReadsIsClosed() throws IOException {
        BiConsumer<Connection, String> flood = (to, text) -> {
            while (to.isOpen()) {
                Recorder.send(to, KILOBYTE);
            }
        };
        try (var server = TestServer.setup().limits(limits).answer(flood).start();
                var peer = RawPeer.upgraded(server)) {
            peer.send(Frame.text("go"));

            assertThat(server.nextConnection().closed())
                    .isEqualTo(new CloseReason(CloseReason.POLICY, "more than 1048576 bytes are unsent", false));
        }
    }

    @Test
    void floodOfAnotherThreadToAPeerThatNeverReadsIsClosed() throws IOException {
        try (var server = TestServer.start(limits);
                var peer = RawPeer.upgraded(server)) {
            var heard = server.nextConnection();
            while (heard.connection.isOpen()) {
                heard.send(KILOBYTE);
            }

            assertThat(heard.closed().code()).isEqualTo(CloseReason.POLICY);
            assertThat(peer.read().asText()).isEqualTo(KILOBYTE);
        }
    }

    @Test
    void queueOfOtherThreadsIsBoundedThoughTheLoopIsBusy() throws Exception {
        try (var server = TestServer.start(limits);
                var peer = RawPeer.upgraded(server)) {
            var heard = server.nextConnection();
            var go = new CountDownLatch(1);
            heard.connection.execute(() -> awaitQuietly(go));
            for (var i = 0; i < 1100; i++) {
                heard.send(KILOBYTE);
            }
            go.countDown();

            Frame last;
            do {
                last = peer.read();
            } while (last.opcode() == Frame.TEXT);
            assertThat(last.closeCode()).isEqualTo(1008);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void send(EmbeddedConnection embedded, int kilobytes) {
        for (var i = 0; i < kilobytes; i++) {
            Recorder.send(embedded.connection(), KILOBYTE);
        }
        embedded.runLoop();
    }
}
