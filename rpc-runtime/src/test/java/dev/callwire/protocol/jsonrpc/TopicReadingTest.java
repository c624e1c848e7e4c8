package dev.callwire.protocol.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer says of topics. */
class TopicReadingTest {
    private static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 4, 16, 64, 1 << 20);

    private final ProtocolSession session = JsonRpc.PROTOCOL.open(new Opening(false, LIMITS));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    rpc.subscribe   | ["demo.ticks"]                             | subscribe 1 demo.ticks
                    rpc.subscribe   | ["d\\u0065mo.ticks",{"a": 1}]              | subscribe 1 demo.ticks {"a": 1}
                    rpc.subscribe   | ["demo.ticks",null]                        | subscribe 1 demo.ticks
                    rpc.subscribe   | {"topic":"demo.ticks"}                     | subscribe 1 demo.ticks
                    rpc.subscribe   | {"keys":{},"_meta":{},"topic":"demo.ticks"} | subscribe 1 demo.ticks {}
                    rpc.unsubscribe | ["s1"]                                     | unsubscribe 1 "s1"
                    rpc.unsubscribe | [7]                                        | unsubscribe 1 7
                    rpc.unsubscribe | {"x":[],"subscription":"s1"}               | unsubscribe 1 "s1"
                    rpc.on          | ["demo.ticks"]                             | listen 1 [demo.ticks]
                    rpc.on          | ["a","b","\\u0061"]                        | listen 1 [a, b]
                    rpc.on          | []                                         | listen 1 []
                    rpc.off         | ["a","b"]                                  | unlisten 1 [a, b]
                    rpc.publish     | ["demo.ticks",{"n": 5}]                    | publish 1 demo.ticks {"n": 5}
                    rpc.publish     | ["demo.ticks",null]                        | publish 1 demo.ticks null
                    rpc.publish     | {"event":5,"topic":"demo.ticks","x":1}     | publish 1 demo.ticks 5
                    """)
    void requestIsTold(String method, String params, String line) {
        assertThat(read(call(method, params))).containsExactly(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "[5]",
                "[null]",
                "[\"t\",5]",
                "[\"t\",[]]",
                "[\"t\",{},1]",
                "{\"topic\":5}",
                "{\"keys\":{}}",
                "{\"topic\":\"t\",\"keys\":\"k\"}",
                "{\"topic\":\"t\",\"topic\":\"t\"}",
                "{\"topic\":\"t\",\"keys\":{},\"keys\":{}}"
            })
    void subscriptionOfAnotherFormIsRefusedWithTheForm(String params) {
        assertThat(read(call("rpc.subscribe", params)))
                .containsExactly("malformed 1 -32602 Invalid params: rpc.subscribe takes a topic, and an object of keys"
                        + " if any: [\"topic\", {\"key\": 1}] or {\"topic\": \"topic\", \"keys\": {\"key\": 1}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "[null]",
                "[[\"s1\"]]",
                "[\"s1\",\"s2\"]",
                "{\"subscription\":{}}",
                "{\"id\":\"s1\"}",
                "{\"subscription\":\"s1\",\"subscription\":\"s1\"}"
            })
    void unsubscriptionOfAnotherFormIsRefusedWithTheForm(String params) {
        assertThat(read(call("rpc.unsubscribe", params)))
                .containsExactly("malformed 1 -32602 Invalid params: rpc.unsubscribe takes the id of a subscription:"
                        + " [\"s1\"] or {\"subscription\": \"s1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"topic\":\"t\"}", "[5]", "[\"t\",null]", "[[\"t\"]]"})
    void topicsOfAnotherFormAreRefusedWithTheForm(String params) {
        assertThat(read(call("rpc.on", params)))
                .containsExactly("malformed 1 -32602 Invalid params: rpc.on takes topics: [\"topic\", \"another\"]");
        assertThat(read(call("rpc.off", params)))
                .containsExactly("malformed 1 -32602 Invalid params: rpc.off takes topics: [\"topic\", \"another\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "[\"t\"]",
                "[5,5]",
                "[\"t\",5,5]",
                "{\"topic\":\"t\"}",
                "{\"event\":5}",
                "{\"topic\":\"t\",\"event\":5,\"event\":5}"
            })
    void publicationOfAnotherFormIsRefusedWithTheForm(String params) {
        var form = "rpc.publish takes a topic and an event: [\"topic\", 1] or {\"topic\": \"topic\", \"event\": 1}";

        assertThat(read(call("rpc.publish", params))).containsExactly("malformed 1 -32602 Invalid params: " + form);
        assertThat(read(notification("rpc.publish", params))).containsExactly("ignored " + form);
    }

    @Test
    void publicationMayWantNoAnswer() {
        assertThat(read(notification("rpc.publish", "[\"demo.ticks\",5]"))).containsExactly("publish  demo.ticks 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpc.subscribe", "rpc.unsubscribe", "rpc.on", "rpc.off"})
    void whatMakesNoSenseWithoutAnAnswerIsANotificationLikeAnyOther(String method) {
        assertThat(read(notification(method, "[\"s1\"]"))).containsExactly("notification " + method + " [\"s1\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpc.discover", "rpc.subscribed", "rpc.", "rpc.o", "rpc.login", "RPC.on", "rpcXon", "rp"})
    void otherMethodsAreCallsLikeAnyOther(String method) {
        assertThat(read(call(method, "[\"s1\"]"))).containsExactly("call 1 " + method + " [\"s1\"]");
        assertThat(read(notification(method, "[\"s1\"]"))).containsExactly("notification " + method + " [\"s1\"]");
    }

    @Test
    void metaComesAlong() {
        var meta = ",\"meta\":{\"credit\":5,\"lastEventId\":\"c\",\"tenant\":\"a\"}}";

        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.subscribe\",\"params\":[\"t\"]" + meta))
                .containsExactly("subscribe 1 t with credit 5 behind c tenant=\"a\"");
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.on\",\"params\":[\"t\"]" + meta))
                .containsExactly("listen 1 [t] with credit 5 behind c tenant=\"a\"");
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.publish\",\"params\":[\"t\",5]" + meta))
                .containsExactly("publish 1 t 5 with credit 5 behind c tenant=\"a\"");
    }

    @Test
    void answersOfABatchLeaveTogether() {
        assertThat(read("[" + call("rpc.subscribe", "[\"t\"]") + "," + call("rpc.unsubscribe", "[\"s1\"]") + ","
                        + call("rpc.on", "[\"t\"]") + "," + call("rpc.off", "[\"t\"]") + "]"))
                .containsExactly(
                        "subscribe 1 t in a batch",
                        "unsubscribe 1 \"s1\" in a batch",
                        "listen 1 [t] in a batch",
                        "unlisten 1 [t] in a batch",
                        "end of the batch");
        assertThat(read("[" + call("rpc.publish", "[\"t\",5]") + "," + notification("rpc.publish", "[\"t\",6]") + ","
                        + call("rpc.on", "[5]") + "]"))
                .containsExactly(
                        "publish 1 t 5 in a batch",
                        "publish  t 6",
                        "malformed 1 -32602 Invalid params: rpc.on takes topics: [\"topic\", \"another\"] in a batch",
                        "end of the batch");
    }

    private static String call(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    private static String notification(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    private List<String> read(String frame) {
        var heard = new Heard();
        session.read(JsonSlice.of(frame), heard);
        return heard.lines();
    }
}
