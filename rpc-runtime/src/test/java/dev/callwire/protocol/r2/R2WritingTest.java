package dev.callwire.protocol.r2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.json.JsonLimits;
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
import org.junit.jupiter.api.Test;

/** Messages in, frames out. */
class R2WritingTest {
    private static final int LONGEST = 4096;
    private static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 0, 128, 256, LONGEST);
    private static final byte[] METHOD = "\"demo.add\"".getBytes(UTF_8);
    private static final CallMeta NO_META = new CallMeta();
    private static final String CALL = "{\"data\":{\"action\":\"demo.add\",\"params\":{\"a\":1}},\"id\":0}";

    private final WebSocketR2 protocol = WebSocketR2.builder().build();
    private final ProtocolSession dialled = protocol.open(new Opening(false, LIMITS));
    private final ProtocolSession dialling = protocol.open(new Opening(true, LIMITS));
    private final Heard heard = new Heard();
    private final JsonWriter out = new JsonWriter(64, LONGEST);

    // As the end that dialled

    @Test
    void callHasItsMembersInTheOrderOfTheLibrary() {
        dialling.writeCall(out, 1, METHOD, json("{\"a\":1}"), NO_META);

        assertThat(out).hasToString("{\"data\":{\"action\":\"demo.add\",\"params\":{\"a\":1}},\"id\":1}");
    }

    @Test
    void paramsThatAreNullAreLeftOut() {
        dialling.writeCall(out, 1, METHOD, json("null"), NO_META);
        assertThat(out).hasToString("{\"data\":{\"action\":\"demo.add\"},\"id\":1}");

        out.reset();
        dialling.writeNotification(out, METHOD, null, NO_META);
        assertThat(out).hasToString("{\"data\":{\"action\":\"demo.add\"}}");
    }

    @Test
    void notificationHasNoId() {
        dialled.writeNotification(out, METHOD, json("{\"a\":1}"), NO_META);

        assertThat(out).hasToString("{\"data\":{\"action\":\"demo.add\",\"params\":{\"a\":1}}}");
    }

    @Test
    void metaIsNotCarried() {
        var meta = new CallMeta();
        meta.timeoutMillis(5);
        dialling.writeCall(out, 1, METHOD, null, meta);

        assertThat(out).hasToString("{\"data\":{\"action\":\"demo.add\"},\"id\":1}");
    }

    @Test
    void nobodyCanBeToldOfACancelOrOfAnEndThatIsNear() {
        assertThat(dialling.writeCancel(out, 1)).isFalse();
        assertThat(dialled.writeDrain(out, 1, 1)).isFalse();

        assertThat(out.length()).isZero();
    }

    // As the end that was dialled

    @Test
    void answerHasTheIdAsThePeerWroteIt() {
        dialled.read(JsonSlice.of("{\"id\":-1.50e3,\"data\":{\"action\":\"m\"}}"), heard);

        assertThat(dialled.writeResult(out, key(1), null, json("3"))).isTrue();
        assertThat(out).hasToString("{\"id\":-1.50e3,\"data\":3}");
    }

    @Test
    void failureIsDataThatIsAnErrorAlone() {
        dialled.read(JsonSlice.of(CALL), heard);

        assertThat(dialled.writeFailure(
                        out, key(1), null, new Fault(1001, "division by zero", json("{\"dividend\":7}"))))
                .isTrue();
        assertThat(out)
                .hasToString("{\"id\":0,\"data\":{\"error\":{\"code\":1001,\"message\":\"division by zero\","
                        + "\"data\":{\"dividend\":7}}}}");
    }

    @Test
    void whatWasNeverRecordedIsAnsweredToItsId() {
        assertThat(dialled.writeFailure(out, JsonSlice.of("9"), null, Fault.of(-32601, "Method not found")))
                .isTrue();
        assertThat(out)
                .hasToString("{\"id\":9,\"data\":{\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}}");

        out.reset();
        assertThat(dialled.writeResult(out, JsonSlice.of("9"), null, json("true")))
                .isTrue();
        assertThat(out).hasToString("{\"id\":9,\"data\":true}");
    }

    @Test
    void whoGaveNoIdGetsNoAnswer() {
        assertThat(dialled.writeResult(out, new JsonSlice(), null, json("true")))
                .isFalse();
        assertThat(out.length()).isZero();
    }

    @Test
    void repeatHasTheAnswerThatTheCallHad() {
        dialled.read(JsonSlice.of(CALL), heard);
        out.raw((byte) ' ');
        dialled.writeResult(out, key(1), null, json("3"));

        dialled.read(JsonSlice.of(CALL), heard);

        assertThat(heard.lines()).containsExactly("call \"1\" demo.add {\"a\":1}", "reply {\"id\":0,\"data\":3}");
        assertThat(protocol.counts()).isEqualTo(new RepeatCounts(1, 0, 0));
    }

    @Test
    void repeatOfAFailureFailsTheSame() {
        dialled.read(JsonSlice.of(CALL), heard);
        dialled.writeFailure(out, key(1), null, Fault.of(-32013, "late"));

        dialled.read(JsonSlice.of(CALL), heard);

        assertThat(heard.lines())
                .last()
                .isEqualTo("reply {\"id\":0,\"data\":{\"error\":{\"code\":-32013,\"message\":\"late\"}}}");
    }

    @Test
    void resultThatCannotBeWrittenLeavesTheCallToItsFailure() {
        dialled.read(JsonSlice.of(CALL), heard);
        assertThatThrownBy(() -> dialled.writeResult(out, key(1), null, json("\"" + "x".repeat(LONGEST) + "\"")))
                .isInstanceOf(OutboundTooLargeException.class);
        out.reset();

        assertThat(dialled.writeFailure(out, key(1), null, Fault.of(-32008, "too large")))
                .isTrue();
        assertThat(dialled.writeFailure(out, key(1), null, Fault.of(-32008, "too large")))
                .isFalse();
    }

    @Test
    void callThatAClosingEndDidNotRunIsLeftToBeSentAgain() {
        dialled.read(JsonSlice.of(CALL), heard);
        dialled.writeDrain(out, 1, 1);

        assertThat(dialled.writeFailure(out, key(1), null, Fault.of(Fault.BUSY, "closing")))
                .isFalse();
        assertThat(out.length()).isZero();

        dialled.read(JsonSlice.of(CALL), heard);
        assertThat(heard.lines()).last().isEqualTo("call \"2\" demo.add {\"a\":1}");
        assertThat(protocol.counts()).isEqualTo(new RepeatCounts(0, 0, 0));
    }

    @Test
    void callThatAClosingEndStoppedIsLeftToBeSentAgainAndCounted() {
        dialled.read(JsonSlice.of(CALL), heard);
        dialled.writeDrain(out, 1, 1);

        assertThat(dialled.writeFailure(out, key(1), null, Fault.of(Fault.CANCELLED_BY_SERVER, "closing")))
                .isFalse();
        dialled.close();

        assertThat(out.length()).isZero();
        assertThat(protocol.counts()).isEqualTo(new RepeatCounts(0, 0, 1));
    }

    @Test
    void callThatAnEndThatStaysDoesNotRunIsToldAndMayRunWhenItComesAgain() {
        dialled.read(JsonSlice.of(CALL), heard);

        assertThat(dialled.writeFailure(out, key(1), null, Fault.of(Fault.BUSY, "no thread")))
                .isTrue();
        assertThat(out).hasToString("{\"id\":0,\"data\":{\"error\":{\"code\":-32009,\"message\":\"no thread\"}}}");

        dialled.read(JsonSlice.of(CALL), heard);
        assertThat(heard.lines()).last().isEqualTo("call \"2\" demo.add {\"a\":1}");
    }

    @Test
    void callThatAnEndThatStaysStoppedIsToldAndDoesNotRunAgain() {
        dialled.read(JsonSlice.of(CALL), heard);
        var told = "{\"id\":0,\"data\":{\"error\":{\"code\":-32802,\"message\":\"stopped\"}}}";

        assertThat(dialled.writeFailure(out, key(1), null, Fault.of(Fault.CANCELLED_BY_SERVER, "stopped")))
                .isTrue();
        assertThat(out).hasToString(told);

        dialled.read(JsonSlice.of(CALL), heard);
        assertThat(heard.lines()).last().isEqualTo("reply " + told);
        assertThat(protocol.counts()).isEqualTo(new RepeatCounts(1, 0, 0));
    }

    @Test
    void callThatALimitKeptFromRunningIsToldAndMayRunWhenItComesAgain() {
        dialled.read(JsonSlice.of(CALL), heard);

        assertThat(dialled.writeFailure(out, key(1), null, Fault.ofLimit("pendingCalls", Fault.BUSY, "full")))
                .isTrue();
        assertThat(out).hasToString("{\"id\":0,\"data\":{\"error\":{\"code\":-32009,\"message\":\"full\"}}}");

        dialled.read(JsonSlice.of(CALL), heard);
        assertThat(heard.lines()).last().isEqualTo("call \"2\" demo.add {\"a\":1}");
    }

    @Test
    void callsOfAConnectionThatHasEndedAreCountedAndNotAnswered() {
        dialled.read(JsonSlice.of(CALL), heard);

        dialled.close();

        assertThat(dialled.keepsCalls()).isFalse();
        assertThat(dialled.writeResult(out, key(1), null, json("3"))).isFalse();
        assertThat(dialled.writeFailure(out, key(1), null, Fault.of(1, "m"))).isFalse();
        assertThat(protocol.counts()).isEqualTo(new RepeatCounts(0, 0, 1));
    }

    @Test
    void groupsOfAnswersAreNotCarried() {
        assertThatThrownBy(() -> dialled.writeGroup(out, new ReplyGroup() {}))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("WebSocketR2 has no groups of answers");
    }

    private static JsonSlice key(int number) {
        return JsonSlice.of("\"" + number + "\"");
    }

    private static Payload json(String text) {
        return to -> to.raw(JsonSlice.of(text));
    }
}
