package dev.callwire.transport.netty;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/**
 * Whatever a peer sends is read as Netty reads it. Run as a test it tries its corpus, which lies among the resources; with
 * {@code JAZZER_FUZZ=1} in the environment and {@code -Djazzer.instrument=dev.callwire.transport.netty.**} it looks for more.
 */
class FrameFuzzTest {
    private static final int MASKED = 1;
    private static final int BINARY = 2;
    private static final int HEAD_BYTES = 2;

    /** Two bytes tell how the others are read: which end sends them and what, and how many come with a read. */
    @FuzzTest(maxDuration = "1m")
    void framesAreReadAsNettyReadsThem(byte[] input) {
        if (input.length < HEAD_BYTES) {
            return;
        }
        var frames = Arrays.copyOfRange(input, HEAD_BYTES, input.length);
        BothDecoders.agreeOn(frames, (input[0] & MASKED) != 0, (input[0] & BINARY) != 0, 1 + (input[1] & 0xFF));
    }
}
