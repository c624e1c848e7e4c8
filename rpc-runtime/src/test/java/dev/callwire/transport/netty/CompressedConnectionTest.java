package dev.callwire.transport.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.Connection;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that come and leave where compression was agreed on: what is wrong or too much, and when they leave. */
@ExtendWith(LeakCheck.class)
@Timeout(60)
class CompressedConnectionTest {
    private static final int KIBIBYTE = 1024;
    private static final String LARGE = "the same again ".repeat(200);
    private static final byte[] NO_DEFLATE = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 1, 2, 3};

    private final TestLimits limits = TestLimits.limits();

    private static EmbeddedConnection open(TestLimits limits, BiConsumer<Connection, String> answer) {
        return new EmbeddedConnection(limits, false, true, answer, recorder -> recorder);
    }

    private static EmbeddedConnection open(TestLimits limits) {
        return open(limits, (to, text) -> {});
    }

    /** The close frame that some frames are answered by. */
    private static Frame closeAfter(TestLimits limits, Frame... frames) throws IOException {
        try (var embedded = open(limits)) {
            embedded.receive(frames);

            var sent = embedded.sent();
            assertThat(sent).hasSize(1);
            assertThat(sent.get(0).opcode()).isEqualTo(Frame.CLOSE);
            return sent.get(0);
        }
    }

    private static Frame[] cut(String text, int frames) {
        var payload = Deflated.of(text.getBytes(UTF_8));
        var cut = new Frame[frames];
        for (var i = 0; i < frames; i++) {
            var part = Arrays.copyOfRange(payload, payload.length * i / frames, payload.length * (i + 1) / frames);
            var first = i == 0 ? Frame.COMPRESSED | Frame.TEXT : Frame.CONTINUATION;
            cut[i] = new Frame(first | (i == frames - 1 ? Frame.FINAL : 0), part);
        }
        return cut;
    }

    @Test
    void compressedMessageMayComeByteByByteWithPingsBetween() throws IOException {
        try (var embedded = open(limits)) {
            var length = Deflated.of(LARGE.getBytes(UTF_8)).length;
            for (var frame : cut(LARGE, length)) {
                embedded.receive(frame, Frame.ping("?"));
            }

            assertThat(embedded.recorder().nextMessage()).isEqualTo(LARGE);
            assertThat(embedded.sent()).hasSize(length).allMatch(frame -> frame.opcode() == Frame.PONG);
        }
    }

    @Test
    void fragmentsOfNothingBelongToACompressedMessageToo() {
        try (var embedded = open(limits)) {
            embedded.receive(
                    new Frame(Frame.COMPRESSED | Frame.TEXT, new byte[0]),
                    new Frame(Frame.CONTINUATION, Deflated.of("text".getBytes(UTF_8))),
                    Frame.lastPart(""));
            embedded.receive(new Frame(Frame.FINAL | Frame.COMPRESSED | Frame.TEXT, new byte[] {0}));

            assertThat(embedded.recorder().nextMessage()).isEqualTo("text");
            assertThat(embedded.recorder().nextMessage()).isEmpty();
        }
    }

    @Test
    void compressedAndPlainMessagesTakeTurns() {
        try (var embedded = open(limits)) {
            embedded.receive(Frame.compressed("one"), Frame.text("two"));
            embedded.receive(cut("three", 2));
            embedded.receive(Frame.part(Frame.TEXT, "fo"), Frame.lastPart("ur"), Frame.compressed("five"));

            for (var text : new String[] {"one", "two", "three", "four", "five"}) {
                assertThat(embedded.recorder().nextMessage()).isEqualTo(text);
            }
        }
    }

    static Stream<Arguments> reservedBits() {
        return Stream.of(
                Arguments.of("compressed ping", new Frame(Frame.FINAL | Frame.COMPRESSED | Frame.PING, new byte[0])),
                Arguments.of("compressed close", new Frame(Frame.FINAL | Frame.COMPRESSED | Frame.CLOSE, new byte[0])),
                Arguments.of("second bit", new Frame(Frame.FINAL | 0x20 | Frame.TEXT, new byte[1])),
                Arguments.of("first and third bit", new Frame(Frame.FINAL | 0x50 | Frame.BINARY, new byte[1])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void reservedBits(String name, Frame frame) throws IOException {
        var close = closeAfter(limits, frame);

        assertThat(close.closeCode()).isEqualTo(1002);
        assertThat(close.closeReason()).isEqualTo("reserved bits are set where no extension uses them");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Frame.COMPRESSED})
    void continuationIsNotMarkedAsCompressed(int first) throws IOException {
        var close = closeAfter(
                limits,
                new Frame(first | Frame.TEXT, new byte[0]),
                new Frame(Frame.FINAL | Frame.COMPRESSED | Frame.CONTINUATION, new byte[1]),
                Frame.text("after"));

        assertThat(close.closeCode()).isEqualTo(1002);
    }

    @Test
    void dataThatIsNoDeflateDataClosesTheConnection() throws IOException {
        var close = closeAfter(limits, new Frame(Frame.FINAL | Frame.COMPRESSED | Frame.TEXT, NO_DEFLATE));

        assertThat(close.closeCode()).isEqualTo(1007);
        assertThat(close.closeReason()).isEqualTo("a compressed message is broken");
    }

    @Test
    void brokenDataOfAFragmentedMessageClosesTheConnection() throws IOException {
        var close = closeAfter(
                limits, new Frame(Frame.COMPRESSED | Frame.TEXT, NO_DEFLATE), Frame.lastPart("x"), Frame.text("after"));

        assertThat(close.closeCode()).isEqualTo(1007);
    }

    @Test
    void dataThatInflatesToNothingButIsNotEmptyClosesTheConnection() throws IOException {
        var beginning = Arrays.copyOf(Deflated.of(LARGE.getBytes(UTF_8)), 1);

        assertThat(closeAfter(limits, new Frame(Frame.FINAL | Frame.COMPRESSED | Frame.TEXT, beginning))
                        .closeCode())
                .isEqualTo(1007);
    }

    @Test
    void inflatedTextIsCheckedForUtf8() throws IOException {
        var close = closeAfter(limits, new Frame(Frame.FINAL | Frame.COMPRESSED | Frame.TEXT, Deflated.of(new byte[] {
            'a', (byte) 0xC3, 'b'
        })));

        assertThat(close.closeCode()).isEqualTo(1007);
        assertThat(close.closeReason()).isEqualTo("a text message is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Frame.FINAL})
    void compressedBinaryMessageIsNotUnderstoodWhereTextIsSpoken(int last) throws IOException {
        var close = closeAfter(
                limits, new Frame(last | Frame.COMPRESSED | Frame.BINARY, Deflated.of(new byte[] {1, 2, 3})));

        assertThat(close.closeCode()).isEqualTo(1003);
    }

    @Test
    void inflatedMessageOfExactlyTheLimitIsDelivered() {
        try (var embedded = open(limits.inboundMessageBytes(100_000))) {
            embedded.receive(Frame.compressed("x".repeat(100_000)));
            embedded.receive(cut("y".repeat(100_000), 3));

            assertThat(embedded.recorder().nextMessage()).isEqualTo("x".repeat(100_000));
            assertThat(embedded.recorder().nextMessage()).isEqualTo("y".repeat(100_000));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100_001, 100_002, 200_000, 50_000_000})
    void inflatedMessageBeyondTheLimitIsTooBig(int length) throws IOException {
        var close = closeAfter(limits.inboundMessageBytes(100_000), Frame.compressed("x".repeat(length)));

        assertThat(close.closeCode()).isEqualTo(1009);
        assertThat(close.closeReason()).isEqualTo("a message has at most 100000 bytes");
    }

    @Test
    void fragmentsThatInflateToTooMuchAreTooBig() throws IOException {
        assertThat(closeAfter(limits.inboundMessageBytes(100_000), cut("x".repeat(5_000_000), 5))
                        .closeCode())
                .isEqualTo(1009);
    }

    @Test
    void fragmentsOfTooManyCompressedBytesAreTooBig() throws IOException {
        var close = closeAfter(
                limits.inboundMessageBytes(100),
                new Frame(Frame.COMPRESSED | Frame.TEXT, new byte[60]),
                new Frame(Frame.CONTINUATION, new byte[41]));

        assertThat(close.closeCode()).isEqualTo(1009);
    }

    @Test
    void lastFragmentOfTooManyCompressedBytesIsTooBig() throws IOException {
        var close = closeAfter(
                limits.inboundMessageBytes(100),
                new Frame(Frame.COMPRESSED | Frame.TEXT, new byte[60]),
                new Frame(Frame.FINAL | Frame.CONTINUATION, new byte[41]));

        assertThat(close.closeCode()).isEqualTo(1009);
    }

    @Test
    void compressedFrameThatAnnouncesTooMuchIsTooBig() throws IOException {
        try (var embedded = open(limits.inboundMessageBytes(100))) {
            embedded.receivePart(Frame.header(Frame.FINAL | Frame.COMPRESSED | Frame.TEXT, true, 101));

            assertThat(embedded.sent().get(0).closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void tooManyFragmentsOfACompressedMessageAreAgainstThePolicy() throws IOException {
        var close = closeAfter(limits.fragments(3), cut(LARGE, 4));

        assertThat(close.closeCode()).isEqualTo(1008);
        assertThat(close.closeReason()).isEqualTo("a message has at most 3 fragments");
    }

    @Test
    void fragmentsOfEarlierCompressedMessagesDoNotCount() {
        try (var embedded = open(limits.fragments(3))) {
            for (var i = 0; i < 5; i++) {
                embedded.receive(cut(LARGE, 3));
                assertThat(embedded.recorder().nextMessage()).isEqualTo(LARGE);
            }
        }
    }

    @Test
    void passedLimitIsCounted() {
        try (var embedded = open(limits.inboundMessageBytes(1000))) {
            embedded.receive(Frame.compressed("x".repeat(1001)));

            assertThat(embedded.connection().limits().counts().toMap()).containsEntry("inboundMessageBytes", 1L);
        }
    }

    @Test
    void nothingIsInflatedOnceTheConnectionIsClosed() throws IOException {
        try (var embedded = open(limits)) {
            embedded.receive(new Frame(Frame.COMPRESSED | Frame.TEXT, new byte[] {1}));
            embedded.connection().close(4000, "bye");
            embedded.sent();

            embedded.receive(
                    new Frame(Frame.CONTINUATION, NO_DEFLATE),
                    new Frame(Frame.FINAL | Frame.CONTINUATION, NO_DEFLATE),
                    new Frame(Frame.FINAL | Frame.COMPRESSED | Frame.TEXT, NO_DEFLATE));
            assertThat(embedded.sent()).isEmpty();
            assertThat(embedded.isChannelOpen()).isTrue();

            embedded.receive(Frame.close(4000, ""));
            assertThat(embedded.recorder().closed()).isEqualTo(new CloseReason(4000, "bye", false));
        }
    }

    @Test
    void messageThatIsNotWholeWhenThePeerGoesIsReleased() {
        try (var embedded = open(limits)) {
            embedded.receive(new Frame(Frame.COMPRESSED | Frame.TEXT, new byte[100]));
            embedded.receivePart(Frame.header(Frame.CONTINUATION, true, 100));
        }
    }

    @Test
    void answersOfABurstLeaveTogetherInTheirOrder() throws IOException {
        BiConsumer<Connection, String> answer = (to, text) -> {
            Recorder.send(to, "short " + text);
            Recorder.send(to, text + LARGE);
        };
        try (var embedded = open(limits, answer)) {
            embedded.receive(Frame.text("1"), Frame.ping("?"), Frame.compressed("2"));

            assertThat(embedded.takeFlushes()).isEqualTo(1);
            assertThat(embedded.sent())
                    .extracting(frame -> frame.inflated().asText())
                    .containsExactly("short 1", "1" + LARGE, "?", "short 2", "2" + LARGE);
        }
    }

    @Test
    void manyBytesLeaveBeforeTheBurstEnds() {
        BiConsumer<Connection, String> answer = (to, text) -> {
            for (var i = 0; i < 200; i++) {
                Recorder.send(to, "x".repeat(KIBIBYTE));
            }
        };
        try (var embedded = open(limits, answer)) {
            embedded.receive(Frame.text("all"));

            assertThat(embedded.takeFlushes()).isEqualTo(4);
        }
    }

    @Test
    void bytesThatWereHandedOverCountAsUnsent() {
        try (var embedded = open(limits.unsentBytesToPause(100 * KIBIBYTE))) {
            embedded.stick();
            send(embedded, 90);
            assertThat(embedded.isReading()).isTrue();

            send(embedded, 60);
            assertThat(embedded.isReading()).isFalse();
            assertThat(embedded.connection().isWritable()).isFalse();

            embedded.unstick();
            embedded.runLoop();
            assertThat(embedded.isReading()).isTrue();
            assertThat(embedded.connection().isWritable()).isTrue();
        }
    }

    @Test
    void tooManyUnsentBytesCloseTheConnection() throws IOException {
        try (var embedded = open(limits.unsentBytesToClose(1 << 20))) {
            embedded.stick();
            Recorder.send(embedded.connection(), "before");
            send(embedded, 1100);
            assertThat(embedded.connection().isOpen()).isFalse();

            embedded.advance(1, SECONDS);

            assertThat(embedded.recorder().closed())
                    .isEqualTo(new CloseReason(CloseReason.POLICY, "more than 1048576 bytes are unsent", false));
            var sent = embedded.sent();
            assertThat(sent.get(sent.size() - 1).closeCode()).isEqualTo(CloseReason.POLICY);
        }
    }

    @Test
    void shortMessagesBehindLargeOnesLeaveWhenTheseHaveLeft() throws IOException {
        try (var embedded = open(limits)) {
            embedded.stick();
            send(embedded, 100);
            Recorder.send(embedded.connection(), "short");
            embedded.runLoop();
            embedded.sent();

            embedded.unstick();

            assertThat(embedded.sent()).extracting(Frame::asText).containsExactly("short");
        }
    }

    @Test
    void messageThatCannotBeCompressedIsNotLostInSilence() throws IOException {
        try (var log = new CapturedLog(WebSocketConnection.class);
                var embedded = open(limits)) {
            embedded.breakCompression();

            Recorder.send(embedded.connection(), LARGE);

            assertThat(embedded.sent().get(0).closeCode()).isEqualTo(CloseReason.INTERNAL);
            assertThat(log.failures()).containsExactly("no room");
        }
    }

    @Test
    void partOfAFrameIsNoReasonToReadOnWhileReadingHasStopped() {
        try (var embedded = open(limits)) {
            embedded.connection().reading(false);
            embedded.takeReads();

            embedded.receivePart(Frame.header(Frame.FINAL | Frame.COMPRESSED | Frame.TEXT, true, 100));
            assertThat(embedded.takeReads()).isZero();

            embedded.connection().reading(true);
            assertThat(embedded.takeReads()).isEqualTo(1);
        }
    }

    @Test
    void silentPeerIsPinged() throws IOException {
        try (var embedded = open(limits.pingAfterMillis(1000))) {
            embedded.advance(1, SECONDS);

            assertThat(embedded.sent()).extracting(Frame::opcode).containsExactly(Frame.PING);
        }
    }

    @Test
    void whatIsNoBufferIsPassedOver() {
        try (var embedded = open(limits)) {
            embedded.receivePart(Unpooled.EMPTY_BUFFER);
            embedded.receive(Frame.compressed("still there"));

            assertThat(embedded.recorder().nextMessage()).isEqualTo("still there");
        }
    }

    /** Messages of a kibibyte, each by itself. */
    private static void send(EmbeddedConnection embedded, int count) {
        for (var i = 0; i < count; i++) {
            Recorder.send(embedded.connection(), "x".repeat(KIBIBYTE));
            embedded.runLoop();
        }
    }
}
