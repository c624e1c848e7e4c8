package dev.callwire.protocol.jsonrpc;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/**
 * Whatever a peer sends is told as the general way of reading tells it. Run as a test it tries its corpus, which lies among
 * the resources; with {@code JAZZER_FUZZ=1} in the environment and {@code -Djazzer.instrument=dev.callwire.**} it looks for
 * more.
 */
class EnvelopeFuzzTest {
    private static final int DIALLED = 1;
    private static final int NARROW = 2;
    private static final int DIALECT_SHIFT = 4;

    /** One byte tells who reads the others: which end, in which dialect, within which limits. */
    @FuzzTest(maxDuration = "1m")
    void framesAreToldAsTheGeneralWayTellsThem(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var dialects = BothReadings.DIALECTS;
        var dialect = dialects.get((input[0] >> DIALECT_SHIFT & 0xF) % dialects.size());
        var limits = (input[0] & NARROW) != 0 ? BothReadings.NARROW : BothReadings.WIDE;
        new BothReadings(dialect, (input[0] & DIALLED) != 0, limits)
                .agreeOn(Arrays.copyOfRange(input, 1, input.length));
    }
}
