package dev.callwire.transport.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {
    private static final int MAX_BYTES = 1000;

    private final Told told = new Told();
    private final FrameDecoder ofServer = new FrameDecoder(true, MAX_BYTES, told);
    private final FrameDecoder ofClient = new FrameDecoder(false, MAX_BYTES, told);

    /** Keeps what is told, and the arrays that payloads lay in. */
    private static final class Told implements FrameDecoder.Sink {
        final List<String> events = new ArrayList<>();
        final List<byte[]> arrays = new ArrayList<>();

        @Override
        public void dataFrame(Opcode opcode, boolean last, int length) {
            events.add(opcode + (last ? " last " : " ") + length);
        }

        @Override
        public void payload(byte[] bytes, int offset, int length) {
            events.add(new String(bytes, offset, length, UTF_8));
            arrays.add(bytes);
        }

        @Override
        public void controlFrame(Opcode opcode, byte[] bytes, int offset, int length) {
            events.add(opcode + " " + new String(bytes, offset, length, UTF_8));
        }

        @Override
        public void violation(String why) {
            events.add("violation: " + why);
        }

        @Override
        public void tooLong() {
            events.add("too long");
        }
    }

    @Test
    void framesOfOneReadAreToldInTheirOrder() {
        decode(ofServer, Frame.text("one"), Frame.ping("?"), Frame.part(Frame.BINARY, "two"), Frame.lastPart("three"));

        assertThat(told.events)
                .containsExactly("TEXT last 3", "one", "PING ?", "BINARY 3", "two", "CONTINUATION last 5", "three");
    }

    @Test
    void payloadIsUnmaskedWhereItLies() {
        var bytes = Frame.text("in place").masked();

        ofServer.decode(bytes, 0, bytes.length);

        assertThat(told.arrays).containsExactly(bytes);
        assertThat(new String(bytes, bytes.length - 8, 8, UTF_8)).isEqualTo("in place");
    }

    @Test
    void onlyTheGivenPartIsRead() {
        var frame = Frame.text("part").unmasked();
        var bytes = new byte[frame.length + 5];
        System.arraycopy(frame, 0, bytes, 2, frame.length);
        bytes[0] = bytes[1] = (byte) 0xFF;

        ofClient.decode(bytes, 2, 2 + frame.length);

        assertThat(told.events).containsExactly("TEXT last 4", "part");
    }

    @Test
    void payloadIsToldAsItComes() {
        var bytes = Frame.text("as it comes").masked();

        ofServer.decode(bytes, 0, 10);
        assertThat(told.events).containsExactly("TEXT last 11", "as i");
        ofServer.decode(bytes, 10, 11);
        ofServer.decode(bytes, 11, bytes.length);

        assertThat(told.events).containsExactly("TEXT last 11", "as i", "t", " comes");
    }

    @Test
    void controlFrameIsToldWhenItIsWhole() {
        var bytes = Frame.ping("x".repeat(125)).masked();

        ofServer.decode(bytes, 0, bytes.length - 1);
        assertThat(told.events).isEmpty();
        ofServer.decode(bytes, bytes.length - 1, bytes.length);

        assertThat(told.events).containsExactly("PING " + "x".repeat(125));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 999, 1000})
    void framesCutAnywhereAreTheSame(int length) {
        var frames = new Frame[] {Frame.ping("before"), Frame.text("x".repeat(length)), Frame.pong("after")};
        var bytes = bytes(true, frames);
        for (var cut = 0; cut <= bytes.length; cut++) {
            told.events.clear();
            var copy = bytes.clone();

            ofServer.decode(copy, 0, cut);
            ofServer.decode(copy, cut, copy.length);

            assertThat(told.events.get(0)).isEqualTo("PING before");
            assertThat(told.events.get(1)).isEqualTo("TEXT last " + length);
            assertThat(String.join("", told.events.subList(2, told.events.size() - 1)))
                    .isEqualTo("x".repeat(length));
            assertThat(told.events.get(told.events.size() - 1)).isEqualTo("PONG after");
        }
    }

    static Stream<Arguments> violations() {
        var noMask = Frame.text("x").unmasked();
        return Stream.of(
                Arguments.of("a client has to mask its frames", noMask),
                Arguments.of("reserved bits are set, and no extension was agreed on", first(0xC1)),
                Arguments.of("the opcode 3 is reserved", first(0x83)),
                Arguments.of("the opcode 15 is reserved", first(0x8F)),
                Arguments.of("there is no message to continue", first(0x80)),
                Arguments.of("a message begins within another", bytes(true, Frame.part(1, "a"), Frame.text("b"))),
                Arguments.of("a control frame must not be fragmented", first(0x09)),
                Arguments.of("a control frame has at most 125 bytes", new Frame(0x8A, new byte[126]).masked()),
                Arguments.of("a close code has two bytes", new Frame(0x88, new byte[1]).masked()),
                Arguments.of(
                        "a length is not in its shortest form", new byte[] {(byte) 0x81, (byte) 0xFE, 0, 125, 0, 0}),
                Arguments.of("a length is not in its shortest form", Frame.header(0x81, true, -1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void violations(String why, byte[] bytes) {
        ofServer.decode(bytes, 0, bytes.length);
        decode(ofServer, Frame.text("after"));

        assertThat(told.events).last().isEqualTo("violation: " + why);
    }

    @Test
    void serverMustNotMask() {
        decode(ofServer, Frame.text("of a client"));
        var bytes = Frame.text("of a server").masked();

        ofClient.decode(bytes, 0, bytes.length);

        assertThat(told.events).last().isEqualTo("violation: a server must not mask its frames");
    }

    @ParameterizedTest
    @ValueSource(longs = {1001, 65_535, 65_536, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE})
    void frameBeyondTheLimitIsRefusedByItsLengthAlone(long length) {
        var header = Frame.header(0x81, false, length);

        ofClient.decode(header, 0, header.length);

        assertThat(told.events).containsExactly("too long");
    }

    @Test
    void nothingComesAfterACloseFrame() {
        decode(ofServer, Frame.close(1000, ""), Frame.text("late"));
        decode(ofServer, Frame.text("later"));

        assertThat(told.events).hasSize(1).first().asString().startsWith("CLOSE");
    }

    private static byte[] first(int firstByte) {
        return new Frame(firstByte, new byte[3]).masked();
    }

    private static void decode(FrameDecoder decoder, Frame... frames) {
        var bytes = bytes(true, frames);
        decoder.decode(bytes, 0, bytes.length);
    }

    private static byte[] bytes(boolean masked, Frame... frames) {
        var bytes = new ByteArrayOutputStream();
        for (var frame : frames) {
            bytes.writeBytes(masked ? frame.masked() : frame.unmasked());
        }
        return bytes.toByteArray();
    }
}
