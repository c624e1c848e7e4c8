package dev.callwire.protocol.r2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.ProtocolLimits;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages put together at random, and damaged. */
class HostileFramesTest {
    private static final int ROUNDS = 20_000;
    private static final ProtocolLimits LIMITS =
            new ProtocolLimits(JsonLimits.DEFAULTS.withMaxDepth(6).withMaxTokens(40), 0, 16, 24, 1 << 20);
    private static final String[] NAMES = {
        "id", "data", "action", "params", "event", "error", "topic", "keys", "code", "message", "i\\u0064", ""
    };
    private static final String[] VALUES = {
        "0",
        "7",
        "-1",
        "1e3",
        "99999999999999999999",
        "\"subscribe\"",
        "\"unsubscribe\"",
        "\"publish\"",
        "\"demo.add\"",
        "\"\\u0000\\ud83d\\ude00\"",
        "\"a name that is too long to be one\"",
        "true",
        "null",
        "[]",
        "[[[[[[[[]]]]]]]]",
        "{\"topic\":\"t\"}",
        "{\"topic\":\"t\",\"data\":5}",
        "{\"code\":1,\"message\":\"m\",\"data\":[]}",
        "{\"action\":\"demo.add\",\"params\":{}}"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyFrameIsToldOrPassedOver(long seed) {
        var random = new Random(seed);
        var protocol = WebSocketR2.builder().build();

        for (int i = 0; i < ROUNDS; i++) {
            var whole = object(random, 0);
            var frame = random.nextBoolean() ? whole.getBytes(UTF_8) : damaged(whole.getBytes(UTF_8), random);
            var heard = new Heard();
            protocol.open(new Opening(random.nextBoolean(), LIMITS)).read(JsonSlice.of(frame), heard);
            assertThat(heard.lines()).as(new String(frame, UTF_8)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void readerIsAsGoodAsNewAfterAnyFrame(long seed) {
        var random = new Random(seed);
        var dialled = WebSocketR2.builder().build().open(new Opening(false, LIMITS));
        var dialling = WebSocketR2.builder().build().open(new Opening(true, LIMITS));
        var heard = new Heard();

        for (int i = 0; i < ROUNDS; i++) {
            var frame = JsonSlice.of(damaged(object(random, 0).getBytes(UTF_8), random));
            dialled.read(frame, heard);
            dialling.read(frame, heard);
            heard.lines().clear();
            dialled.read(JsonSlice.of("{\"data\":{\"action\":\"n\"}}"), heard);
            dialling.read(JsonSlice.of("{\"id\":7,\"data\":{}}"), heard);
            assertThat(heard.lines()).containsExactly("notification n", "result 7 {}");
            heard.lines().clear();
        }
    }

    private static String object(Random random, int depth) {
        var text = new StringBuilder("{");
        int members = random.nextInt(4) + (depth == 0 ? 1 : 0);
        for (int i = 0; i < members; i++) {
            var name = depth == 0 && random.nextInt(4) > 0
                    ? NAMES[random.nextInt(2)]
                    : NAMES[random.nextInt(NAMES.length)];
            text.append(i == 0 ? "\"" : ",\"").append(name).append("\":");
            boolean nested = depth < 2 && random.nextBoolean();
            text.append(nested ? object(random, depth + 1) : VALUES[random.nextInt(VALUES.length)]);
        }
        return text.append('}').toString();
    }

    private static byte[] damaged(byte[] frame, Random random) {
        var damaged = Arrays.copyOf(frame, random.nextInt(4) == 0 ? random.nextInt(frame.length + 1) : frame.length);
        for (int i = random.nextInt(3); i > 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }
}
