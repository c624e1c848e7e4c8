package dev.callwire.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskTest {
    private static final int MASK = 0x1192_5AF3;

    private final Random random = new Random(20261122);

    @Test
    void bytesOfAnyNumberAtAnyPlaceAreMaskedOneByOne() {
        for (var offset = 0; offset < 9; offset++) {
            for (var count = 0; count < 40; count++) {
                var from = bytes(60);
                var to = bytes(60);
                var expected = to.clone();
                for (var i = 0; i < count; i++) {
                    expected[3 + i] = (byte) (from[offset + i] ^ (MASK >>> (24 - 8 * (i % 4))));
                }

                Mask.apply(MASK, from, offset, count, to, 3);

                assertThat(to).isEqualTo(expected);
            }
        }
    }

    @Test
    void maskingTwiceIsNothing() {
        var bytes = bytes(77);
        var masked = bytes.clone();

        Mask.apply(MASK, masked, 5, 70);
        assertThat(masked).isNotEqualTo(bytes);
        Mask.apply(MASK, masked, 5, 70);

        assertThat(masked).isEqualTo(bytes);
    }

    @Test
    void maskGoesOnWhereItWasCut() {
        var whole = bytes(50);
        for (var cut = 0; cut <= 50; cut++) {
            var expected = whole.clone();
            Mask.apply(MASK, whole, 0, 50, expected, 0);
            var parts = whole.clone();

            Mask.apply(MASK, whole, 0, cut, parts, 0);
            Mask.apply(Mask.after(MASK, cut), whole, cut, 50 - cut, parts, cut);

            assertThat(parts).isEqualTo(expected);
        }
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
