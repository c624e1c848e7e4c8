package dev.callwire.protocol.jsonrpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.StreamItem;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages about streams and topics put together at random, and damaged. */
class HostileStreamsTest {
    private static final int ROUNDS = 20_000;
    private static final ProtocolLimits LIMITS =
            new ProtocolLimits(JsonLimits.DEFAULTS.withMaxDepth(8).withMaxTokens(60), 4, 16, 64, 1 << 20);
    private static final String[] METHODS = {
        "$/progress",
        "$/progress",
        "$/stream/request",
        "$/stream/end",
        "$/stream/cancel",
        "rpc.subscribe",
        "rpc.unsubscribe",
        "rpc.on",
        "rpc.off",
        "rpc.publish",
        "demo.ticks"
    };
    private static final String[] NAMES = {
        "token",
        "value",
        "id",
        "missed",
        "resync",
        "n",
        "error",
        "complete",
        "subscription",
        "result",
        "topic",
        "keys",
        "event",
        "tok\\u0065n",
        ""
    };
    private static final String[] VALUES = {
        "7",
        "\"s7\"",
        "\"u1\"",
        "\"\"",
        "\"\\u0000\\ud83d\\ude00\"",
        "0",
        "-1",
        "1.5",
        "1e400",
        "99999999999999999999",
        "true",
        "false",
        "null",
        "[]",
        "{}",
        "[[[[[[]]]]]]",
        "{\"code\":1,\"message\":\"m\",\"data\":[]}",
        "{\"code\":\"x\"}",
        "[\"t\",5]",
        "\"t\""
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyFrameIsToldOrPassedOver(long seed) {
        var random = new Random(seed);
        var sessions = List.of(
                JsonRpc.PROTOCOL.open(new Opening(true, LIMITS)),
                JsonRpc.PROTOCOL.open(new Opening(false, LIMITS)),
                JsonRpc.of(Dialect.LENIENT).open(new Opening(true, LIMITS)));

        for (int i = 0; i < ROUNDS; i++) {
            var whole = frame(random);
            var frame = random.nextBoolean() ? whole.getBytes(UTF_8) : damaged(whole.getBytes(UTF_8), random);
            var heard = new Heard();
            sessions.get(random.nextInt(sessions.size())).read(JsonSlice.of(frame), heard);
            assertThat(heard.lines()).as(new String(frame, UTF_8)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void quickWayTellsWhatTheLongOneTells(long seed) {
        var random = new Random(seed);
        var session = JsonRpc.PROTOCOL.open(new Opening(true, LIMITS));

        for (int i = 0; i < ROUNDS; i++) {
            var params = object(random);
            var quick = "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":" + params + "}";
            var usual = "{\"jsonrpc\":\"2.0\",\"method\":\"$\\/progress\",\"params\":" + params + "}";
            assertThat(read(session, quick)).isEqualTo(read(session, usual));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void anyParamsAreAnEventOrNone(long seed) {
        var random = new Random(seed);
        var frames =
                requireNonNull(JsonRpc.PROTOCOL.open(new Opening(true, LIMITS)).streams());
        var item = new StreamItem();
        var token = new JsonSlice();
        int events = 0;

        for (int i = 0; i < ROUNDS; i++) {
            var params = JsonSlice.of(params(random));
            if (frames.readEvent(params, token, item)) {
                events++;
                assertThat(item.isEnd() || item.isResync() || item.cursor() != null || !item.value.isEmpty())
                        .as(params.toString())
                        .isTrue();
            }
            frames.readParameter(params);
            assertThat(frames.ofCall(JsonSlice.of("7"), params).token()).isNotNull();
        }

        assertThat(events).isPositive();
    }

    private static String frame(Random random) {
        var id = random.nextInt(3) == 0 ? ",\"id\":" + any(VALUES, random) : "";
        var meta = random.nextInt(8) == 0
                ? ",\"meta\":{\"credit\":" + any(VALUES, random) + ",\"lastEventId\":" + any(VALUES, random) + "}"
                : "";
        return "{\"jsonrpc\":\"2.0\",\"method\":\"" + any(METHODS, random) + "\",\"params\":" + params(random) + id
                + meta + "}";
    }

    private static String params(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> any(VALUES, random);
            case 1 -> "[" + any(VALUES, random) + "," + any(VALUES, random) + "]";
            case 2 -> "[" + any(VALUES, random) + "]";
            default -> object(random);
        };
    }

    private static String object(Random random) {
        var text = new StringBuilder("{");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append('"').append(any(NAMES, random)).append("\":").append(any(VALUES, random));
            text.append(i > 1 ? "," : "");
        }
        return text.append('}').toString();
    }

    private static byte[] damaged(byte[] frame, Random random) {
        int at = random.nextInt(frame.length);
        if (random.nextBoolean()) {
            return Arrays.copyOf(frame, at);
        }
        frame[at] = (byte) random.nextInt();
        return frame;
    }

    private static String any(String[] of, Random random) {
        return of[random.nextInt(of.length)];
    }

    private static List<String> read(ProtocolSession session, String frame) {
        var heard = new Heard();
        session.read(JsonSlice.of(frame), heard);
        return heard.lines();
    }
}
