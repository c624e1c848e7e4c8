package dev.callwire.protocol.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer says of the streams of calls. */
class StreamReadingTest {
    private static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 4, 16, 64, 1 << 20);

    private final ProtocolSession dialled = JsonRpc.PROTOCOL.open(new Opening(false, LIMITS));
    private final ProtocolSession dialling = JsonRpc.PROTOCOL.open(new Opening(true, LIMITS));

    // Items

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"token":7,"value":1}                             | item of 7, call 7 1
                    {"value":{"a": [1]},"token":7}                    | item of 7, call 7 {"a": [1]}
                    { "token" : 7 , "value" : 1 }                     | item of 7, call 7 1
                    {"token":7,"value":null}                          | item of 7, call 7 null
                    {"t\\u006fken":7,"v\\u0061lue":1}                 | item of 7, call 7 1
                    {"token":"s7","value":1}                          | item of "s7" 1
                    {"token":"u1","value":1}                          | item of "u1" 1
                    {"token":0,"value":1}                             | item of 0 1
                    {"token":-7,"value":1}                            | item of -7 1
                    {"token":7.0,"value":1}                           | item of 7.0 1
                    {"token":1000000000000000000,"value":1}           | item of 1000000000000000000 1
                    {"token":7,"id":"c","missed":3,"value":1}         | item of 7, call 7 at c after 3 missed 1
                    {"missed":3,"value":1,"id":"\\u0063","token":7}   | item of 7, call 7 at c after 3 missed 1
                    {"token":7,"id":"","value":1}                     | item of 7, call 7 at  1
                    {"token":7,"id":"c"}                              | item of 7, call 7 at c
                    {"token":7,"resync":true}                         | item of 7, call 7 anew
                    {"token":7,"resync":true,"value":1}               | item of 7, call 7 anew 1
                    {"token":7,"resync":false,"value":1}              | item of 7, call 7 1
                    {"token":7,"resync":1,"missed":-1,"id":5,"value":1} | item of 7, call 7 1
                    {"token":7,"missed":"3","value":1}                | item of 7, call 7 1
                    {"token":7,"other":{"token":8},"value":1}         | item of 7, call 7 1
                    {"token":7,"error":{"code":1},"complete":true,"value":1} | item of 7, call 7 1
                    """)
    void itemIsToldWithWhatStandsBesideIt(String params, String line) {
        assertThat(read(dialling, progress(params))).containsExactly(line);
        assertThat(read(dialling, "{\"params\":" + params + ",\"method\":\"$\\/progress\",\"jsonrpc\":\"2.0\"}"))
                .containsExactly(line);
    }

    @Test
    void endThatWasDialledKnowsItsCallsByTheirNames() {
        assertThat(read(dialled, progress("{\"token\":\"s7\",\"value\":1}")))
                .containsExactly("item of \"s7\", call 7 1");
        assertThat(read(dialled, progress("{\"token\":7,\"value\":1}"))).containsExactly("item of 7 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                      | without a token that is a string or a number
                    {"value":1}                             | without a token that is a string or a number
                    {"token":null,"value":1}                | without a token that is a string or a number
                    {"token":true,"value":1}                | without a token that is a string or a number
                    {"token":[7],"value":1}                 | without a token that is a string or a number
                    {"token":{},"value":1}                  | without a token that is a string or a number
                    {"token":7}                             | without a value
                    {"token":7,"missed":3,"id":5}           | without a value
                    {"token":7,"token":7,"value":1}         | with 'token' twice
                    {"token":7,"value":1,"v\\u0061lue":2}   | with 'value' twice
                    {"token":7,"value":1,"id":"c","id":"c"} | with 'id' twice
                    {"token":7,"missed":1,"missed":1,"value":1}          | with 'missed' twice
                    {"token":7,"resync":true,"resync":true,"value":1}    | with 'resync' twice
                    [7,1]                                   | without params by name
                    null                                    | without params by name
                    """)
    void whatIsNoItemIsPassedOver(String params, String why) {
        assertThat(read(dialling, progress(params))).containsExactly("ignored $/progress " + why);
    }

    @Test
    void itemBeyondTheParamsIsReadAsAnyMessage() {
        assertThat(read(dialling, "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\"}"))
                .containsExactly("ignored $/progress without params by name");
        assertThat(read(dialling, progress("{\"token\":7,\"value\":1}") + " ")).containsExactly("item of 7, call 7 1");
        assertThat(read(dialling, progress("{\"token\":7,\"value\":1},\"meta\":{\"a\":1}")))
                .containsExactly("item of 7, call 7 1");
        assertThat(read(dialling, progress("{\"token\":7,\"value\":1},\"params\":{}")))
                .containsExactly(
                        "malformed null -32600 Invalid request: A request holds each member once; 'params' is there"
                                + " twice");
    }

    @Test
    void itemsMayComeInABatch() {
        assertThat(read(
                        dialling,
                        "[" + progress("{\"token\":7,\"value\":1}") + "," + progress("{\"token\":7,\"value\":2}")
                                + "]"))
                .containsExactly("item of 7, call 7 1", "item of 7, call 7 2", "end of the batch");
    }

    @Test
    void whatStoodBesideOneItemIsNotBesideTheNext() {
        var session = JsonRpc.PROTOCOL.open(new Opening(true, LIMITS));
        read(session, progress("{\"token\":7,\"id\":\"c\",\"missed\":3,\"resync\":true,\"value\":1}"));

        assertThat(read(session, progress("{\"token\":7,\"value\":1}"))).containsExactly("item of 7, call 7 1");
        assertThat(read(session, "[" + progress("{\"token\":7,\"value\":1}") + "]"))
                .containsExactly("item of 7, call 7 1", "end of the batch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":7,\"value\":1",
                "{\"token\":7,\"value\":1}",
                "{\"token\":7,\"value\":}}",
                "{\"token\":07,\"value\":1}}",
                "{\"token\":7,\"value\":1}}}",
                "{\"token\":7,\"value\":1}]",
                "{\"token\":7,\"value\":\"\\ud800\"}}",
                "{\"token\":7 \"value\":1}}",
                ""
            })
    void itemThatIsNotJsonIsAParseError(String rest) {
        assertThat(read(dialling, "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":" + rest))
                .singleElement()
                .asString()
                .startsWith("malformed null -32700 Parse error: ");
    }

    @Test
    void itemIsWithinTheLimitsOfAnyMessage() {
        var session = JsonRpc.PROTOCOL.open(new Opening(
                true, new ProtocolLimits(JsonLimits.DEFAULTS.withMaxDepth(4).withMaxTokens(13), 4, 16, 64, 1 << 20)));

        assertThat(read(session, progress("{\"token\":7,\"value\":[[]]}"))).containsExactly("item of 7, call 7 [[]]");
        assertThat(read(session, progress("{\"token\":7,\"value\":[[[]]]}")))
                .singleElement()
                .asString()
                .startsWith("malformed null -32700 Parse error: JSON nests at most 4 deep");
        assertThat(read(session, progress("{\"token\":7,\"value\":[1]}"))).containsExactly("item of 7, call 7 [1]");
        assertThat(read(session, progress("{\"token\":7,\"value\":[1,2]}"))).hasSize(1);
        assertThat(read(session, progress("{\"token\":7,\"value\":[1,2,3]}")))
                .singleElement()
                .asString()
                .startsWith("malformed null -32700 Parse error: JSON has at most 13 values and names");
    }

    @Test
    void limitsThatNoItemFitsInAreKept() {
        var flat = JsonRpc.PROTOCOL.open(
                new Opening(true, new ProtocolLimits(JsonLimits.DEFAULTS.withMaxDepth(1), 4, 16, 64, 1 << 20)));
        var terse =
                JsonRpc.PROTOCOL.open(new Opening(true, new ProtocolLimits(JsonLimits.DEFAULTS, 4, 16, 9, 1 << 20)));

        assertThat(read(flat, progress("{\"token\":7,\"value\":1}")))
                .singleElement()
                .asString()
                .startsWith("malformed null -32700 Parse error: JSON nests at most 1 deep");
        assertThat(read(terse, progress("{\"token\":7,\"value\":1}")))
                .containsExactly(
                        "malformed null -32600 Invalid request: A method name has at most 9 bytes; this one has"
                                + " 10");
    }

    @Test
    void itemInTheMidstOfAnArrayIsReadAlone() {
        var bytes = ("xx" + progress("{\"token\":7,\"value\":1}") + "}}").getBytes(StandardCharsets.UTF_8);
        var frame = new JsonSlice();
        frame.set(bytes, 2, bytes.length - 4);
        var heard = new Heard();

        dialling.read(frame, heard);

        assertThat(heard.lines()).containsExactly("item of 7, call 7 1");
    }

    // Demand

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"token":7,"n":32}                       | demand of 32 from 7
                    {"n":32,"x":{},"token":"a"}              | demand of 32 from "a"
                    {"token":7,"n":999999999999999999}       | demand of 999999999999999999 from 7
                    {"token":7,"n":1000000000000000000}      | demand of 0 from 7
                    {"token":7,"n":99999999999999999999999}  | demand of 0 from 7
                    {"token":7,"n":-1}                       | demand of 0 from 7
                    {"token":7,"n":0}                        | demand of 0 from 7
                    {"token":7,"n":1.5}                      | demand of 0 from 7
                    {"token":7,"n":1e3}                      | demand of 0 from 7
                    {"token":7,"n":"5"}                      | demand of 0 from 7
                    {"token":7,"n":null}                     | demand of 0 from 7
                    {"token":7,"n":[1]}                      | demand of 0 from 7
                    {"token":7}                              | demand of 0 from 7
                    {"n":5}                                  | ignored $/stream/request without a token that is a string or a number
                    {"token":null,"n":5}                     | ignored $/stream/request without a token that is a string or a number
                    {"token":7,"n":5,"n":6}                  | ignored $/stream/request with 'n' twice
                    {"token":7,"n":5,"token":7}              | ignored $/stream/request with 'token' twice
                    [7,5]                                    | ignored $/stream/request without params by name
                    """)
    void demandIsToldWithItsCount(String params, String line) {
        assertThat(read(dialled, notification("$/stream/request", params))).containsExactly(line);
    }

    // Ends and stops

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"token":"u1"}                                                   | item of "u1" end
                    {"token":"u1","error":null}                                      | item of "u1" end
                    {"error":{"data":[1],"message":"no","code":5,"x":1},"token":"u1"} | item of "u1" end 5 no [1]
                    {"token":"u1","error":{"code":5,"message":"no"}}                 | item of "u1" end 5 no
                    {"token":7,"error":{"code":5,"message":"no"}}                    | item of 7, call 7 end 5 no
                    {"token":"u1","error":"gone"}         | item of "u1" end -32603 The stream has failed, but an error is an object "gone"
                    {"token":"u1","error":{"code":5}}     | item of "u1" end -32603 The stream has failed, but an error has a code and a message {"code":5}
                    {"token":"u1","error":{"code":1.5,"message":"no"}} | item of "u1" end -32603 The stream has failed, but an error has an integer code and a message in words {"code":1.5,"message":"no"}
                    {}                                    | ignored $/stream/end without a token that is a string or a number
                    {"token":"u1","error":1,"error":2}    | ignored $/stream/end with 'error' twice
                    ["u1"]                                | ignored $/stream/end without params by name
                    """)
    void endIsToldWithItsError(String params, String line) {
        assertThat(read(dialling, notification("$/stream/end", params))).containsExactly(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"token":"u1"}                | stop of "u1"
                    {"reason":1,"token":7}        | stop of 7
                    {}                            | ignored $/stream/cancel without a token that is a string or a number
                    {"token":{}}                  | ignored $/stream/cancel without a token that is a string or a number
                    {"token":"u1","token":"u1"}   | ignored $/stream/cancel with 'token' twice
                    ["u1"]                        | ignored $/stream/cancel without params by name
                    """)
    void stopIsToldWithItsToken(String params, String line) {
        assertThat(read(dialled, notification("$/stream/cancel", params))).containsExactly(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$/progress", "$/stream/request", "$/stream/end", "$/stream/cancel"})
    void whatWantsAnAnswerIsACallLikeAnyOther(String method) {
        assertThat(read(
                        dialled,
                        "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{\"token\":7},\"id\":8}"))
                .containsExactly("call 8 " + method + " {\"token\":7}");
    }

    @Test
    void otherNotificationsOfStreamsAreLikeAnyOther() {
        assertThat(read(dialled, notification("$/stream/pause", "{\"token\":7}")))
                .containsExactly("notification $/stream/pause {\"token\":7}");
        assertThat(read(dialled, notification("$/progress2", "{\"token\":7}")))
                .containsExactly("notification $/progress2 {\"token\":7}");
    }

    // Beside a call

    @Test
    void callSaysHowManyItemsItTakesAndBehindWhich() {
        assertThat(read(dialled, call("{\"credit\":64}"))).containsExactly("call 1 m with credit 64");
        assertThat(read(dialled, call("{\"lastEventId\":\"a\\u0062\",\"credit\":999999999999999999,\"x\":1}")))
                .containsExactly("call 1 m with credit 999999999999999999 behind ab x=1");
        assertThat(read(dialled, call("{\"lastEventId\":\"\"}"))).containsExactly("call 1 m behind ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "1e3", "\"5\"", "null", "true", "[]", "{}", "1000000000000000000"})
    void creditIsAPositiveInteger(String credit) {
        assertThat(read(dialled, call("{\"credit\":" + credit + "}")))
                .containsExactly("malformed 1 -32600 Invalid request: The credit of a call's meta is a positive integer"
                        + " of at most 18 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "null", "true", "[]", "{}"})
    void lastCursorIsAString(String cursor) {
        assertThat(read(dialled, call("{\"lastEventId\":" + cursor + "}")))
                .containsExactly("malformed 1 -32600 Invalid request: The lastEventId of a call's meta is a string");
    }

    @Test
    void bareDialectKnowsNoStreams() {
        var bare = JsonRpc.of(Dialect.BARE).open(new Opening(true, LIMITS));

        assertThat(bare.streams()).isNull();
        assertThat(read(bare, progress("{\"token\":7,\"value\":1}")))
                .containsExactly("notification $/progress {\"token\":7,\"value\":1}");
        assertThat(read(bare, "{\"id\":1,\"method\":\"rpc.subscribe\",\"params\":[\"t\"]}"))
                .containsExactly("call 1 rpc.subscribe [\"t\"]");
    }

    @Test
    void lenientDialectKnowsThemWithoutAVersionToo() {
        var lenient = JsonRpc.of(Dialect.LENIENT).open(new Opening(true, LIMITS));

        assertThat(read(lenient, progress("{\"token\":7,\"value\":1}"))).containsExactly("item of 7, call 7 1");
        assertThat(read(lenient, "{\"method\":\"$/progress\",\"params\":{\"token\":7,\"value\":1}}"))
                .containsExactly("item of 7, call 7 1");
    }

    private static String progress(String params) {
        return notification("$/progress", params);
    }

    private static String notification(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    private static String call(String meta) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"meta\":" + meta + "}";
    }

    private static List<String> read(ProtocolSession session, String frame) {
        var heard = new Heard();
        session.read(JsonSlice.of(frame), heard);
        return heard.lines();
    }
}
