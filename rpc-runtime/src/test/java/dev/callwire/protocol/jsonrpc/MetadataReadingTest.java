package dev.callwire.protocol.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.call.Metadata;
import dev.callwire.call.MetadataKey;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.ReplyGroup;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes beside the params. */
class MetadataReadingTest {
    private static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 4, 16, 64, 1 << 20);
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final ProtocolSession session = JsonRpc.PROTOCOL.open(new Opening(false, LIMITS));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"timeoutMs":1500}                | ' within 1500'
                    {"tenant":"a","timeoutMs":1}      | ' within 1 tenant="a"'
                    {"timeoutMs":0}                   | ''
                    {"timeoutMs":-5}                  | ''
                    {"timeoutMs":1.5}                 | ''
                    {"timeoutMs":"1500"}              | ''
                    {"timeoutMs":null}                | ''
                    {"timeoutMs":999999999999999999}  | ' within 999999999999999999'
                    {"timeoutMs":9999999999999999999} | ''
                    {}                                | ''
                    []                                | ''
                    7                                 | ''
                    null                              | ''
                    "timeoutMs"                       | ''
                    """)
    void remainingTimeIsReadFromMeta(String meta, String beside) {
        assertThat(read(call(",\"meta\":" + meta))).containsExactly("call 1 m" + beside);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2                   | ' for the 2. time'
                    2147483647          | ' for the 2147483647. time'
                    1                   | ''
                    0                   | ''
                    -1                  | ''
                    1.5                 | ''
                    2e0                 | ''
                    "2"                 | ''
                    null                | ''
                    [2]                 | ''
                    2147483648          | ''
                    9999999999999999999 | ''
                    """)
    void attemptIsAPositiveIntegerOrPassedOver(String attempt, String beside) {
        assertThat(read(call(",\"meta\":{\"attempt\":" + attempt + "}"))).containsExactly("call 1 m" + beside);
    }

    @Test
    void otherMembersOfMetaAreMetadataAsTheyStand() {
        assertThat(
                        read(
                                call(
                                        ",\"meta\":{\"tenant\":\"a\\u0062\",\"n\":1.50,\"deep\":{\"a\": [1]},\"no\":null,\"yes\":true}")))
                .containsExactly("call 1 m tenant=\"a\\u0062\" n=1.50 deep={\"a\": [1]} no=null yes=true");
    }

    @Test
    void traceContextStandsInTheMessageItself() {
        assertThat(read(call(",\"tracestate\":\"a=1\",\"traceparent\":\"" + TRACE + "\"")))
                .containsExactly("call 1 m traceparent=\"" + TRACE + "\" tracestate=\"a=1\"");
    }

    @Test
    void metadataMayComeBeforeTheMethod() {
        assertThat(
                        read(
                                "{\"meta\":{\"tenant\":\"a\"},\"traceparent\":\"t\",\"id\":1,\"method\":\"m\",\"jsonrpc\":\"2.0\"}"))
                .containsExactly("call 1 m traceparent=\"t\" tenant=\"a\"");
    }

    @Test
    void traceContextInMetaHoldsOnlyWhereTheMessageItselfHasNone() {
        assertThat(read(call(",\"meta\":{\"traceparent\":\"inner\"}")))
                .containsExactly("call 1 m traceparent=\"inner\"");
        assertThat(read(call(",\"meta\":{\"traceparent\":\"inner\"},\"traceparent\":\"outer\"")))
                .containsExactly("call 1 m traceparent=\"outer\"");
    }

    @Test
    void notificationHasMetadataToo() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"traceparent\":\"t\","
                        + "\"meta\":{\"timeoutMs\":5,\"attempt\":3,\"tenant\":\"a\"}}"))
                .containsExactly("notification m within 5 for the 3. time traceparent=\"t\" tenant=\"a\"");
    }

    @Test
    void callOfAnObjectHasMetadataToo() {
        assertThat(
                        read(
                                "{\"jsonrpc\":\"2.0\",\"method\":\"$/invokeProxy/5/seen\",\"id\":1,\"meta\":{\"tenant\":\"a\"}}"))
                .containsExactly("call 1 of object 5 seen tenant=\"a\"");
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"$/invokeProxy/5/seen\",\"meta\":{\"tenant\":\"a\"}}"))
                .containsExactly("notification of object 5 seen tenant=\"a\"");
    }

    @Test
    void eachMessageOfABatchHasItsOwn() {
        assertThat(read("[" + call(",\"meta\":{\"tenant\":\"a\"}") + "," + call("") + ","
                        + call(",\"traceparent\":\"t\"") + "]"))
                .containsExactly(
                        "call 1 m tenant=\"a\" in a batch",
                        "call 1 m in a batch",
                        "call 1 m traceparent=\"t\" in a batch",
                        "end of the batch");
    }

    @Test
    void metaOfOneMessageIsNotThatOfTheNext() {
        read(call(",\"traceparent\":\"t\",\"meta\":{\"timeoutMs\":5,\"attempt\":2,\"tenant\":\"a\"}"));

        assertThat(read(call(""))).containsExactly("call 1 m");
    }

    @Test
    void answersHaveNone() {
        var dialling = JsonRpc.PROTOCOL.open(new Opening(true, LIMITS));
        var heard = new Heard();

        dialling.read(
                JsonSlice.of("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":3,\"traceparent\":\"t\"," + "\"meta\":{\""
                        + "x".repeat(900) + "\":1}}"),
                heard);

        assertThat(heard.lines()).containsExactly("result 1 3");
    }

    @Test
    void valuesOutliveTheirFrame() {
        var frame =
                call(",\"traceparent\":\"t\",\"meta\":{\"ten\\u0061nt\":\"a\"}").getBytes(StandardCharsets.UTF_8);
        var kept = new AtomicReference<>(Metadata.EMPTY);

        session.read(JsonSlice.of(frame), new Heard() {
            @Override
            public void onCall(
                    JsonSlice id, @Nullable ReplyGroup group, JsonSlice method, JsonSlice params, CallMeta meta) {
                kept.set(meta.metadata());
            }
        });
        Arrays.fill(frame, (byte) 'x');
        read(call(",\"meta\":{\"\\u0078\":\"other\"}"));

        assertThat(kept.get().names()).containsExactlyInAnyOrder("traceparent", "tenant");
        assertThat(kept.get().get(MetadataKey.TRACEPARENT)).contains("t");
        assertThat(kept.get().get(MetadataKey.ofString("tenant"))).contains("a");
    }

    // Hostile

    @Test
    void namesAreTextLikeAnyOther() {
        assertThat(
                        read(
                                call(
                                        ",\"meta\":{\"__proto__\":1,\"\":2,\"a\\\"b\\\\\":3,\"\\u0000\\n\":4,\"\\u2028\\ud83d\\ude00\":5}")))
                .containsExactly("call 1 m __proto__=1 =2 a\"b\\=3 \u0000\n=4 \u2028\ud83d\ude00=5");
    }

    @Test
    void namesOfMessagesHaveNoMeaningInMeta() {
        assertThat(read(call(
                        ",\"meta\":{\"id\":2,\"method\":\"x\",\"jsonrpc\":1,\"params\":[],\"result\":3,\"meta\":{}}")))
                .containsExactly("call 1 m id=2 method=\"x\" jsonrpc=1 params=[] result=3 meta={}");
    }

    @Test
    void entriesHaveALimit() {
        assertThat(read(call(",\"meta\":{" + entries(64) + "}")))
                .singleElement()
                .asString()
                .endsWith(" n64=1");
        assertThat(read(call(",\"meta\":{" + entries(65) + "}")))
                .containsExactly("malformed 1 -32600 Invalid request: Metadata has at most 64 entries; here are more");
        assertThat(read(call(",\"traceparent\":\"t\",\"meta\":{" + entries(64) + "}")))
                .containsExactly("malformed 1 -32600 Invalid request: Metadata has at most 64 entries; here are more");
    }

    @Test
    void whatIsNoMetadataDoesNotCount() {
        assertThat(read(call(",\"meta\":{\"timeoutMs\":1,\"attempt\":2,\"credit\":3," + entries(64) + "}")))
                .singleElement()
                .asString()
                .startsWith("call 1 m within 1 for the 2. time")
                .endsWith(" n64=1");
    }

    @Test
    void bytesHaveALimit() {
        var longest = "x".repeat(8 * 1024 - "\"\"n".length());

        assertThat(read(call(",\"meta\":{\"n\":\"" + longest + "\"}")))
                .containsExactly("call 1 m n=\"" + longest + "\"");
        assertThat(read(call(",\"meta\":{\"n\":\"" + longest + "x\"}")))
                .containsExactly(
                        "malformed 1 -32600 Invalid request: Metadata has at most 8192 bytes, names and values;"
                                + " here are more");
        assertThat(read(call(",\"traceparent\":\"t\",\"meta\":{\"n\":\"" + longest + "\"}")))
                .containsExactly(
                        "malformed 1 -32600 Invalid request: Metadata has at most 8192 bytes, names and values;"
                                + " here are more");
    }

    @Test
    void notificationBeyondALimitIsRefusedToo() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"meta\":{" + entries(65) + "}}"))
                .containsExactly(
                        "malformed null -32600 Invalid request: Metadata has at most 64 entries; here are more");
    }

    @Test
    void limitOfOneMessageIsNotSpentByAnother() {
        read(call(",\"meta\":{" + entries(65) + "}"));

        assertThat(read(call(",\"meta\":{\"tenant\":\"a\"}"))).containsExactly("call 1 m tenant=\"a\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"tenant":"a","tenant":"b"}      | tenant
                    {"tenant":"a","ten\\u0061nt":1}  | tenant
                    {"traceparent":"t","traceparent":"t"} | traceparent
                    {"timeoutMs":1,"timeoutMs":2}    | timeoutMs
                    {"timeoutMs":"x","timeoutMs":2}  | timeoutMs
                    {"attempt":1,"attempt":1}        | attempt
                    {"credit":1,"credit":1}          | credit
                    {"lastEventId":"a","lastEventId":"b"} | lastEventId
                    """)
    void nameThatIsThereTwiceIsRefused(String meta, String name) {
        assertThat(read(call(",\"meta\":" + meta)))
                .containsExactly("malformed 1 -32600 Invalid request: Metadata holds each name once; '" + name
                        + "' is there twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"traceparent", "tracestate"})
    void memberThatIsThereTwiceIsRefused(String name) {
        assertThat(read(call((",\"" + name + "\":\"t\"").repeat(2))))
                .containsExactly("malformed 1 -32600 Invalid request: A request holds each member once; '" + name
                        + "' is there twice");
    }

    @Test
    void messageWithoutMetadataTellsTheOneThatIsEmpty() {
        var kept = new AtomicReference<@Nullable Metadata>();

        session.read(JsonSlice.of(call(",\"meta\":{\"timeoutMs\":5}")), new Heard() {
            @Override
            public void onCall(
                    JsonSlice id, @Nullable ReplyGroup group, JsonSlice method, JsonSlice params, CallMeta meta) {
                kept.set(meta.metadata());
            }
        });

        assertThat(kept.get()).isSameAs(Metadata.EMPTY);
    }

    private static String entries(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "\"n" + i + "\":1").collect(Collectors.joining(","));
    }

    private static String call(String members) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"" + members + "}";
    }

    private List<String> read(String frame) {
        var heard = new Heard();
        session.read(JsonSlice.of(frame), heard);
        return heard.lines();
    }
}
