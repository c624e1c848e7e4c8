package dev.callwire.transport.netty;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import dev.callwire.transport.ConnectionListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When whoever can wait with sending should. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class WritabilityTest {
    private static final String KILOBYTE = "x".repeat(1024);
    private static final int MARK = 128 << 10;

    private final AtomicLong waiting = new AtomicLong();
    private final Queue<Runnable> loop = new ArrayDeque<>();
    private final AtomicInteger told = new AtomicInteger();
    private final Writability writability =
            new Writability(TestLimits.limits().build(), waiting::get, loop::add, told::incrementAndGet);

    // The state machine

    @Test
    void isWritableUntilMoreWaitsThanTheMark() {
        assertThat(writability.isWritable()).isTrue();

        grow(MARK);
        assertThat(writability.isWritable()).isTrue();
        grow(1);
        assertThat(writability.isWritable()).isFalse();
        assertThat(loop).isEmpty();
    }

    @Test
    void isWritableAgainWhenLessThanHalfOfItWaits() {
        grow(MARK + 1);

        shrink(MARK / 2 + 1);
        assertThat(writability.isWritable()).isFalse();
        assertThat(loop).isEmpty();
        shrink(1);
        assertThat(loop).hasSize(1);
        assertThat(writability.isWritable()).isFalse();

        runLoop();
        assertThat(told).hasValue(1);
        assertThat(writability.isWritable()).isTrue();
        runLoop();
        assertThat(told).hasValue(1);
    }

    @Test
    void nothingIsToldWhenThereWasRoomAllTheTime() {
        grow(MARK);
        shrink(MARK);

        assertThat(loop).isEmpty();
    }

    @Test
    void markHoldsThoughNobodyAsks() {
        grow(MARK + 1);
        shrink(1000);

        assertThat(writability.isWritable()).isFalse();
    }

    @Test
    void whatFillsUpBeforeItIsToldIsNotTold() {
        grow(MARK + 1);
        shrink(MARK);
        grow(MARK);

        runLoop();
        assertThat(told).hasValue(0);
        assertThat(writability.isWritable()).isFalse();

        shrink(MARK);
        runLoop();
        assertThat(told).hasValue(1);
    }

    @Test
    void whoIsToldMayFillItUpAgain() {
        var refilling = new Writability(TestLimits.limits().build(), waiting::get, loop::add, () -> {
            told.incrementAndGet();
            waiting.addAndGet(MARK);
        });
        waiting.set(MARK + 1);
        assertThat(refilling.isWritable()).isFalse();

        waiting.set(1);
        refilling.shrunk();
        runLoop();

        assertThat(told).hasValue(1);
        assertThat(refilling.isWritable()).isFalse();
        waiting.set(0);
        refilling.shrunk();
        runLoop();
        assertThat(told).hasValue(2);
    }

    @Test
    void whatTheLoopTookJustThenIsToldAllTheSame() {
        var counts = new ArrayDeque<Long>();
        var overtaken = new Writability(
                TestLimits.limits().build(),
                () -> counts.isEmpty() ? 0 : counts.remove(),
                loop::add,
                told::incrementAndGet);
        // The loop takes all between the look and the note of it.
        counts.add(MARK + 1L);

        assertThat(overtaken.isWritable()).isFalse();

        runLoop();
        assertThat(told).hasValue(1);
        assertThat(overtaken.isWritable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 100, 4096})
    void markIsAQuarterOfWhatPausesReading(int pause) {
        var mark = Math.max(2, pause / 4);
        var tight = new Writability(
                TestLimits.limits().unsentBytesToPause(pause).build(), waiting::get, loop::add, told::incrementAndGet);

        waiting.set(mark);
        assertThat(tight.isWritable()).isTrue();
        waiting.set(mark + 1);
        assertThat(tight.isWritable()).isFalse();
        waiting.set(0);
        tight.shrunk();
        runLoop();
        assertThat(tight.isWritable()).isTrue();
    }

    @Test
    void whoeverHadToWaitIsToldWhateverTheThreadsDo() throws Exception {
        var bytes = new AtomicLong();
        var executor = Executors.newSingleThreadExecutor();
        var room = new Semaphore(0);
        var busy = new Writability(TestLimits.limits().build(), bytes::get, executor, room::release);
        var rounds = 20_000;

        // One thread sends and waits where it has to, the loop takes; a wake-up that is lost would be the end.
        for (var i = 0; i < rounds; i++) {
            bytes.addAndGet(MARK / 2 + 1);
            executor.execute(() -> {
                bytes.addAndGet(-(MARK / 2 + 1));
                busy.shrunk();
            });
            if (!busy.isWritable()) {
                room.acquire();
            }
            room.drainPermits();
        }

        executor.shutdown();
        assertThat(executor.awaitTermination(20, SECONDS)).isTrue();
        assertThat(busy.isWritable()).isTrue();
    }

    // Connections without a socket

    @Test
    void connectionIsNotWritableWhileItsPeerTakesNothing() {
        try (var embedded = new EmbeddedConnection(TestLimits.limits().pingAfterMillis(0))) {
            embedded.stick();
            send(embedded, 64);
            assertThat(embedded.connection().isWritable()).isTrue();
            send(embedded, 128);
            assertThat(embedded.connection().isWritable()).isFalse();
            assertThat(embedded.isReading()).isTrue();

            embedded.unstick();
            assertThat(embedded.recorder().timesWritable()).isZero();
            embedded.runLoop();

            assertThat(embedded.recorder().timesWritable()).isEqualTo(1);
            assertThat(embedded.connection().isWritable()).isTrue();
        }
    }

    @Test
    void whatIsSentWhenThereIsRoomLeavesTogether() {
        try (var embedded = new EmbeddedConnection(TestLimits.limits().pingAfterMillis(0))) {
            embedded.recorder().onWritable(() -> {
                Recorder.send(embedded.connection(), "one");
                Recorder.send(embedded.connection(), "two");
            });
            embedded.stick();
            send(embedded, 192);
            embedded.unstick();
            embedded.takeFlushes();

            embedded.runLoop();

            assertThat(embedded.takeFlushes()).isEqualTo(1);
        }
    }

    @Test
    void connectionThatEndsIsNotWritableAgain() {
        try (var embedded = new EmbeddedConnection(TestLimits.limits().pingAfterMillis(0))) {
            embedded.stick();
            send(embedded, 192);
            assertThat(embedded.connection().isWritable()).isFalse();

            embedded.connection().close(1000, "");
            embedded.unstick();
            embedded.runLoop();

            assertThat(embedded.recorder().timesWritable()).isZero();
        }
    }

    @Test
    void listenerThatFailsWhenThereIsRoomClosesTheConnection() {
        try (var log = new CapturedLog(WebSocketConnection.class);
                var embedded = new EmbeddedConnection(TestLimits.limits().pingAfterMillis(0))) {
            embedded.recorder().onWritable(() -> {
                throw new IllegalStateException("a failure of the test");
            });
            embedded.stick();
            send(embedded, 192);
            embedded.unstick();
            embedded.runLoop();

            assertThat(embedded.connection().isOpen()).isFalse();
            assertThat(log.failures()).containsExactly("a failure of the test");
        }
    }

    // Sockets

    @Test
    void whatOtherThreadsHaveQueuedCounts() throws IOException {
        try (var server = TestServer.start(TestLimits.limits().pingAfterMillis(0));
                var peer = RawPeer.upgraded(server)) {
            var heard = server.nextConnection();
            var go = new CountDownLatch(1);
            heard.connection.execute(() -> awaitQuietly(go));
            for (var i = 0; i < 128; i++) {
                heard.send(KILOBYTE);
            }
            assertThat(heard.connection.isWritable()).isTrue();
            heard.send(KILOBYTE);
            assertThat(heard.connection.isWritable()).isFalse();

            go.countDown();

            for (var i = 0; i < 129; i++) {
                assertThat(peer.read().asText()).isEqualTo(KILOBYTE);
            }
            await().until(() -> heard.timesWritable() == 1);
            assertThat(heard.connection.isWritable()).isTrue();
        }
    }

    @Test
    void senderWaitsForAPeerThatDoesNotReadAndGoesOnWhenItDoes() throws Exception {
        var messages = 20_000;
        var opened = new CompletableFuture<Sender>();
        try (var server = TestServer.setup()
                        .limits(TestLimits.limits().pingAfterMillis(0))
                        .listener(connection -> {
                            var made = new Sender(connection, messages);
                            opened.complete(made);
                            return made;
                        })
                        .start();
                var peer = RawPeer.upgraded(server)) {
            peer.send(Frame.text("go"));
            var sender = opened.join();
            // The sender must have come to its limit: until something is read nothing goes on.
            await().until(() -> sender.waits.get() > 0);
            assertThat(sender.next).isLessThan(messages);

            for (var i = 0; i < messages; i++) {
                assertThat(peer.read().asText()).startsWith(i + " ");
            }

            assertThat(sender.overfull).isZero();
        }
    }

    @Test
    void manyThreadsThatWaitForRoomAllGoOn() throws Exception {
        var threads = 4;
        var each = 5_000;
        try (var server = TestServer.start(TestLimits.limits().pingAfterMillis(0));
                var peer = RawPeer.upgraded(server)) {
            var heard = server.nextConnection();
            var room = new Semaphore(0);
            heard.onWritable(() -> room.release(threads));
            var done = new CountDownLatch(threads);
            for (var i = 0; i < threads; i++) {
                new Thread(() -> {
                            for (var sent = 0; sent < each; sent++) {
                                while (!heard.connection.isWritable()) {
                                    room.acquireUninterruptibly();
                                }
                                heard.send(KILOBYTE);
                            }
                            done.countDown();
                        })
                        .start();
            }

            for (var i = 0; i < threads * each; i++) {
                assertThat(peer.read().asText()).isEqualTo(KILOBYTE);
            }

            done.await();
            assertThat(heard.connection.isOpen()).isTrue();
        }
    }

    /** Sends numbered messages while there is room, on the connection's own thread. */
    private static final class Sender implements ConnectionListener {
        private final Connection connection;
        private final int messages;
        private final AtomicInteger waits = new AtomicInteger();
        private volatile int next;
        private volatile int overfull;

        Sender(Connection connection, int messages) {
            this.connection = connection;
            this.messages = messages;
        }

        @Override
        public void onMessage(byte[] utf8, int offset, int length) {
            goOn();
        }

        @Override
        public void onBurstEnd() {}

        @Override
        public void onWritable() {
            overfull += connection.isWritable() ? 0 : 1;
            goOn();
        }

        @Override
        public void onClosed(CloseReason reason) {}

        private void goOn() {
            var i = next;
            while (i < messages && connection.isWritable()) {
                Recorder.send(connection, i++ + " " + KILOBYTE);
            }
            next = i;
            waits.addAndGet(i < messages ? 1 : 0);
        }
    }

    private void grow(int count) {
        waiting.addAndGet(count);
        writability.grown();
    }

    private void shrink(int count) {
        waiting.addAndGet(-count);
        writability.shrunk();
    }

    private void runLoop() {
        while (!loop.isEmpty()) {
            loop.remove().run();
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
