package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.transport.TransportLimits;
import java.util.Arrays;
import java.util.HexFormat;

/** Checks that our reading of frames and Netty's agree: on messages, answers and close codes. */
final class BothDecoders {
    static final int MAX_MESSAGE_BYTES = 300;
    static final int MAX_FRAGMENTS = 6;

    private static final TransportLimits LIMITS = TestLimits.limits()
            .inboundMessageBytes(MAX_MESSAGE_BYTES)
            .fragments(MAX_FRAGMENTS)
            .controlFrames(Integer.MAX_VALUE)
            .build();

    /** As many zeros make whole whatever has begun: a limit may be noticed before a frame is whole, or after. */
    private static final int PADDING_BYTES = MAX_MESSAGE_BYTES + 14;

    private BothDecoders() {}

    /**
     * Checks it for some bytes.
     *
     * @param masked whether a client sends them
     * @param binary whether messages are binary
     * @param bytesEach how many come with a read
     */
    static void agreeOn(byte[] bytes, boolean masked, boolean binary, int bytesEach) {
        var padded = Arrays.copyOf(bytes, bytes.length + PADDING_BYTES);
        var netty = new Heard(binary);
        NettyFrames.decode(padded, masked, LIMITS, netty);

        var ours = read(padded, masked, binary, bytesEach);

        if (!ours.events().equals(netty.events()) && !isCloseFrameToUsAlone(ours, netty)) {
            assertThat(ours.events())
                    .as("%s, masked: %s, binary: %s, %s a read", hex(bytes), masked, binary, bytesEach)
                    .isEqualTo(netty.events());
        }
    }

    /** Netty looks at the reason before it looks for codes beyond 4999, and lets it end within a character. */
    private static boolean isCloseFrameToUsAlone(Heard ours, Heard netty) {
        var last = netty.events().isEmpty()
                ? ""
                : netty.events().get(netty.events().size() - 1);
        return (ours.whyFailed().startsWith("a close frame must not carry the code") && last.equals("failed: 1007"))
                || (ours.whyFailed().equals("the reason in a close frame is not UTF-8") && last.endsWith("\uFFFD"));
    }

    /** What our own makes of bytes that come so many a read. */
    private static Heard read(byte[] bytes, boolean masked, boolean binary, int bytesEach) {
        var heard = new Heard(binary);
        var messages = new MessageReader(heard, LIMITS, System::nanoTime);
        var frames = new FrameDecoder(masked, MAX_MESSAGE_BYTES, messages);
        var room = new byte[bytesEach + 2];
        for (var at = 0; at < bytes.length; at += bytesEach) {
            var count = Math.min(bytesEach, bytes.length - at);
            // Whoever looks beyond the bytes that are there, or keeps them, finds others.
            Arrays.fill(room, (byte) 0xFF);
            System.arraycopy(bytes, at, room, 1, count);
            frames.decode(room, 1, 1 + count);
        }
        return heard;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
