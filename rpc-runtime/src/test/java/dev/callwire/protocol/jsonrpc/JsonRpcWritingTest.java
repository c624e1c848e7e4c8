package dev.callwire.protocol.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.ReplyGroup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages in, frames out. */
class JsonRpcWritingTest {
    private static final int LONGEST = 4096;
    private static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 100, 128, 256, LONGEST);
    private static final byte[] METHOD = "\"calc.add\"".getBytes(StandardCharsets.UTF_8);
    private static final CallMeta NO_META = new CallMeta();

    private final ProtocolSession dialled = JsonRpc.PROTOCOL.open(new Opening(false, LIMITS));
    private final ProtocolSession dialling = JsonRpc.PROTOCOL.open(new Opening(true, LIMITS));
    private final JsonWriter out = new JsonWriter(64, LONGEST);

    @Test
    void endThatDialledNumbersItsCalls() {
        dialling.writeCall(out, 7, METHOD, json("{\"a\":1}"), NO_META);

        assertThat(out).hasToString("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"calc.add\",\"params\":{\"a\":1}}");
    }

    @Test
    void endThatWasDialledNamesItsCalls() {
        dialled.writeCall(out, 7, METHOD, null, NO_META);

        assertThat(out).hasToString("{\"jsonrpc\":\"2.0\",\"id\":\"s7\",\"method\":\"calc.add\"}");
    }

    @Test
    void paramsThatAreNullAreLeftOut() {
        dialling.writeCall(out, 1, METHOD, json("null"), NO_META);
        assertThat(out).hasToString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"calc.add\"}");

        out.reset();
        dialling.writeNotification(out, METHOD, json("null"), new CallMeta());
        assertThat(out).hasToString("{\"jsonrpc\":\"2.0\",\"method\":\"calc.add\"}");
    }

    @Test
    void notificationHasNoId() {
        dialling.writeNotification(out, METHOD, json("[]"), new CallMeta());

        assertThat(out).hasToString("{\"jsonrpc\":\"2.0\",\"method\":\"calc.add\",\"params\":[]}");
    }

    @Test
    void cancelNamesTheCallInTheFormOfItsEnd() {
        assertThat(dialling.writeCancel(out, 7)).isTrue();
        assertThat(out).hasToString("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":7}}");

        out.reset();
        assertThat(dialled.writeCancel(out, 7)).isTrue();
        assertThat(out).hasToString("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":\"s7\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1.50", "\"\\u00e4\"", "null", "12345678901234567890123"})
    void peersIdGoesBackWithItsExactText(String id) {
        assertThat(dialled.writeResult(out, JsonSlice.of(id), null, json("3"))).isTrue();

        assertThat(out).hasToString("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":3}");
    }

    @Test
    void failureGoesByItsCodeThoughItHasAUri() {
        var fault = new Fault(1001, "demo.division_by_zero", "no", null, null);

        assertThat(dialled.writeFailure(out, id(1), null, fault)).isTrue();
        assertThat(out).hasToString("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1001,\"message\":\"no\"}}");
    }

    @Test
    void failureHoldsCodeMessageAndDataAndNothingElse() {
        assertThat(dialled.writeFailure(out, id(1), null, new Fault(1001, "no \"go\"", json("{\"a\":1}"))))
                .isTrue();
        assertThat(out)
                .hasToString("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1001,\"message\":\"no \\\"go\\\"\","
                        + "\"data\":{\"a\":1}}}");

        out.reset();
        assertThat(dialled.writeFailure(out, id(1), null, Fault.of(-32601, "m")))
                .isTrue();
        assertThat(out).hasToString("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32601,\"message\":\"m\"}}");
    }

    @Test
    void drainTellsItsTimes() {
        assertThat(dialled.writeDrain(out, 20_000, 500)).isTrue();

        assertThat(out)
                .hasToString("{\"jsonrpc\":\"2.0\",\"method\":\"$/drain\","
                        + "\"params\":{\"graceMs\":20000,\"retryAfterMs\":500}}");
    }

    // Batches that go out

    @Test
    void callsAndNotificationsMayGoAsOneFrame() {
        assertThat(dialling.hasBatches()).isTrue();

        dialling.beginBatch(out);
        dialling.writeCall(out, 1, METHOD, json("[1]"), NO_META);
        dialling.separateInBatch(out);
        dialling.writeNotification(out, METHOD, json("null"), NO_META);
        dialling.separateInBatch(out);
        dialling.writeCall(out, 2, METHOD, null, NO_META);
        dialling.endBatch(out);

        assertThat(out)
                .hasToString("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"calc.add\",\"params\":[1]},"
                        + "{\"jsonrpc\":\"2.0\",\"method\":\"calc.add\"},"
                        + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"calc.add\"}]");
    }

    @Test
    void batchThatWentOutIsReadAsItsMessages() {
        dialling.beginBatch(out);
        dialling.writeCall(out, 1, METHOD, json("{}"), NO_META);
        dialling.endBatch(out);
        var heard = new Heard();

        dialled.read(out.toSlice(), heard);

        assertThat(heard.lines()).containsExactly("call 1 calc.add {} in a batch", "end of the batch");
    }

    @Test
    void batchIsTakenBackToBeforeAPayloadThatThrew() {
        dialling.beginBatch(out);
        dialling.writeCall(out, 1, METHOD, null, NO_META);
        int before = out.length();
        dialling.separateInBatch(out);
        assertThatThrownBy(() -> dialling.writeCall(
                        out,
                        2,
                        METHOD,
                        to -> {
                            to.raw((byte) '[');
                            throw new JsonException("half-way");
                        },
                        NO_META))
                .isInstanceOf(JsonException.class);

        out.truncate(before);
        dialling.endBatch(out);

        assertThat(out).hasToString("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"calc.add\"}]");
    }

    // Answers to batches

    @Test
    void answersToABatchLeaveTogetherWhenTheLastIsThere() {
        var batch = batch(3);

        assertThat(dialled.writeResult(out, id(2), batch, json("\"b\""))).isFalse();
        assertThat(out.length()).isZero();
        assertThat(dialled.writeFailure(out, id(1), batch, Fault.of(5, "m"))).isFalse();
        assertThat(dialled.writeResult(out, id(3), batch, json("null"))).isTrue();

        assertThat(out)
                .hasToString("[{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":\"b\"},"
                        + "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":5,\"message\":\"m\"}},"
                        + "{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":null}]");
    }

    @Test
    void batchOfOneIsAnsweredByAnArrayOfOne() {
        assertThat(dialled.writeResult(out, id(1), batch(1), json("3"))).isTrue();

        assertThat(out).hasToString("[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":3}]");
    }

    @Test
    void answersThatAreThereBeforeTheBatchIsReadWaitForItsEnd() {
        var early = new ArrayList<Boolean>();
        var heard = new Heard() {
            @Override
            public void onCall(
                    JsonSlice id, @Nullable ReplyGroup group, JsonSlice method, JsonSlice params, CallMeta meta) {
                early.add(dialled.writeResult(out, id, group, json("true")));
            }
        };
        dialled.read(JsonSlice.of(frame(2)), heard);

        assertThat(early).containsExactly(false, false);
        assertThat(dialled.writeGroup(out, heard.group())).isTrue();
        assertThat(out)
                .hasToString("[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":true},"
                        + "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":true}]");
    }

    @Test
    void batchOfNotificationsIsNotAnswered() {
        var heard = new Heard();
        dialled.read(JsonSlice.of("[{\"jsonrpc\":\"2.0\",\"method\":\"a\"}]"), heard);

        assertThat(dialled.writeGroup(out, heard.group())).isFalse();
        assertThat(out.length()).isZero();
    }

    @Test
    void arrayOfAnswersIsNotAnswered() {
        var heard = new Heard();
        dialling.read(JsonSlice.of("[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1}]"), heard);

        assertThat(dialling.writeGroup(out, heard.group())).isFalse();
        assertThat(out.length()).isZero();
    }

    @Test
    void payloadThatThrowsLeavesTheBatchAsItWas() {
        var batch = batch(2);
        dialled.writeResult(out, id(1), batch, json("1"));

        assertThatThrownBy(() -> dialled.writeResult(out, id(2), batch, to -> {
                    to.raw((byte) '[');
                    throw new JsonException("half-way");
                }))
                .isInstanceOf(JsonException.class);
        out.reset();

        assertThat(dialled.writeFailure(out, id(2), batch, Fault.of(5, "m"))).isTrue();
        assertThat(out)
                .hasToString("[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1},"
                        + "{\"jsonrpc\":\"2.0\",\"id\":2,\"error\":{\"code\":5,\"message\":\"m\"}}]");
    }

    @Test
    void resultThatWouldMakeTheBatchTooLongIsRefusedAndAFailureFits() {
        var batch = batch(3);
        var big = json("\"" + "x".repeat(1400) + "\"");
        dialled.writeResult(out, id(1), batch, big);

        assertThatThrownBy(() -> dialled.writeResult(out, id(2), batch, big))
                .isInstanceOf(OutboundTooLargeException.class);
        out.reset();
        assertThat(dialled.writeFailure(out, id(2), batch, Fault.of(-32008, "too large")))
                .isFalse();
        assertThat(dialled.writeResult(out, id(3), batch, json("3"))).isTrue();

        assertThat(elements(out.toSlice())).hasSize(3);
        assertThat(out.length()).isLessThanOrEqualTo(LONGEST);
    }

    @Test
    void batchGoesWithoutAFailureThatDoesNotFit() {
        var batch = batch(2);
        dialled.writeFailure(out, id(1), batch, Fault.of(5, "x".repeat(3000)));

        assertThat(dialled.writeFailure(out, id(2), batch, Fault.of(5, "y".repeat(3000))))
                .isTrue();

        assertThat(elements(out.toSlice())).hasSize(1);
    }

    @Test
    void answersOfManyThreadsMakeOneFrame() throws Exception {
        int entries = 16;
        var threads = Executors.newFixedThreadPool(entries);
        for (int round = 0; round < 200; round++) {
            var batch = batch(entries);
            var barrier = new CyclicBarrier(entries);
            var frames = Collections.synchronizedList(new ArrayList<JsonSlice>());
            var tasks = new ArrayList<Callable<Void>>();
            for (int i = 0; i < entries; i++) {
                int number = i;
                tasks.add(() -> {
                    var own = new JsonWriter(64, LONGEST);
                    barrier.await();
                    if (dialled.writeResult(own, id(number), batch, json("\"" + number + "\""))) {
                        frames.add(own.toSlice());
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
            assertThat(frames).hasSize(1);
            assertThat(elements(frames.get(0))).hasSize(entries).doesNotHaveDuplicates();
        }
        threads.shutdown();
    }

    @Test
    void protocolIsFoundByTheNamesPeersUse() {
        assertThat(JsonRpc.PROTOCOL.name()).isEqualTo("JSON-RPC 2.0");
        assertThat(JsonRpc.PROTOCOL.paths()).containsExactly("/", "/rpc");
        assertThat(JsonRpc.PROTOCOL.subprotocols()).contains("jsonrpc", "jsonrpc-2.0");
        assertThat(JsonRpc.PROTOCOL.isSpokenWithoutSubprotocol()).isTrue();
    }

    /** The group of a batch of so many calls that has been read to its end. */
    private ReplyGroup batch(int entries) {
        var heard = new Heard();
        dialled.read(JsonSlice.of(frame(entries)), heard);
        assertThat(dialled.writeGroup(out, heard.group())).isFalse();
        return heard.group();
    }

    private static String frame(int entries) {
        var calls = new ArrayList<String>();
        for (int i = 1; i <= entries; i++) {
            calls.add("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":" + i + "}");
        }
        return "[" + String.join(",", calls) + "]";
    }

    private static List<String> elements(JsonSlice frame) {
        var elements = new ArrayList<String>();
        var reader = new JsonReader(JsonLimits.DEFAULTS).reset(frame);
        var element = new JsonSlice();
        reader.beginArray();
        while (reader.nextElement()) {
            reader.readValue(element);
            elements.add(element.toString());
        }
        reader.end();
        return elements;
    }

    private static JsonSlice id(int number) {
        return JsonSlice.of(Integer.toString(number));
    }

    private static Payload json(String text) {
        return to -> to.raw(JsonSlice.of(text));
    }
}
