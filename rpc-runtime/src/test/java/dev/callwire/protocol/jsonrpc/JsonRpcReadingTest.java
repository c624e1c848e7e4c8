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

/** Frames in, messages out. */
class JsonRpcReadingTest {
    private static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 4, 16, 20, 1 << 20);

    private final ProtocolSession dialled = JsonRpc.PROTOCOL.open(new Opening(false, LIMITS));
    private final ProtocolSession dialling = JsonRpc.PROTOCOL.open(new Opening(true, LIMITS));

    // Calls

    @Test
    void callHasItsParamsAsTheyStand() {
        assertThat(read("{\"jsonrpc\": \"2.0\", \"method\": \"subtract\", \"params\": [42, 23], \"id\": 1}"))
                .containsExactly("call 1 subtract [42, 23]");
        assertThat(read("{\"id\":3,\"params\":{\"b\":1.50,\"a\":\"\\u0041\"},\"method\":\"m\",\"jsonrpc\":\"2.0\"}"))
                .containsExactly("call 3 m {\"b\":1.50,\"a\":\"\\u0041\"}");
    }

    @Test
    void callWithoutParamsHasNone() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":1}")).containsExactly("call 1 m");
    }

    @Test
    void paramsNullAreNone() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":null,\"id\":1}"))
                .containsExactly("call 1 m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-1", "1.5", "1e3", "12345678901234567", "\"\"", "\"abc\"", "\"7\"", "\"\\u00e4\"", "null"})
    void idIsToldAsItStands(String id) {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":" + id + "}"))
                .containsExactly(
                        id.length() > 16
                                ? "malformed null -32600 Invalid request: An id has at most 16 bytes; this one has 17"
                                : "call " + id + " m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "{}", "[1]"})
    void idOfAnotherTypeIsRefusedAndNotRepeated(String id) {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":" + id + "}"))
                .containsExactly("malformed null -32600 Invalid request: The id of a request is a string, a number or"
                        + " null");
    }

    @Test
    void missingIdMakesANotification() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"update\",\"params\":[1]}"))
                .containsExactly("notification update [1]");
    }

    @Test
    void escapesInMethodAndNamesAndVersionMeanTheCharacter() {
        assertThat(read("{\"json\\u0072pc\":\"2\\u002e0\",\"m\\u0065thod\":\"a\\/b\\u00e4\",\"\\u0069d\":\"x\","
                        + "\"p\\u0061rams\":{\"\\u0061\":1}}"))
                .containsExactly("call \"x\" a/bä {\"\\u0061\":1}");
    }

    @Test
    void membersThatAreUnknownArePassedOver() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"ab\":{\"id\":9},\"meth\":1,\"erro\":2,\"xesult\":[],\"xarams\":{},"
                        + "\"jsonrpd\":0,\"Method\":\"x\",\"method\":\"m\",\"ab\":7,\"id\":1}"))
                .containsExactly("call 1 m");
    }

    @Test
    void presenceOfAMethodMakesARequestWhateverElseIsThere() {
        assertThat(read(dialling, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"result\":5}"))
                .containsExactly("call 1 m");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"method":"m","id":1}                             | 1    | A request has "jsonrpc": "2.0"
                    {"jsonrpc":2.0,"method":"m","id":1}               | 1    | A request has "jsonrpc": "2.0"
                    {"jsonrpc":"1.0","method":"m","id":1}             | 1    | A request has "jsonrpc": "2.0"
                    {"jsonrpc":"2.00","method":"m","id":1}            | 1    | A request has "jsonrpc": "2.0"
                    {"jsonrpc":null,"method":"m","id":1}              | 1    | A request has "jsonrpc": "2.0"
                    {"jsonrpc":"2.0","id":"a"}                        | "a"  | A request has a method
                    {}                                                | null | A request has "jsonrpc": "2.0"
                    {"foo":"boo"}                                     | null | A request has "jsonrpc": "2.0"
                    {"jsonrpc":"2.0","method":1,"params":"bar"}       | null | The method of a request is a string
                    {"jsonrpc":"2.0","method":null,"id":1}            | 1    | The method of a request is a string
                    {"jsonrpc":"2.0","method":"m","params":42,"id":1} | 1    | The params of a request are an object or an array
                    {"jsonrpc":"2.0","method":"m","params":"x"}       | null | The params of a request are an object or an array
                    """)
    void whatIsNoRequestIsRefusedWithTheRule(String frame, String id, String rule) {
        assertThat(read(frame)).containsExactly("malformed " + id + " -32600 Invalid request: " + rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonrpc", "id", "method", "params", "meta"})
    void memberThatIsThereTwiceIsRefused(String name) {
        var members = "\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":[],\"meta\":{}";
        var again = members.replaceFirst(".*(\"" + name + "\":(\\{}|\\[]|[^,]*)).*", "$1");

        assertThat(read("{" + members + "," + again + "}"))
                .containsExactly("malformed 1 -32600 Invalid request: A request holds each member once; '" + name
                        + "' is there twice");
    }

    @Test
    void wrongVersionIsNotMendedByARightOne() {
        assertThat(read("{\"jsonrpc\":\"1.0\",\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":1}"))
                .singleElement()
                .asString()
                .startsWith("malformed 1 -32600");
    }

    @Test
    void methodNameHasALimitInBytes() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"" + "ä".repeat(10) + "\",\"id\":1}"))
                .containsExactly("call 1 " + "ä".repeat(10));
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"" + "ä".repeat(10) + "b\",\"id\":1}"))
                .containsExactly(
                        "malformed 1 -32600 Invalid request: A method name has at most 20 bytes; this one has" + " 21");
    }

    @Test
    void tooLongAnIdIsNotRepeated() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":\"" + "x".repeat(15) + "\"}"))
                .containsExactly("malformed null -32600 Invalid request: An id has at most 16 bytes; this one has 17");
    }

    // Not JSON

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{\"jsonrpc\": \"2.0\", \"method\": \"foobar, \"params\": \"bar\", \"baz]",
                "[{\"jsonrpc\": \"2.0\", \"method\": \"sum\", \"id\": \"1\"}, {\"jsonrpc\": \"2.0\", \"method\"]",
                "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":1} x",
                "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":1}{}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":01}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"\\ud800\",\"id\":1}",
                "{'jsonrpc':'2.0'}",
                "[1,]",
                "nul",
                "\ufeff{}"
            })
    void whatIsNotJsonIsAParseErrorOfNoCall(String frame) {
        assertThat(read(frame)).singleElement().asString().startsWith("malformed null -32700 Parse error: ");
    }

    @Test
    void whatIsTooDeepIsAParseErrorThatNamesTheLimit() {
        var deep = "[".repeat(64) + "]".repeat(64);

        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":1,\"params\":" + deep + "}"))
                .singleElement()
                .asString()
                .startsWith("malformed null -32700 Parse error: ")
                .contains("64");
    }

    @Test
    void sessionReadsOnAfterAParseError() {
        read("{\"jsonrpc\":\"2.0\",\"method\":\"lost\",\"id\":1,\"params\":[");

        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":2}")).containsExactly("call 2 m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"text\"", "null", "true", " 1.5 "})
    void bareValueIsNoRequest(String frame) {
        assertThat(read(frame))
                .containsExactly("malformed null -32600 Invalid request: A message is an object, or an array of them");
    }

    // Batches

    @Test
    void batchTellsItsMessagesInOrderAndThenItsEnd() {
        assertThat(read("[{\"jsonrpc\":\"2.0\",\"method\":\"a\",\"id\":\"1\"},"
                        + " {\"jsonrpc\":\"2.0\",\"method\":\"b\",\"params\":[7]},"
                        + "{\"foo\":\"boo\"}, 5]"))
                .containsExactly(
                        "call \"1\" a in a batch",
                        "notification b [7]",
                        "malformed null -32600 Invalid request: A request has \"jsonrpc\": \"2.0\" in a batch",
                        "malformed null -32600 Invalid request: An entry of a batch is an object in a batch",
                        "end of the batch");
    }

    @Test
    void emptyBatchIsNoRequest() {
        assertThat(read(" [ ] "))
                .containsExactly("malformed null -32600 Invalid request: A batch has at least one entry");
    }

    @Test
    void batchWithinABatchIsNoEntry() {
        assertThat(read("[[{\"jsonrpc\":\"2.0\",\"method\":\"a\",\"id\":1}]]"))
                .containsExactly(
                        "malformed null -32600 Invalid request: An entry of a batch is an object in a batch",
                        "end of the batch");
    }

    @Test
    void batchBeyondTheLimitRunsNotAtAll() {
        var entry = "{\"jsonrpc\":\"2.0\",\"method\":\"a\",\"id\":1}";

        assertThat(read("[" + entry + ("," + entry).repeat(4) + "]"))
                .containsExactly("malformed null -32010 A batch has at most 4 entries; this one has 5");
    }

    @Test
    void batchesCanBeTurnedOff() {
        var session =
                JsonRpc.PROTOCOL.open(new Opening(false, new ProtocolLimits(JsonLimits.DEFAULTS, 0, 16, 20, 1000)));

        assertThat(read(session, "[{\"jsonrpc\":\"2.0\",\"method\":\"a\",\"id\":1}]"))
                .containsExactly("malformed null -32010 Batches are turned off here");
    }

    @Test
    void batchThatBreaksOffRunsNotAtAll() {
        assertThat(read("[{\"jsonrpc\":\"2.0\",\"method\":\"a\",\"id\":1},{\"jsonrpc\":\"2.0\",\"met"))
                .singleElement()
                .asString()
                .startsWith("malformed null -32700");
    }

    @Test
    void escapedMethodsOfABatchStayApart() {
        assertThat(read("[{\"jsonrpc\":\"2.0\",\"method\":\"\\u0061\",\"id\":1},"
                        + "{\"jsonrpc\":\"2.0\",\"method\":\"\\u0062\",\"id\":2}]"))
                .containsExactly("call 1 a in a batch", "call 2 b in a batch", "end of the batch");
    }

    // Cancels

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"s7\"", "null", "1.5"})
    void cancelTellsTheIdAsItStands(String id) {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"x\":[],\"id\":" + id + "}}"))
                .containsExactly("cancel " + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"params\":{}", ",\"params\":[7]", ",\"params\":null", ",\"params\":{\"Id\":1}"})
    void cancelWithoutAnIdIsPassedOver(String params) {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\"" + params + "}"))
                .containsExactly("ignored $/cancelRequest without an id");
    }

    @Test
    void cancelThatWantsAnAnswerIsACallLikeAnyOther() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":7},\"id\":8}"))
                .containsExactly("call 8 $/cancelRequest {\"id\":7}");
    }

    // Drains

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"graceMs":20000,"retryAfterMs":500}             | 20000 | 500
                    {"retryAfterMs":500,"x":{},"gr\\u0061ceMs":20000} | 20000 | 500
                    {"graceMs":20000}                                | 20000 | 0
                    {"retryAfterMs":500}                             | 0     | 500
                    {}                                               | 0     | 0
                    [20000,500]                                      | 0     | 0
                    null                                             | 0     | 0
                    {"graceMs":-1,"retryAfterMs":0}                  | 0     | 0
                    {"graceMs":1.5,"retryAfterMs":2e3}               | 0     | 0
                    {"graceMs":"20000","retryAfterMs":null}          | 0     | 0
                    {"graceMs":[20000],"retryAfterMs":{}}            | 0     | 0
                    {"graceMs":true,"retryAfterMs":500}              | 0     | 500
                    {"graceMs":9999999999999999999,"retryAfterMs":1} | 0     | 1
                    """)
    void drainTellsItsTimes(String params, long grace, long retryAfter) {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"$/drain\",\"params\":" + params + "}"))
                .containsExactly("drain within " + grace + ", again after " + retryAfter);
    }

    @Test
    void drainMaySayNothingMore() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"$/drain\"}"))
                .containsExactly("drain within 0, again after 0");
    }

    @Test
    void drainThatWantsAnAnswerIsACallLikeAnyOther() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"$/drain\",\"id\":8}"))
                .containsExactly("call 8 $/drain");
    }

    @Test
    void otherMethodsUnderTheDollarAreLikeAnyOther() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"$/setTrace\"}")).containsExactly("notification $/setTrace");
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"$/ping\",\"id\":8}")).containsExactly("call 8 $/ping");
    }

    // Answers

    @Test
    void endThatDialledReadsItsNumbers() {
        assertThat(read(dialling, "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"a\": 1}}"))
                .containsExactly("result 7 {\"a\": 1}");
        assertThat(read(dialling, "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":null}"))
                .containsExactly("result 7 null");
    }

    @Test
    void endThatWasDialledReadsItsStrings() {
        assertThat(read(dialled, "{\"jsonrpc\":\"2.0\",\"id\":\"s7\",\"result\":3}"))
                .containsExactly("result 7 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "1.0",
                "1e0",
                "\"1\"",
                "\"s1\"",
                "null",
                "true",
                "[1]",
                "{}",
                "1000000000000000000",
                "18446744073709551617"
            })
    void endThatDialledKnowsNoOtherIds(String id) {
        assertThat(read(dialling, "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":3}"))
                .containsExactly("ignored an answer to a call that was never made");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "\"1\"", "\"s\"", "\"s0\"", "\"s01\"", "\"t1\"", "\"S1\"", "\"s1 \"", "\"s-1\"", "null"})
    void endThatWasDialledKnowsNoOtherIds(String id) {
        assertThat(read(dialled, "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":3}"))
                .containsExactly("ignored an answer to a call that was never made");
    }

    @Test
    void answerWithoutAnIdIsPassedOver() {
        assertThat(read(dialling, "{\"jsonrpc\":\"2.0\",\"result\":3}"))
                .containsExactly("ignored an answer to a call that was never made");
    }

    @Test
    void answerNeedsNoVersion() {
        assertThat(read(dialling, "{\"id\":7,\"result\":3}")).containsExactly("result 7 3");
    }

    @Test
    void failureHasItsCodeMessageAndData() {
        assertThat(
                        read(
                                dialling,
                                "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":1001,\"message\":\"no\\ngo\",\"data\":{\"a\":1}}}"))
                .containsExactly("failure 7 1001 no\ngo {\"a\":1}");
        assertThat(read(
                        dialling,
                        "{\"jsonrpc\":\"2.0\",\"id\":8,\"error\":{\"stack\":[],\"message\":\"m\",\"code\":-32601}}"))
                .containsExactly("failure 8 -32601 m");
    }

    @Test
    void dataOfOneFailureIsNotThatOfTheNext() {
        read(dialling, "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":1,\"message\":\"m\",\"data\":1}}");

        assertThat(read(dialling, "{\"jsonrpc\":\"2.0\",\"id\":8,\"error\":{\"code\":2,\"message\":\"m\"}}"))
                .containsExactly("failure 8 2 m");
    }

    @Test
    void errorBesideAResultIsAFailure() {
        assertThat(read(dialling, "{\"id\":7,\"result\":null,\"error\":{\"code\":1,\"message\":\"m\"}}"))
                .containsExactly("failure 7 1 m");
    }

    @Test
    void errorNullBesideAResultIsNone() {
        assertThat(read(dialling, "{\"id\":7,\"result\":3,\"error\":null}")).containsExactly("result 7 3");
        assertThat(read(dialling, "{\"id\":7,\"error\":null,\"result\":null}")).containsExactly("result 7 null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "error":null                                 | an answer has a result or an error
                    "error":"no"                                 | the error of an answer is an object
                    "error":[1,"no"]                             | the error of an answer is an object
                    "error":{}                                   | an error has a code and a message
                    "error":{"code":1}                           | an error has a code and a message
                    "error":{"message":"m"}                      | an error has a code and a message
                    "error":{"code":"1","message":"m"}           | an error has an integer code and a message in words
                    "error":{"code":1.5,"message":"m"}           | an error has an integer code and a message in words
                    "error":{"code":2147483648,"message":"m"}    | an error has an integer code and a message in words
                    "error":{"code":1,"message":null}            | an error has an integer code and a message in words
                    "result":1,"result":2                        | an answer holds each member once; 'result' is there twice
                    "result":1,"id":7                            | an answer holds each member once; 'id' is there twice
                    """)
    void oddAnswerEndsItsCallAllTheSame(String members, String why) {
        assertThat(read(dialling, "{\"jsonrpc\":\"2.0\",\"id\":7," + members + "}"))
                .containsExactly("unreadable 7: " + why);
        assertThat(read(dialling, "{\"jsonrpc\":\"2.0\",\"id\":\"x\"," + members.replace("\"id\":7", "\"id\":0") + "}"))
                .containsExactly("ignored " + why);
    }

    @Test
    void errorOfNoCallIsPassedOverAndFitForALog() {
        assertThat(
                        read(
                                dialling,
                                "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"a\\r\\nb\\u001b[1m\"}}"))
                .containsExactly("ignored error -32700 (a??b?[1m) for no call of ours");
    }

    @Test
    void longErrorOfNoCallIsCutForTheLog() {
        var line = read(
                dialling,
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":1,\"message\":\"" + "x".repeat(1000) + "\"}}");

        assertThat(line).singleElement().asString().hasSizeLessThan(260);
    }

    @Test
    void answersMayComeInAnArray() {
        assertThat(read(
                        dialling,
                        "[{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":\"b\"},"
                                + "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1,\"message\":\"m\"}}]"))
                .containsExactly("result 2 \"b\"", "failure 1 1 m", "end of the batch");
    }

    @Test
    void answersToABatchMayComeInSeveralFramesAndAnyOrder() {
        var session = JsonRpc.PROTOCOL.open(new Opening(true, LIMITS));

        assertThat(read(session, "{\"jsonrpc\":\"2.0\",\"id\":4,\"result\":4}")).containsExactly("result 4 4");
        assertThat(read(session, "[{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":3}]"))
                .containsExactly("result 3 3", "end of the batch");
        assertThat(read(
                        session,
                        "[{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":1,\"message\":\"m\"}},"
                                + "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1}]"))
                .containsExactly("failure 2 1 m", "result 1 1", "end of the batch");
    }

    @Test
    void answersMayComeAmongRequests() {
        assertThat(
                        read(
                                dialling,
                                "[{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":2},{\"jsonrpc\":\"2.0\",\"id\":\"s1\",\"method\":\"m\"},"
                                        + "{\"jsonrpc\":\"2.0\",\"id\":9,\"result\":9},{\"jsonrpc\":\"2.0\",\"method\":\"n\"}]"))
                .containsExactly(
                        "result 2 2", "call \"s1\" m in a batch", "result 9 9", "notification n", "end of the batch");
    }

    @Test
    void answerOfNobodyInAnArrayHarmsNotTheOthers() {
        assertThat(read(
                        dialling,
                        "[{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":1},{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1},"
                                + "{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":7}]"))
                .containsExactly(
                        "ignored an answer to a call that was never made",
                        "result 1 1",
                        "unreadable 2: the error of an answer is an object",
                        "end of the batch");
    }

    @Test
    void frameInTheMidstOfAnArrayIsReadAlone() {
        var bytes = "xx{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":1}yy".getBytes(StandardCharsets.UTF_8);
        var frame = new JsonSlice();
        frame.set(bytes, 2, bytes.length - 4);
        var heard = new Heard();

        dialled.read(frame, heard);

        assertThat(heard.lines()).containsExactly("call 1 m");
    }

    private List<String> read(String frame) {
        return read(dialled, frame);
    }

    private static List<String> read(ProtocolSession session, String frame) {
        var heard = new Heard();
        session.read(JsonSlice.of(frame), heard);
        return heard.lines();
    }
}
