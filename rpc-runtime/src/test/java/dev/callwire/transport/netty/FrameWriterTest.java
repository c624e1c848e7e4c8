package dev.callwire.transport.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.transport.Connection;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** When what is sent leaves. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class FrameWriterTest {
    private static final String KILOBYTE = "x".repeat(1024);

    /** Answers a number with so many messages. */
    private final EmbeddedConnection embedded =
            new EmbeddedConnection(TestLimits.limits(), (to, number) -> send(to, Integer.parseInt(number)));

    @AfterEach
    void close() {
        embedded.close();
    }

    @Test
    void answersOfABurstLeaveTogether() throws IOException {
        embedded.receive(Frame.text("1"), Frame.text("1"), Frame.text("1"));

        assertThat(embedded.takeFlushes()).isEqualTo(1);
        assertThat(embedded.sent()).hasSize(3);
    }

    @Test
    void longBurstIsFlushedAfter16MessagesThen32Then64() {
        embedded.receive(Frame.text("15"));
        assertThat(embedded.takeFlushes()).isEqualTo(1);

        embedded.receive(Frame.text("17"));
        assertThat(embedded.takeFlushes()).isEqualTo(2);

        embedded.receive(Frame.text("48"), Frame.text("64"), Frame.text("5"));
        assertThat(embedded.takeFlushes()).isEqualTo(4);
    }

    @Test
    void eachBurstBeginsWith16Again() {
        embedded.receive(Frame.text("100"));
        embedded.takeFlushes();

        embedded.receive(Frame.text("17"));

        assertThat(embedded.takeFlushes()).isEqualTo(2);
    }

    @Test
    void whatOtherThreadsHaveQueuedIsFlushedAfter32MessagesThen64() {
        assertThat(flushesOfQueued(31)).isEqualTo(1);
        assertThat(flushesOfQueued(33)).isEqualTo(2);
        assertThat(flushesOfQueued(97)).isEqualTo(3);
    }

    private int flushesOfQueued(int messages) {
        var connection = embedded.connection();
        embedded.takeFlushes();
        connection.beginQueuedBurst();
        for (int i = 0; i < messages; i++) {
            connection.sendNow("message".getBytes(UTF_8));
        }
        connection.endBurst();
        return embedded.takeFlushes();
    }

    @Test
    void manyBytesLeaveBeforeTheBurstEnds() {
        embedded.receive(Frame.text("1"));
        embedded.takeFlushes();

        embedded.connection().execute(() -> {
            for (var i = 0; i < 15; i++) {
                Recorder.send(embedded.connection(), KILOBYTE.repeat(9));
            }
        });
        embedded.runLoop();

        assertThat(embedded.takeFlushes()).isGreaterThan(1);
    }

    @Test
    void messagesOutsideABurstLeaveTogetherWithTheLoopsNextTurn() throws IOException {
        send(embedded.connection(), 3);
        assertThat(embedded.takeFlushes()).isZero();

        embedded.runLoop();

        assertThat(embedded.takeFlushes()).isEqualTo(1);
        assertThat(embedded.sent()).hasSize(3);
    }

    @Test
    void pongLeavesWithTheBurst() throws IOException {
        embedded.receive(Frame.ping("a"), Frame.text("1"), Frame.ping("b"));

        assertThat(embedded.takeFlushes()).isEqualTo(1);
        assertThat(embedded.sent()).extracting(Frame::opcode).containsExactly(Frame.PONG, Frame.TEXT, Frame.PONG);
    }

    @Test
    void smallMessagesToAStuckPeerShareBuffers() {
        embedded.stick();
        for (var i = 0; i < 1000; i++) {
            Recorder.send(embedded.connection(), KILOBYTE);
            embedded.runLoop();
        }

        // The first 64 KiB leave as they come; from then on larger buffers do.
        assertThat(embedded.takeFlushes()).isLessThan(64 + 1000 / 16);
    }

    @Test
    void whatWasHeldBackFromAStuckPeerLeavesWhenItTakesAgain() throws IOException {
        embedded.stick();
        for (var i = 0; i < 100; i++) {
            Recorder.send(embedded.connection(), KILOBYTE);
            embedded.runLoop();
        }
        var before = embedded.sent().size();
        assertThat(before).isLessThan(100);

        embedded.unstick();

        assertThat(embedded.sent().size()).isEqualTo(100 - before);
    }

    private static void send(Connection to, int messages) {
        for (var i = 0; i < messages; i++) {
            Recorder.send(to, "message");
        }
    }
}
