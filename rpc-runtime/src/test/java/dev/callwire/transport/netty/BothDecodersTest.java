package dev.callwire.transport.netty;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames as they come, good ones and mutilated ones, are read as Netty reads them. */
@Timeout(120)
class BothDecodersTest {
    private static final int STREAMS = 15_000;
    private static final int[] LENGTHS = {0, 0, 1, 2, 3, 7, 8, 9, 30, 31, 32, 33, 124, 125, 126, 127, 200, 300, 301};
    private static final int[] CODES = {0, 999, 1000, 1001, 1003, 1004, 1005, 1006, 1007, 1014, 1015, 1016, 2999, 3000};
    private static final String[] TEXTS = {"plain ascii text ", "ünïcödé", "漢字かな", "🎼🎹", "\0\u007F"};

    @ParameterizedTest
    @ValueSource(longs = {20261122, 6455, 1007})
    void framesAreReadAsNettyReadsThem(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < STREAMS; i++) {
            var masked = random.nextBoolean();
            var binary = random.nextInt(4) == 0;
            var stream = new ByteArrayOutputStream();
            for (var frames = random.nextInt(8); frames >= 0; frames--) {
                stream.writeBytes(frame(random, masked, binary));
            }
            var bytes = stream.toByteArray();
            if (random.nextInt(3) == 0 && bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            BothDecoders.agreeOn(bytes, masked, binary, 1 + random.nextInt(random.nextBoolean() ? 16 : 1000));
        }
    }

    @Test
    void everyFirstPairOfBytesIsJudgedAsNettyDoes() {
        for (var first = 0; first < 256; first++) {
            for (var second = 0; second < 256; second++) {
                var bytes = new byte[] {(byte) first, (byte) second, 0, (byte) 130, 5, 6, 7, 8};
                BothDecoders.agreeOn(bytes, second >= 128, false, 3);
                BothDecoders.agreeOn(bytes, true, true, 100);
            }
        }
    }

    @Test
    void everyCloseCodeIsJudgedAsNettyDoes() {
        for (var code = 0; code < 1 << 16; code++) {
            BothDecoders.agreeOn(Frame.close(code, "ü").unmasked(), false, false, 100);
        }
    }

    /** A frame that fits where it comes, mostly. */
    private static byte[] frame(Random random, boolean masked, boolean binary) {
        var kind = binary ? Frame.BINARY : Frame.TEXT;
        var frame = switch (random.nextInt(12)) {
            case 0 -> new Frame(Frame.FINAL | Frame.PING, payload(random, true));
            case 1 -> new Frame(Frame.FINAL | Frame.PONG, payload(random, binary));
            case 2 -> close(random);
            case 3, 4 -> new Frame(kind, payload(random, binary));
            case 5, 6 -> new Frame(Frame.CONTINUATION, payload(random, binary));
            case 7, 8 -> new Frame(Frame.FINAL | Frame.CONTINUATION, payload(random, binary));
            case 9 -> new Frame(random.nextInt(256), payload(random, binary));
            default -> new Frame(Frame.FINAL | kind, payload(random, binary));
        };
        return masked == (random.nextInt(100) > 0) ? frame.masked() : frame.unmasked();
    }

    private static Frame close(Random random) {
        return random.nextInt(4) == 0
                ? new Frame(Frame.FINAL | Frame.CLOSE, payload(random, true))
                : Frame.close(CODES[random.nextInt(CODES.length)], TEXTS[random.nextInt(TEXTS.length)]);
    }

    /** Text, or any bytes; text may end within a character. */
    private static byte[] payload(Random random, boolean anything) {
        var bytes = new byte[LENGTHS[random.nextInt(LENGTHS.length)]];
        if (anything) {
            random.nextBytes(bytes);
            return bytes;
        }
        var text = TEXTS[random.nextInt(TEXTS.length)].getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = text[i % text.length];
        }
        return bytes;
    }
}
