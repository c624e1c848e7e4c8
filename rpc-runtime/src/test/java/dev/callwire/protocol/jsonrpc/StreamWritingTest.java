package dev.callwire.protocol.jsonrpc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.StreamFrames;
import dev.callwire.protocol.StreamItem;
import dev.callwire.protocol.StreamName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What this end says of streams and topics. */
class StreamWritingTest {
    private static final JsonSlice CALL = JsonSlice.of("7");
    private static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 4, 16, 64, 1 << 20);
    private static final byte[] TICKS = "\"demo.ticks\"".getBytes(StandardCharsets.UTF_8);
    private static final CallMeta NO_META = new CallMeta();

    private final ProtocolSession dialling = JsonRpc.PROTOCOL.open(new Opening(true, LIMITS));
    private final ProtocolSession dialled = JsonRpc.PROTOCOL.open(new Opening(false, LIMITS));
    private final StreamFrames frames = requireNonNull(dialling.streams());
    private final StreamFrames framesOfDialled = requireNonNull(dialled.streams());

    // Names

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                       | 7
                    {}                                 | 7
                    [1]                                | 7
                    {"partialResultToken":"p"}         | "p"
                    {"a":{},"partialResultToken":5}    | 5
                    {"partialResultToken":-5}          | -5
                    {"partialR\\u0065sultToken":"p"}   | "p"
                    {"partialResultToken":5.5}         | 7
                    {"partialResultToken":5e1}         | 7
                    {"partialResultToken":5E1}         | 7
                    {"partialResultToken":null}        | 7
                    {"partialResultToken":true}        | 7
                    {"partialResultToken":{}}          | 7
                    {"partialResultToken":["p"]}       | 7
                    {"partialResultToken":"p","partialResultToken":"p"} | 7
                    {"a":{"partialResultToken":"p"}}   | 7
                    {"partialResultToken":"xxxxxxxxxxxxxx"}  | "xxxxxxxxxxxxxx"
                    {"partialResultToken":"xxxxxxxxxxxxxxx"} | 7
                    """)
    void streamOfACallGoesByTheTokenInItsParamsOrByItsId(String params, String token) {
        var json = params == null ? new JsonSlice() : JsonSlice.of(params);

        assertThat(frames.ofCall(JsonSlice.of("7"), json).token()).hasToString(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"\"", "\"\\u0061\"", "1.50", "null"})
    void idOfThePeersGoesBackAsItCame(String id) {
        assertThat(written(frames.ofCall(JsonSlice.of(id), new JsonSlice()), null, 0, "1"))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":" + id
                        + ",\"value\":1}}");
    }

    @Test
    void streamsOfThisEndHaveNamesOfTheirOwn() {
        assertThat(frames.ofOwnCall(7).token()).hasToString("7");
        assertThat(framesOfDialled.ofOwnCall(7).token()).hasToString("\"s7\"");
        assertThat(frames.ofParameter(1).token()).hasToString("\"u1\"");
    }

    @Test
    void nameOutlivesTheFrame() {
        var frame = "\"a\"".getBytes(StandardCharsets.UTF_8);
        var name = frames.ofToken(JsonSlice.of(frame));

        frame[1] = 'b';

        assertThat(name.token()).hasToString("\"a\"");
        assertThat(written(name, null, 0, "1")).contains("\"token\":\"a\"");
    }

    @Test
    void namesAreEqualWhenTheirFramesAre() {
        assertThat(frames.ofToken(JsonSlice.of("7")))
                .isEqualTo(frames.ofOwnCall(7))
                .hasSameHashCodeAs(frames.ofOwnCall(7))
                .isNotEqualTo(frames.ofToken(JsonSlice.of("8")))
                .isNotEqualTo(frames.ofToken(JsonSlice.of("\"7\"")))
                .isNotEqualTo("7")
                .hasToString("NamedStream[CALL, 7]");
        assertThat(frames.ofSubscription(CALL, "s1", TICKS))
                .isEqualTo(framesOfDialled.ofSubscription(CALL, "s1", TICKS))
                .isNotEqualTo(frames.ofSubscription(CALL, "s2", TICKS))
                .isNotEqualTo(frames.ofSubscription(CALL, "s1", "\"other\"".getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(frames.ofTopic(TICKS));
        assertThat(frames.ofTopic(TICKS)).isEqualTo(frames.ofTopic(TICKS.clone()));
    }

    // Items

    @Test
    void itemOfACallIsProgress() {
        var call = frames.ofOwnCall(7);
        var before = "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":7,";

        assertThat(written(call, null, 0, "{\"a\":1}")).isEqualTo(before + "\"value\":{\"a\":1}}}");
        assertThat(written(call, "c\"", 0, "1")).isEqualTo(before + "\"id\":\"c\\\"\",\"value\":1}}");
        assertThat(written(call, null, 3, "1")).isEqualTo(before + "\"missed\":3,\"value\":1}}");
        assertThat(written(call, "c", 3, "1")).isEqualTo(before + "\"id\":\"c\",\"missed\":3,\"value\":1}}");
    }

    @Test
    void itemOfASubscriptionIsANotificationOfItsOwn() {
        var subscription = frames.ofSubscription(CALL, "s\"1", TICKS);
        var before = "{\"jsonrpc\":\"2.0\",\"method\":\"demo.ticks\",\"params\":{\"subscription\":\"s\\\"1\",";

        assertThat(subscription.token()).hasToString("\"s\\\"1\"");
        assertThat(written(subscription, null, 0, "5")).isEqualTo(before + "\"result\":5}}");
        assertThat(written(subscription, "c", 3, "5")).isEqualTo(before + "\"id\":\"c\",\"missed\":3,\"result\":5}}");
    }

    @Test
    void eventOfATopicWithoutAnIdIsItsNameAndItsValue() {
        var topic = frames.ofTopic(TICKS);

        assertThat(topic.token()).hasToString("\"demo.ticks\"");
        assertThat(written(topic, null, 0, "5")).isEqualTo("{\"notification\":\"demo.ticks\",\"params\":[5]}");
        assertThat(written(topic, "c", 3, "{\"a\":1}"))
                .isEqualTo("{\"notification\":\"demo.ticks\",\"params\":[{\"a\":1}]}");
    }

    @Test
    void resyncNamesTheStream() {
        assertThat(written(out -> frames.writeResync(out, frames.ofOwnCall(7))))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":7,\"resync\":true}}");
        assertThat(written(out -> frames.writeResync(out, frames.ofSubscription(CALL, "s1", TICKS))))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"demo.ticks\",\"params\":{\"subscription\":\"s1\","
                        + "\"resync\":true}}");
        assertThat(written(out -> frames.writeResync(out, frames.ofTopic(TICKS))))
                .isEmpty();
    }

    @Test
    void positionNamesTheStream() {
        assertThat(written(out -> frames.writePosition(out, frames.ofOwnCall(7), "c\"")))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":7,\"id\":\"c\\\"\"}}");
        assertThat(written(out -> frames.writePosition(out, frames.ofSubscription(CALL, "s1", TICKS), "c")))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"demo.ticks\",\"params\":{\"subscription\":\"s1\","
                        + "\"id\":\"c\"}}");
        assertThat(written(out -> frames.writePosition(out, frames.ofTopic(TICKS), "c")))
                .isEmpty();
    }

    // Demand, ends and stops

    @Test
    void demandAndStopNameTheStream() {
        assertThat(written(out -> frames.writeDemand(out, frames.ofOwnCall(7), 32)))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"$/stream/request\",\"params\":{\"token\":7,\"n\":32}}");
        assertThat(written(out -> frames.writeStop(out, frames.ofToken(JsonSlice.of("\"u1\"")))))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"$/stream/cancel\",\"params\":{\"token\":\"u1\"}}");
    }

    @Test
    void endOfAParameterSaysWhatItHasEndedWith() {
        var parameter = frames.ofParameter(1);
        var before = "{\"jsonrpc\":\"2.0\",\"method\":\"$/stream/end\",\"params\":{\"token\":\"u1\"";

        assertThat(written(out -> frames.writeEnd(out, parameter, null))).isEqualTo(before + "}}");
        assertThat(written(out -> frames.writeEnd(out, parameter, Fault.of(5, "no"))))
                .isEqualTo(before + ",\"error\":{\"code\":5,\"message\":\"no\"}}}");
        assertThat(written(out -> frames.writeEnd(out, parameter, new Fault(5, "no", json("[1]")))))
                .isEqualTo(before + ",\"error\":{\"code\":5,\"message\":\"no\",\"data\":[1]}}}");
    }

    @Test
    void endOfASubscriptionSaysWhatItHasEndedWith() {
        var subscription = frames.ofSubscription(CALL, "s1", TICKS);
        var before = "{\"jsonrpc\":\"2.0\",\"method\":\"demo.ticks\",\"params\":{\"subscription\":\"s1\",";

        assertThat(written(out -> frames.writeEnd(out, subscription, null))).isEqualTo(before + "\"complete\":true}}");
        assertThat(written(out -> frames.writeEnd(out, subscription, Fault.of(Fault.LAGGED, "no"))))
                .isEqualTo(before + "\"error\":{\"code\":-32017,\"message\":\"no\"}}}");
        assertThat(written(out -> frames.writeEnd(out, frames.ofTopic(TICKS), null)))
                .isEmpty();
    }

    // Parameters

    @Test
    void parameterIsAnObjectOfItsToken() {
        assertThat(written(out -> frames.writeParameter(out, frames.ofParameter(1))))
                .isEqualTo("{\"token\":\"u1\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"token":"u1"}              | "u1"
                    { "x" : [] , "t\\u006fken" : 7 } | 7
                    {"token":"xxxxxxxxxxxxxx"}  | "xxxxxxxxxxxxxx"
                    {"token":"xxxxxxxxxxxxxxx"} |
                    {"token":null}              |
                    {"token":["u1"]}            |
                    {"token":"u1","token":"u1"} |
                    {}                          |
                    ["u1"]                      |
                    "u1"                        |
                    null                        |
                    """)
    void parameterIsReadByItsToken(String value, String token) {
        var read = frames.readParameter(JsonSlice.of(value));

        assertThat(read == null ? null : read.toString()).isEqualTo(token);
    }

    // Topics

    @Test
    void subscribingIsACall() {
        var meta = new CallMeta();
        meta.timeoutMillis(5);
        meta.attempt(2);
        meta.credit(64);
        meta.lastCursor("c\"");

        assertThat(written(out -> frames.writeSubscribe(out, 7, TICKS, null, NO_META)))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"rpc.subscribe\",\"params\":[\"demo.ticks\"]}");
        assertThat(written(out -> framesOfDialled.writeSubscribe(out, 7, TICKS, json("{\"a\":1}"), meta)))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"s7\",\"method\":\"rpc.subscribe\","
                        + "\"params\":[\"demo.ticks\",{\"a\":1}],"
                        + "\"meta\":{\"timeoutMs\":5,\"attempt\":2,\"credit\":64,\"lastEventId\":\"c\\\"\"}}");
    }

    @Test
    void unsubscribingIsACallOfTheMethodThatEndsIt() {
        var id = JsonSlice.of("\"0x1\"");
        var method = "\"eth_unsubscribe\"".getBytes(StandardCharsets.UTF_8);

        assertThat(written(out -> frames.writeUnsubscribe(out, 7, null, id)))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"rpc.unsubscribe\",\"params\":[\"0x1\"]}");
        assertThat(written(out -> frames.writeUnsubscribe(out, 7, method, id)))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"eth_unsubscribe\",\"params\":[\"0x1\"]}");
    }

    @Test
    void publishingIsACall() {
        var meta = new CallMeta();
        meta.timeoutMillis(5);

        assertThat(written(out -> frames.writePublish(out, 7, TICKS, json("{\"n\":5}"), meta)))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"rpc.publish\","
                        + "\"params\":[\"demo.ticks\",{\"n\":5}],\"meta\":{\"timeoutMs\":5}}");
    }

    @Test
    void whatAMessageSaysIsReadByTheOtherEnd() {
        var heard = new Heard();
        var call = frames.ofOwnCall(7);
        Consumer<Consumer<JsonWriter>> send = task -> dialled.read(JsonSlice.of(written(task)), heard);

        send.accept(out -> frames.writeItem(out, call, "c", 3, json("1")));
        send.accept(out -> frames.writeResync(out, call));
        send.accept(out -> frames.writeDemand(out, call, 32));
        send.accept(out -> frames.writeEnd(out, call, new Fault(5, "no", json("1"))));
        send.accept(out -> frames.writeStop(out, call));
        send.accept(out -> frames.writeSubscribe(out, 7, TICKS, json("{}"), NO_META));
        send.accept(out -> frames.writeUnsubscribe(out, 7, null, JsonSlice.of("\"s1\"")));
        send.accept(out -> frames.writePublish(out, 7, TICKS, json("5"), NO_META));

        assertThat(heard.lines())
                .containsExactly(
                        "item of 7 at c after 3 missed 1",
                        "item of 7 anew",
                        "demand of 32 from 7",
                        "item of 7 end 5 no 1",
                        "stop of 7",
                        "subscribe 7 demo.ticks {}",
                        "unsubscribe 7 \"s1\"",
                        "publish 7 demo.ticks 5");
    }

    // Events that come

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"subscription":"s1","result":5}                      | "s1" 5
                    {"result":{"a": 1},"x":{},"subscription":23784}       | 23784 {"a": 1}
                    {"subscription":"s1","id":"c","missed":3,"result":5}  | "s1" at c after 3 missed 5
                    {"subscription":"s1","id":"c"}                        | "s1" at c
                    {"subscription":"s1","resync":true}                   | "s1" anew
                    {"subscription":"s1","complete":true}                 | "s1" end
                    {"subscription":"s1","complete":false,"result":5}     | "s1" 5
                    {"subscription":"s1","error":null,"result":5}         | "s1" 5
                    {"subscription":"s1","error":{"code":5,"message":"no"}}            | "s1" end 5 no
                    {"subscription":"s1","error":{"code":5,"message":"no","data":[1]}} | "s1" end 5 no [1]
                    {"subscription":"s1","error":"gone"}                  | "s1" end -32603 The stream has failed, but an error is an object "gone"
                    """)
    void eventIsReadWithItsSubscription(String params, String line) {
        var item = new StreamItem();
        item.missed(9);
        item.cursor("before");
        var subscription = new JsonSlice();

        assertThat(frames.readEvent(JsonSlice.of(params), subscription, item)).isTrue();
        assertThat(subscription + Heard.said(item)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[\"s1\",5]",
                "\"s1\"",
                "null",
                "",
                "{\"result\":5}",
                "{\"subscription\":\"s1\"}",
                "{\"subscription\":null,\"result\":5}",
                "{\"subscription\":[1],\"result\":5}",
                "{\"subscription\":\"s1\",\"complete\":1}",
                "{\"subscription\":\"s1\",\"error\":null}",
                "{\"subscription\":\"s1\",\"result\":5,\"result\":5}",
                "{\"subscription\":\"s1\",\"subscription\":\"s1\",\"result\":5}"
            })
    void otherParamsAreNoEvent(String params) {
        assertThat(frames.readEvent(JsonSlice.of(params), new JsonSlice(), new StreamItem()))
                .isFalse();
    }

    @Test
    void whatASubscriptionWritesIsReadAsItsEvent() {
        var name = frames.ofSubscription(CALL, "s1", TICKS);

        assertThat(List.of(
                        event(out -> frames.writeItem(out, name, "c", 3, json("5"))),
                        event(out -> frames.writeResync(out, name)),
                        event(out -> frames.writeEnd(out, name, null)),
                        event(out -> frames.writeEnd(out, name, Fault.of(5, "no")))))
                .containsExactly("\"s1\" at c after 3 missed 5", "\"s1\" anew", "\"s1\" end", "\"s1\" end 5 no");
    }

    private String event(Consumer<JsonWriter> task) {
        var text = new StringBuilder();
        dialled.read(JsonSlice.of(written(task)), new Heard() {
            @Override
            public void onNotification(JsonSlice method, JsonSlice params, CallMeta meta) {
                var item = new StreamItem();
                var subscription = new JsonSlice();
                assertThat(framesOfDialled.readEvent(params, subscription, item))
                        .isTrue();
                text.append(subscription).append(said(item));
            }
        });
        return text.toString();
    }

    private String written(StreamName name, String cursor, long missed, String item) {
        return written(out -> frames.writeItem(out, name, cursor, missed, json(item)));
    }

    private static String written(Consumer<JsonWriter> task) {
        var out = new JsonWriter(16, 4096);
        task.accept(out);
        return out.toString();
    }

    private static Payload json(String json) {
        return out -> out.raw(JsonSlice.of(json));
    }
}
