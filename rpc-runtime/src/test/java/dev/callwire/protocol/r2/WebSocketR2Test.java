package dev.callwire.protocol.r2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Feature;
import dev.callwire.protocol.Heard;
import dev.callwire.protocol.Opening;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.Served;
import dev.callwire.transport.Handshake;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketR2Test {
    private static final ProtocolLimits LIMITS = new ProtocolLimits(JsonLimits.DEFAULTS, 0, 128, 256, 4096);
    private static final String CALL = "{\"data\":{\"action\":\"m\"},\"id\":0}";

    private final WebSocketR2 named = WebSocketR2.builder()
            .clients(2)
            .clientName(handshake -> Optional.of(handshake.query()))
            .build();
    private final Heard first = new Heard();
    private final Heard second = new Heard();
    private final JsonWriter out = new JsonWriter(64, 4096);

    @Test
    void protocolIsFoundByItsPathAlone() {
        var protocol = WebSocketR2.PROTOCOL;

        assertThat(protocol.name()).isEqualTo("WebSocketR2");
        assertThat(protocol).hasToString("WebSocketR2");
        assertThat(protocol.paths()).containsExactly("/r2");
        assertThat(protocol.subprotocols()).containsExactly("r2");
        assertThat(protocol.isSpokenWithoutSubprotocol()).isTrue();
        assertThat(protocol.isSpokenOverHttp()).isFalse();
        assertThat(protocol.keepsIds()).isTrue();
        assertThat(protocol.features()).containsExactlyInAnyOrder(Feature.TOPIC, Feature.PUBLISH);
    }

    @Test
    void clientSendsAgainAfterTenSecondsUnlessSet() {
        assertThat(WebSocketR2.PROTOCOL.open(new Opening(true, LIMITS)).resendMillis())
                .isEqualTo(10_000);
        assertThat(WebSocketR2.builder()
                        .resendAfter(Duration.ofMillis(250))
                        .build()
                        .open(new Opening(true, LIMITS))
                        .resendMillis())
                .isEqualTo(250);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        var builder = WebSocketR2.builder();

        assertThatThrownBy(() -> builder.answers(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("answers is at least 0, not -1");
        assertThatThrownBy(() -> builder.answerBytes(-1)).hasMessage("answerBytes is at least 0, not -1");
        assertThatThrownBy(() -> builder.clients(0)).hasMessage("clients is at least 1, not 0");
        assertThatThrownBy(() -> builder.callsLeftBehind(-1)).hasMessage("callsLeftBehind is at least 0, not -1");
        assertThatThrownBy(() -> builder.resendAfter(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A call is sent again after a time, not after PT-0.001S");
        assertThatThrownBy(() -> builder.forgetAfter(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A client that has left is forgotten after a time, not after PT-0.001S");
        assertThatCode(() ->
                        builder.forgetAfter(Duration.ofSeconds(Long.MAX_VALUE)).build())
                .doesNotThrowAnyException();
    }

    @Test
    void settingsOfTheRecordHold() {
        var none = WebSocketR2.builder().answers(0).build().open(new Opening(false, LIMITS));
        var small = WebSocketR2.builder().answerBytes(3).build().open(new Opening(false, LIMITS));

        for (var session : List.of(none, small)) {
            session.read(JsonSlice.of(CALL), first);
            answer(session);
            session.read(JsonSlice.of(CALL), first);
            assertThat(first.lines()).containsExactly("call \"1\" m", "call \"2\" m");
            first.lines().clear();
        }
    }

    @Test
    void connectionsWithoutANameShareNothing() {
        var protocol = WebSocketR2.builder().build();
        var session = protocol.open(opening(false, "a"));
        session.read(JsonSlice.of(CALL), first);
        answer(session);
        session.close();

        protocol.open(opening(false, "a")).read(JsonSlice.of(CALL), second);

        assertThat(second.lines()).containsExactly("call \"1\" m");
    }

    @Test
    void answerOfANamedClientIsThereOverItsNextConnection() {
        var session = named.open(opening(false, "a"));
        session.read(JsonSlice.of(CALL), first);
        answer(session);
        session.close();

        named.open(opening(false, "a")).read(JsonSlice.of(CALL), second);

        assertThat(second.lines()).containsExactly("reply {\"id\":0,\"data\":3}");
        assertThat(named.counts()).isEqualTo(new RepeatCounts(1, 0, 0));
    }

    @Test
    void callOfANamedClientGoesOnAndItsAnswerGoesWhereItWasAskedLast() {
        var session = named.open(opening(false, "a"));
        session.read(JsonSlice.of(CALL), first);
        session.close();
        assertThat(session.keepsCalls()).isTrue();

        named.open(opening(false, "a")).read(JsonSlice.of(CALL), second);
        assertThat(session.writeResult(out, JsonSlice.of("\"1\""), null, to -> to.value(3)))
                .isFalse();

        assertThat(out.length()).isZero();
        assertThat(second.lines()).containsExactly("reply {\"id\":0,\"data\":3}");
        assertThat(named.counts()).isEqualTo(new RepeatCounts(0, 1, 0));
    }

    @Test
    void callThatAClosingEndStoppedWhenItsConnectionWasGoneIsLeftToBeSentAgain() {
        var session = named.open(opening(false, "a"));
        session.read(JsonSlice.of(CALL), first);
        session.close();
        var next = named.open(opening(false, "a"));
        next.read(JsonSlice.of(CALL), second);

        session.writeFailure(out, JsonSlice.of("\"1\""), null, Fault.of(Fault.CANCELLED_BY_SERVER, "closing"));
        next.read(JsonSlice.of(CALL), second);

        assertThat(second.lines()).containsExactly("call \"2\" m");
        assertThat(named.counts()).isEqualTo(new RepeatCounts(0, 1, 1));
    }

    @Test
    void callThatIsNotRunWhenItsConnectionIsGoneIsToldWhereItIsAwaited() {
        var session = named.open(opening(false, "a"));
        session.read(JsonSlice.of(CALL), first);
        session.close();
        named.open(opening(false, "a")).read(JsonSlice.of(CALL), second);

        session.writeFailure(out, JsonSlice.of("\"1\""), null, Fault.of(Fault.BUSY, "no thread"));

        assertThat(second.lines())
                .containsExactly("reply {\"id\":0,\"data\":{\"error\":{\"code\":-32009,\"message\":\"no thread\"}}}");
    }

    @Test
    void otherNameIsAnotherClient() {
        named.open(opening(false, "a")).read(JsonSlice.of(CALL), first);

        named.open(opening(false, "b")).read(JsonSlice.of(CALL), second);

        assertThat(second.lines()).containsExactly("call \"1\" m");
    }

    @Test
    void clientThatHasNotComeForLongestIsForgotten() {
        named.open(opening(false, "a")).read(JsonSlice.of(CALL), first);
        named.open(opening(false, "b"));
        named.open(opening(false, "a")).read(JsonSlice.of(CALL), first);
        named.open(opening(false, "c"));
        named.open(opening(false, "a")).read(JsonSlice.of(CALL), first);
        assertThat(first.lines()).containsExactly("call \"1\" m");

        named.open(opening(false, "b"));
        named.open(opening(false, "c"));
        named.open(opening(false, "a")).read(JsonSlice.of(CALL), second);
        assertThat(second.lines()).containsExactly("call \"1\" m");
    }

    @Test
    void clientThatIsConnectedIsNotForgottenForThoseThatHaveLeft() {
        named.open(opening(false, "a")).read(JsonSlice.of(CALL), first);
        for (var name : List.of("b", "c", "d")) {
            named.open(opening(false, name)).close();
        }

        named.open(opening(false, "a")).read(JsonSlice.of(CALL), second);

        assertThat(second.lines()).isEmpty();
        assertThat(named.counts()).isEqualTo(new RepeatCounts(0, 1, 0));
    }

    @Test
    void clientThatHasLeftIsForgottenAfterTheTimeThatIsSet() {
        var brief = WebSocketR2.builder()
                .forgetAfter(Duration.ZERO)
                .clientName(handshake -> Optional.of("a"))
                .build();
        var session = brief.open(opening(false, ""));
        session.read(JsonSlice.of(CALL), first);
        answer(session);
        session.close();

        brief.open(opening(false, "")).read(JsonSlice.of(CALL), second);

        assertThat(second.lines()).containsExactly("call \"1\" m");
    }

    @Test
    void tooManyCallsDoNotGoOnWithoutTheirConnection() {
        var few = WebSocketR2.builder()
                .answers(1)
                .clientName(handshake -> Optional.of("a"))
                .build();
        var session = few.open(opening(false, ""));
        session.read(JsonSlice.of(CALL), first);
        session.read(JsonSlice.of(CALL.replace("0", "1")), first);
        assertThat(session.keepsCalls()).isTrue();

        session.close();

        assertThat(session.keepsCalls()).isFalse();
        assertThat(few.counts()).isEqualTo(new RepeatCounts(0, 0, 2));
    }

    @Test
    void callsThatGoOnWithoutAConnectionHaveABoundForAllNamesTogether() {
        var few = WebSocketR2.builder()
                .callsLeftBehind(1)
                .clientName(handshake -> Optional.of(handshake.query()))
                .build();
        var session = few.open(opening(false, "a"));
        session.read(JsonSlice.of(CALL), first);
        session.close();
        assertThat(session.keepsCalls()).isTrue();
        assertThat(few.callsLeftBehind()).isEqualTo(1);

        var other = few.open(opening(false, "b"));
        other.read(JsonSlice.of(CALL), second);
        other.close();
        assertThat(other.keepsCalls()).isFalse();

        session.writeResult(out, JsonSlice.of("\"1\""), null, to -> to.value(3));
        assertThat(few.callsLeftBehind()).isZero();
        assertThat(few.counts()).isEqualTo(new RepeatCounts(0, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "none", "failing"})
    void clientWithoutAUsableNameIsServedAsAnyOther(String how) {
        var protocol = WebSocketR2.builder()
                .clientName(handshake -> switch (how) {
                    case "empty" -> Optional.of("");
                    case "none" -> Optional.empty();
                    default -> throw new IllegalStateException("The application is wrong");
                })
                .build();

        assertThat(protocol.open(opening(false, "a")).keepsCalls()).isFalse();
    }

    @Test
    void endThatDialsIsNotNamed() {
        assertThat(named.open(opening(true, "a")).keepsCalls()).isFalse();
    }

    @Test
    void connectionOverWhichNothingCameEndsQuietly() {
        var session = named.open(opening(false, "a"));

        session.close();

        assertThat(named.counts()).isEqualTo(new RepeatCounts(0, 0, 0));
    }

    private void answer(ProtocolSession session) {
        session.writeResult(out, JsonSlice.of("\"1\""), null, to -> to.value(3));
        out.reset();
    }

    private static Opening opening(boolean dialled, String query) {
        return new Opening(dialled, LIMITS, new Handshake("/r2", query, Map.of(), List.of(), null), Served.NOTHING);
    }
}
