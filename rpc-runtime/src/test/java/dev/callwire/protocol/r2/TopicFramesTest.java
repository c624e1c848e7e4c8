package dev.callwire.protocol.r2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.StreamItem;
import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicFramesTest {
    private static final byte[] TICKS = "\"demo.ticks\"".getBytes(UTF_8);
    private static final CallMeta NO_META = new CallMeta();
    private static final TopicFrames FRAMES = TopicFrames.FRAMES;

    @Test
    void eventIsTheSameForAllWhoListen() {
        var name = FRAMES.ofTopic(TICKS);

        assertThat(written(out -> FRAMES.writeItem(out, name, "cursor", 3, item -> item.value(5))))
                .isEqualTo("{\"data\":{\"event\":\"demo.ticks\",\"data\":5}}");
        assertThat(name)
                .isEqualTo(FRAMES.ofTopic(TICKS.clone()))
                .hasSameHashCodeAs(FRAMES.ofToken(JsonSlice.of(TICKS)))
                .isNotEqualTo(FRAMES.ofTopic("\"other\"".getBytes(UTF_8)))
                .isNotEqualTo("\"demo.ticks\"")
                .hasToString("TopicName[\"demo.ticks\"]");
        assertThat(name.token()).hasToString("\"demo.ticks\"");
    }

    @Test
    void topicIsSubscribedToAndLeftByItsName() {
        assertThat(written(out -> FRAMES.writeSubscribe(out, 7, TICKS, null, NO_META)))
                .isEqualTo("{\"data\":{\"action\":\"subscribe\",\"params\":{\"topic\":\"demo.ticks\"}},\"id\":7}");
        assertThat(written(out -> FRAMES.writeUnsubscribe(out, 8, null, JsonSlice.of(TICKS))))
                .isEqualTo("{\"data\":{\"action\":\"unsubscribe\",\"params\":{\"topic\":\"demo.ticks\"}},\"id\":8}");
    }

    @Test
    void eventIsPublishedByTheNameOfItsTopic() {
        assertThat(written(out -> FRAMES.writePublish(out, 7, TICKS, event -> event.value(5), NO_META)))
                .isEqualTo(
                        "{\"data\":{\"action\":\"publish\",\"params\":{\"topic\":\"demo.ticks\",\"data\":5}},\"id\":7}");
    }

    @Test
    void listenerHearsTrueOrWhyNot() {
        assertThat(written(out -> FRAMES.writeListened(out, Collections.singletonMap("t", null))))
                .isEqualTo("true");
        assertThat(written(out -> FRAMES.writeListened(out, Map.of("t", Fault.of(-32602, "There is no topic t")))))
                .isEqualTo("{\"error\":{\"code\":-32602,\"message\":\"There is no topic t\"}}");
    }

    @Test
    void subscriptionIsKnownByItsTopic() {
        assertThat(FRAMES.readSubscribed(JsonSlice.of("true"), 7, TICKS)).hasToString("\"demo.ticks\"");
        assertThat(FRAMES.readSubscribed(JsonSlice.of("false"), 7, TICKS)).isNull();
        assertThat(FRAMES.readSubscribed(JsonSlice.of("\"s1\""), 7, TICKS)).isNull();
        assertThat(FRAMES.readSubscribed(new JsonSlice(), 7, TICKS)).isNull();
    }

    @Test
    void whatCannotBeSaidOfATopicIsNotSaid() {
        var name = FRAMES.ofTopic(TICKS);

        assertThat(written(out -> {
                    FRAMES.writeResync(out, name);
                    FRAMES.writePosition(out, name, "cursor");
                    FRAMES.writeDemand(out, name, 5);
                    FRAMES.writeEnd(out, name, Fault.of(Fault.LAGGED, "lagged"));
                }))
                .isEmpty();
        assertThat(FRAMES.readParameter(JsonSlice.of("{\"token\":1}"))).isNull();
        assertThat(FRAMES.readEvent(JsonSlice.of("{\"subscription\":1}"), new JsonSlice(), new StreamItem()))
                .isFalse();
    }

    static Stream<ThrowingCallable> streamsOfCalls() {
        var name = FRAMES.ofTopic(TICKS);
        var text = JsonSlice.of("1");
        var out = new JsonWriter(64, 64);
        return Stream.of(
                () -> FRAMES.ofCall(text, text),
                () -> FRAMES.ofOwnCall(1),
                () -> FRAMES.ofParameter(1),
                () -> FRAMES.writeStop(out, name),
                () -> FRAMES.writeParameter(out, name),
                () -> FRAMES.ofSubscription(text, "t1", TICKS),
                () -> FRAMES.writeSubscribed(out, name),
                () -> FRAMES.writeSubscribe(out, 1, TICKS, keys -> keys.raw(text), NO_META));
    }

    @ParameterizedTest
    @MethodSource("streamsOfCalls")
    void streamsOfCallsAreNotCarried(ThrowingCallable use) {
        assertThatThrownBy(use)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("WebSocketR2 has no ");
    }

    private static String written(Consumer<JsonWriter> frame) {
        var out = new JsonWriter(64, 4096);
        frame.accept(out);
        return out.toString();
    }
}
