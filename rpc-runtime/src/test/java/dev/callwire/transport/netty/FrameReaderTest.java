package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How reads become messages. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class FrameReaderTest {
    private final List<String> afterwards = new ArrayList<>();
    private final EmbeddedConnection embedded =
            new EmbeddedConnection(TestLimits.limits(), (to, text) -> readMore(text));

    @AfterEach
    void close() {
        embedded.close();
    }

    /** A message may bring about another read, and is looked at again after that. */
    private void readMore(String text) {
        if (text.equals("read more")) {
            embedded.receive(Frame.text("more"), Frame.text("and more"));
        }
        afterwards.add(text);
    }

    @Test
    void readWithinAReadComesAfterTheFramesAtHand() {
        embedded.receive(Frame.text("read more"), Frame.text("at hand"));

        assertThat(afterwards).containsExactly("read more", "at hand", "more", "and more");
    }

    @Test
    void readWithinAReadIsForgottenWhenTheConnectionCloses() {
        embedded.receive(Frame.text("read more"), Frame.close(1000, ""));

        assertThat(afterwards).containsExactly("read more");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void buffersOfEitherKindAreReadFromTheirReaderIndex(boolean direct) {
        var frame = Frame.text("in a buffer").masked();
        ByteBuf buffer = direct ? Unpooled.directBuffer() : Unpooled.buffer();
        buffer.writeLong(-1).writeBytes(frame).skipBytes(Long.BYTES);

        embedded.receivePart(buffer);

        assertThat(embedded.recorder().nextMessage()).isEqualTo("in a buffer");
    }

    @Test
    void messageInManyReadsIsWhole() {
        var text = "0123456789abcdef".repeat(10_000);

        embedded.receiveInParts(Frame.text(text).masked(), 1777);

        assertThat(embedded.recorder().nextMessage()).isEqualTo(text);
    }

    @Test
    void readWithoutAMessageEndsNoBurst() {
        var frame = Frame.text("two reads").masked();

        embedded.receiveInParts(frame, 9);

        assertThat(embedded.recorder().nextEvent()).isEqualTo("two reads");
        assertThat(embedded.recorder().nextEvent()).isEqualTo(Recorder.BURST_END);
    }
}
