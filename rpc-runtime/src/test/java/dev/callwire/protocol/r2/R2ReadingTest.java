package dev.callwire.protocol.r2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.ReplyGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames in, messages out. */
class R2ReadingTest {
    private static final ProtocolLimits LIMITS =
            new ProtocolLimits(JsonLimits.DEFAULTS.withMaxDepth(4).withMaxTokens(40), 0, 16, 20, 1 << 20);

    private final Heard heard = new Heard();
    private final ProtocolSession dialled = WebSocketR2.PROTOCOL.open(new Opening(false, LIMITS));
    private final ProtocolSession dialling = WebSocketR2.PROTOCOL.open(new Opening(true, LIMITS));

    // Calls

    @Test
    void callHasAKeyAndItsParamsAsTheyStand() {
        assertThat(read("{\"data\":{\"action\":\"demo.add\",\"params\":{\"a\":1, \"b\":2.50}},\"id\":0}"))
                .containsExactly("call \"1\" demo.add {\"a\":1, \"b\":2.50}");
        assertThat(read("{\"id\":1,\"data\":{\"params\":[],\"action\":\"demo.add\"}}"))
                .containsExactly("call \"2\" demo.add []");
    }

    @Test
    void callWithoutParamsHasNone() {
        assertThat(read("{\"id\":0,\"data\":{\"action\":\"m\"}}")).containsExactly("call \"1\" m");
        assertThat(read("{\"id\":1,\"data\":{\"action\":\"m\",\"params\":null}}"))
                .containsExactly("call \"2\" m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "-1", "1.5", "1e3", "9007199254740990", "1234567890123456"})
    void anyNumberIsAnId(String id) {
        assertThat(read("{\"id\":" + id + ",\"data\":{\"action\":\"m\"}}")).containsExactly("call \"1\" m");
        assertThat(read("{\"id\":" + id + ",\"data\":[]}"))
                .containsExactly("malformed " + id + " -32601 Method not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"0\"", "true", "false", "[1]", "{}"})
    void messageWithAnotherIdIsPassedOver(String id) {
        assertThat(read("{\"id\":" + id + ",\"data\":{\"action\":\"m\"}}"))
                .containsExactly("ignored a message whose id is no number");
    }

    @Test
    void escapesMeanTheCharacter() {
        assertThat(
                        read(
                                "{\"i\\u0064\":0,\"dat\\u0061\":{\"acti\\u006fn\":\"a\\/b\\u00e4\",\"p\\u0061rams\":[\"\\u0041\"]}}"))
                .containsExactly("call \"1\" a/bä [\"\\u0041\"]");
    }

    @Test
    void membersThatAreUnknownArePassedOver() {
        assertThat(
                        read(
                                "{\"ix\":[1],\"id\":0,\"id2\":7,\"data\":{\"actio\":1,\"action\":\"m\",\"x\":{}},\"jsonrpc\":2}"))
                .containsExactly("call \"1\" m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"hello\"", "5", "null", "[]", "{}", "{\"action\":5}", "{\"action\":null}", "{\"event\":\"x\"}"
            })
    void dataThatNamesNoActionIsAnsweredWithAnError(String data) {
        assertThat(read("{\"data\":" + data + ",\"id\":9}")).containsExactly("malformed 9 -32601 Method not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"x\"", "true"})
    void paramsOfAnotherKindAreInvalid(String params) {
        assertThat(read("{\"id\":1,\"data\":{\"action\":\"m\",\"params\":" + params + "}}"))
                .containsExactly("malformed 1 -32602 Invalid params: they are an object or an array");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"id":1,"data":{"action":"m"},"data":{"action":"m"}}  | data
                    {"id":1,"data":{"action":"m","action":"m"}}           | action
                    {"id":1,"data":{"action":5,"action":"m"}}             | action
                    {"id":1,"data":{"action":"m","params":{},"params":5}} | params
                    """)
    void memberThatIsThereTwiceIsRefused(String frame, String name) {
        assertThat(read(frame))
                .containsExactly("malformed 1 -32600 Invalid request: A message holds each member once; '" + name
                        + "' is there twice");
    }

    @Test
    void nobodyKnowsWhichOfTwoIdsToAnswer() {
        assertThat(read("{\"id\":1,\"id\":2,\"data\":{\"action\":\"m\"}}"))
                .containsExactly("ignored a message with two ids");
    }

    // Limits

    @Test
    void idHasALimit() {
        assertThat(read("{\"id\":12345678901234567,\"data\":{\"action\":\"m\"}}"))
                .containsExactly("malformed 12345678901234567 -32600 Invalid request: An id has at most 16 bytes; this"
                        + " one has 17");
    }

    @Test
    void actionHasALimitInBytes() {
        assertThat(read("{\"id\":1,\"data\":{\"action\":\"" + "ä".repeat(10) + "\"}}"))
                .containsExactly("call \"1\" " + "ä".repeat(10));
        assertThat(read("{\"id\":1,\"data\":{\"action\":\"" + "ä".repeat(10) + "b\"}}"))
                .containsExactly("malformed 1 -32600 Invalid request: An action has at most 20 bytes; this one has 21");
    }

    @Test
    void messageBeyondTheLimitsIsAnsweredWhereItsIdCanBeFound() {
        var deep = "{\"action\":\"m\",\"params\":[[[[[]]]]]}";

        assertThat(read("{\"data\":" + deep + ",\"id\":5}"))
                .singleElement()
                .asString()
                .startsWith("malformed 5 -32700 Parse error: ");
        assertThat(read("{\"data\":" + deep + ",\"id\":\"5\"}"))
                .singleElement()
                .asString()
                .startsWith("ignored what is no JSON: ");
        assertThat(read("{\"data\":" + deep + ",\"id\":5,\"id\":6}"))
                .singleElement()
                .asString()
                .startsWith("ignored ");
        assertThat(read("{\"id\":5,\"data\":[" + "1,".repeat(50) + "1]}"))
                .singleElement()
                .asString()
                .startsWith("malformed 5 -32700 ");
        assertThat(read("{\"id\":5,\"data\":" + deep))
                .singleElement()
                .asString()
                .startsWith("ignored ");
    }

    @Test
    void theLimitIsNamed() {
        var limits = new ArrayList<String>();
        dialled.read(JsonSlice.of("{\"data\":[[[[[[]]]]]],\"id\":5}"), new Heard() {
            @Override
            public void onMalformed(JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
                limits.add(String.valueOf(fault.limit()));
            }
        });

        assertThat(limits).containsExactly("jsonDepth");
    }

    // What is no message

    @ParameterizedTest
    @ValueSource(
            strings = {
                "json",
                "",
                "{",
                "{\"id\":5",
                "{\"id\":5,}",
                "{\"id\":5,\"data\":1}x",
                "\u0000",
                "{\"id\":05,\"data\":1}"
            })
    void whatIsNoJsonIsPassedOver(String frame) {
        assertThat(read(frame)).singleElement().asString().startsWith("ignored what is no JSON: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"x\"", "null", "[{\"id\":1,\"data\":{\"action\":\"m\"}}]"})
    void whatIsNoObjectIsPassedOver(String frame) {
        assertThat(read(frame)).containsExactly("ignored what is no object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":5}", "{\"action\":\"m\",\"id\":5}"})
    void messageWithoutDataIsPassedOver(String frame) {
        assertThat(read(frame)).containsExactly("ignored a message without data");
    }

    // Notifications

    @Test
    void messageWithoutAnIdIsANotification() {
        assertThat(read("{\"data\":{\"action\":\"demo.log\",\"params\":{\"line\":\"é 1\"}}}"))
                .containsExactly("notification demo.log {\"line\":\"é 1\"}");
        assertThat(read("{\"data\":{\"action\":\"demo.log\"}}")).containsExactly("notification demo.log");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"A message without a callback.\"",
                "5",
                "{\"action\":5}",
                "{\"action\":\"m\",\"params\":5}",
                "{\"action\":\"m\",\"action\":\"m\"}",
                "{\"action\":\"a name that is far too long\"}",
                "{\"action\":\"subscribe\"}",
                "{\"action\":\"publish\",\"params\":{\"topic\":\"t\"}}"
            })
    void whatIsNoNotificationIsPassedOver(String data) {
        assertThat(read("{\"data\":" + data + "}"))
                .singleElement()
                .asString()
                .startsWith("ignored a message without an id: ");
    }

    // Topics

    @Test
    void topicsAreListenedToOneByOne() {
        assertThat(read("{\"data\":{\"action\":\"subscribe\",\"params\":{\"topic\":\"demo.ticks\"}},\"id\":18}"))
                .containsExactly("listen 18 [demo.ticks]");
        assertThat(
                        read(
                                "{\"data\":{\"action\":\"unsubscribe\",\"params\":{\"x\":[],\"topic\":\"d\\u00e4mo\"}},\"id\":19}"))
                .containsExactly("unlisten 19 [dämo]");
    }

    @Test
    void subscriptionIsOfItsConnectionAndSoItsRepeatIsServedAgain() {
        var frame = "{\"data\":{\"action\":\"subscribe\",\"params\":{\"topic\":\"t\"}},\"id\":1}";

        assertThat(read(frame)).containsExactly("listen 1 [t]");
        assertThat(read(frame)).containsExactly("listen 1 [t]");
    }

    @Test
    void topicsNeedNoAnswer() {
        assertThat(read("{\"data\":{\"action\":\"subscribe\",\"params\":{\"topic\":\"t\"}}}"))
                .containsExactly("listen  [t]");
        assertThat(read("{\"data\":{\"action\":\"unsubscribe\",\"params\":{\"topic\":\"t\"}}}"))
                .containsExactly("unlisten  [t]");
        assertThat(read("{\"data\":{\"action\":\"publish\",\"params\":{\"topic\":\"t\",\"data\":5}}}"))
                .containsExactly("publish  t 5");
    }

    @Test
    void eventIsPublishedOnce() {
        var frame = "{\"data\":{\"action\":\"publish\",\"params\":{\"topic\":\"t\",\"data\":{\"n\":5}}},\"id\":1}";

        assertThat(read(frame)).containsExactly("publish \"1\" t {\"n\":5}");
        assertThat(read(frame)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "[\"t\"]",
                "{}",
                "{\"topic\":5}",
                "{\"topic\":null}",
                "{\"topic\":\"t\",\"topic\":\"t\"}",
                "{\"topic\":\"t\",\"keys\":{}}",
                "{\"topic\":\"t\",\"keys\":null}"
            })
    void subscriptionOfAnotherFormIsInvalid(String params) {
        assertThat(read("{\"id\":1,\"data\":{\"action\":\"subscribe\",\"params\":" + params + "}}"))
                .containsExactly("malformed 1 -32602 Invalid params: subscribe takes a topic, and no keys:"
                        + " {\"topic\": \"topic\"}");
        assertThat(read("{\"id\":1,\"data\":{\"action\":\"unsubscribe\",\"params\":" + params + "}}"))
                .containsExactly("malformed 1 -32602 Invalid params: unsubscribe takes a topic, and no keys:"
                        + " {\"topic\": \"topic\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"t\",5]",
                "{\"topic\":\"t\"}",
                "{\"data\":5}",
                "{\"topic\":1,\"data\":5}",
                "{\"topic\":\"t\",\"data\":5,\"data\":5}"
            })
    void eventOfAnotherFormIsInvalid(String params) {
        assertThat(read("{\"id\":1,\"data\":{\"action\":\"publish\",\"params\":" + params + "}}"))
                .containsExactly("malformed 1 -32602 Invalid params: publish takes a topic and an event:"
                        + " {\"topic\": \"topic\", \"data\": 1}");
    }

    // Answers

    @Test
    void answerIsToldByItsId() {
        assertThat(answer("{\"id\":7,\"data\":3}")).containsExactly("result 7 3");
        assertThat(answer("{\"data\":{\"id\":8},\"id\":9}")).containsExactly("result 9 {\"id\":8}");
        assertThat(answer("{\"id\":7,\"data\":null}")).containsExactly("result 7 null");
    }

    @Test
    void answerThatJavaScriptLeftEmptyIsNull() {
        assertThat(answer("{\"id\":7}")).containsExactly("result 7 null");
    }

    @Test
    void errorAloneIsAFailure() {
        assertThat(answer("{\"id\":7,\"data\":{\"error\":{\"code\":1001,\"message\":\"division by zero\","
                        + "\"data\":{\"dividend\":7}}}}"))
                .containsExactly("failure 7 1001 division by zero {\"dividend\":7}");
        assertThat(answer("{\"id\":7,\"data\":{\"error\":{\"x\":1,\"message\":\"\",\"code\":-1}}}"))
                .containsExactly("failure 7 -1 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":null}",
                "{\"error\":\"x\"}",
                "{\"error\":{}}",
                "{\"error\":{\"code\":1}}",
                "{\"error\":{\"message\":\"m\"}}",
                "{\"error\":{\"code\":\"1\",\"message\":\"m\"}}",
                "{\"error\":{\"code\":1.5,\"message\":\"m\"}}",
                "{\"error\":{\"code\":1,\"message\":null}}",
                "{\"error\":{\"code\":1,\"message\":\"m\"},\"more\":1}",
                "{\"error\":{\"code\":1,\"message\":\"m\"},\"error\":{\"code\":1,\"message\":\"m\"}}"
            })
    void whatOnlyLooksLikeAnErrorIsAResult(String data) {
        assertThat(answer("{\"id\":7,\"data\":" + data + "}")).containsExactly("result 7 " + data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-7", "7.0", "7e0", "99999999999999999999", "\"7\"", "null", "{}"})
    void answerToNoIdOfOursIsPassedOver(String id) {
        assertThat(answer("{\"id\":" + id + ",\"data\":3}"))
                .containsExactly("ignored an answer to a call that was never made");
    }

    @Test
    void answerThatSaysTwoThingsIsUnreadable() {
        assertThat(answer("{\"id\":7,\"data\":3,\"data\":4}"))
                .containsExactly("unreadable 7: an answer holds each member once; 'data' is there twice");
    }

    @Test
    void answerBeyondTheLimitsIsUnreadable() {
        assertThat(answer("{\"data\":[[[[[[]]]]]],\"id\":7}"))
                .singleElement()
                .asString()
                .startsWith("unreadable 7: ");
        assertThat(answer("{\"data\":[[[[[[]]]]]],\"id\":-7}"))
                .singleElement()
                .asString()
                .startsWith("ignored an answer beyond the limits: ");
    }

    // Events and notifications of the end that was dialled

    @Test
    void eventIsToldByItsTopic() {
        assertThat(answer("{\"data\":{\"event\":\"demo.ticks\",\"data\":5}}"))
                .containsExactly("event of \"demo.ticks\" 5");
        assertThat(answer("{\"data\":{\"data\":{\"n\":5},\"event\":\"d\\u00e4mo.\\ud83e\\udd8a\\\"\\/\"}}"))
                .containsExactly("event of \"dämo.🦊\\\"/\" {\"n\":5}");
        assertThat(answer("{\"data\":{\"event\":\"refreshed\"}}")).containsExactly("event of \"refreshed\" null");
    }

    @Test
    void actionWithoutAnIdIsANotification() {
        assertThat(answer("{\"data\":{\"action\":\"client.notice\",\"params\":{\"text\":\"x\"}}}"))
                .containsExactly("notification client.notice {\"text\":\"x\"}");
        assertThat(answer("{\"data\":{\"action\":\"subscribe\"}}")).containsExactly("notification subscribe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":5}",
                "{\"data\":{}}",
                "{\"data\":{\"event\":5,\"data\":1}}",
                "{\"data\":{\"event\":\"x\",\"data\":1,\"data\":2}}",
                "{\"data\":{\"action\":\"m\",\"params\":5}}",
                "{\"data\":{\"action\":\"a name that is far too long\"}}"
            })
    void whatIsNeitherIsPassedOver(String frame) {
        assertThat(answer(frame)).singleElement().asString().startsWith("ignored a message ");
    }

    private List<String> read(String frame) {
        return read(dialled, frame);
    }

    private List<String> answer(String frame) {
        return read(dialling, frame);
    }

    private List<String> read(ProtocolSession session, String frame) {
        heard.lines().clear();
        session.read(JsonSlice.of(frame), heard);
        return heard.lines();
    }
}
