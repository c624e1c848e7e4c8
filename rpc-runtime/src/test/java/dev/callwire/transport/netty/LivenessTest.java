package dev.callwire.transport.netty;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.transport.CloseReason;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
@Timeout(60)
class LivenessTest {
    private final EmbeddedConnection embedded =
            new EmbeddedConnection(TestLimits.limits().pingAfterMillis(30_000).pongWithinMillis(20_000));

    @AfterEach
    void close() {
        embedded.close();
    }

    @Test
    void silentPeerIsPinged() throws IOException {
        embedded.advance(29, SECONDS);
        assertThat(embedded.sent()).isEmpty();

        embedded.advance(1, SECONDS);

        assertThat(embedded.sent()).singleElement().extracting(Frame::opcode).isEqualTo(Frame.PING);
    }

    @Test
    void peerThatSendsIsNotPinged() throws IOException {
        embedded.advance(20, SECONDS);
        embedded.receive(Frame.text("here"));
        embedded.advance(29, SECONDS);
        assertThat(embedded.sent()).isEmpty();

        embedded.advance(1, SECONDS);

        assertThat(embedded.sent()).hasSize(1);
    }

    @Test
    void peerThatAnswersNoPingIsLost() {
        embedded.advance(30, SECONDS);
        embedded.advance(19, SECONDS);
        assertThat(embedded.recorder().isClosed()).isFalse();

        embedded.advance(1, SECONDS);

        assertThat(embedded.recorder().closed())
                .isEqualTo(new CloseReason(CloseReason.ABNORMAL, "no pong within 20 s", false));
        assertThat(embedded.isChannelOpen()).isFalse();
    }

    @Test
    void peerThatAnswersIsPingedAgainAfterTheNextSilence() throws IOException {
        embedded.advance(30, SECONDS);
        embedded.sent();
        embedded.advance(5, SECONDS);
        embedded.receive(Frame.pong(""));
        embedded.advance(29, SECONDS);
        assertThat(embedded.sent()).isEmpty();

        embedded.advance(1, SECONDS);

        assertThat(embedded.sent()).hasSize(1);
    }

    @Test
    void partOfAFrameIsASignOfLife() {
        embedded.advance(30, SECONDS);
        embedded.receivePart(Frame.header(0x81, true, 10));
        embedded.advance(20, SECONDS);

        assertThat(embedded.recorder().isClosed()).isFalse();
    }

    @Test
    void silenceIsNotHeldAgainstAPeerThatIsNotReadFrom() {
        embedded.connection().reading(false);
        embedded.advance(30, SECONDS);
        embedded.advance(100, SECONDS);

        assertThat(embedded.recorder().isClosed()).isFalse();
    }

    @Test
    void peerThatIsNotReadFromIsPingedMoreAndMoreRarely() throws IOException {
        embedded.connection().reading(false);

        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 32}) {
            embedded.advance(seconds - 1, SECONDS);
            assertThat(pings()).as("pings before %d seconds", seconds).isZero();
            embedded.advance(1, SECONDS);
            assertThat(pings()).as("pings after %d seconds", seconds).isOne();
        }
    }

    @Test
    void peerThatIsReadFromAgainIsNotPinged() throws IOException {
        embedded.connection().reading(false);
        embedded.connection().reading(true);
        embedded.advance(20, SECONDS);

        assertThat(embedded.sent()).isEmpty();
    }

    private long pings() throws IOException {
        return embedded.sent().stream()
                .filter(frame -> frame.opcode() == Frame.PING)
                .count();
    }

    @Test
    void peerHasAllItsTimeAgainOnceReadingGoesOn() {
        embedded.advance(30, SECONDS);
        embedded.connection().reading(false);
        embedded.advance(19, SECONDS);
        embedded.connection().reading(true);
        embedded.advance(1, SECONDS);

        assertThat(embedded.recorder().isClosed()).isFalse();
    }

    @Test
    void closedConnectionIsNotPinged() throws IOException {
        embedded.connection().close(1000, "");
        embedded.sent();
        embedded.advance(30, SECONDS);

        assertThat(embedded.sent()).isEmpty();
    }

    @Test
    void zeroTurnsPingsOff() throws IOException {
        try (var unpinged = new EmbeddedConnection(TestLimits.limits().pingAfterMillis(0))) {
            unpinged.advance(1000, SECONDS);

            assertThat(unpinged.sent()).isEmpty();
        }
    }
}
