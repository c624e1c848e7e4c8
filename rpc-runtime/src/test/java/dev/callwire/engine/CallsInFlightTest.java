package dev.callwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallsInFlightTest {
    private final CallsInFlight calls = new CallsInFlight();

    @Test
    void callIsFoundByItsId() {
        var call = add("7");
        add("\"7\"");

        assertThat(calls.find(JsonSlice.of("7"))).isSameAs(call);
        assertThat(calls.find(JsonSlice.of("8"))).isNull();
    }

    @Test
    void nothingIsFoundAmongNone() {
        assertThat(calls.find(JsonSlice.of("7"))).isNull();
        assertThat(calls.all()).isEmpty();
    }

    @Test
    void answeredCallIsNotFoundAndYetInFlight() {
        var call = add("7");

        call.abandon(null);

        assertThat(calls.find(JsonSlice.of("7"))).isNull();
        assertThat(calls.all()).containsExactly(call);
    }

    @Test
    void callThatHasLeftIsNeitherFoundNorInFlight() {
        var call = add("7");
        var other = add("8");

        call.left();

        assertThat(calls.find(JsonSlice.of("7"))).isNull();
        assertThat(calls.all()).containsExactly(other);
        assertThat(calls.find(JsonSlice.of("8"))).isSameAs(other);
    }

    @Test
    void idOfACallThatHasLeftIsThatOfTheNext() {
        add("7").left();
        var next = add("7");

        assertThat(calls.find(JsonSlice.of("7"))).isSameAs(next);
    }

    @Test
    void callsWithoutAnIdAreInFlightAndNeverFound() {
        var notification = add(null);
        var call = add("null");

        assertThat(calls.all()).containsExactlyInAnyOrder(notification, call);
        assertThat(calls.find(JsonSlice.of("null"))).isNull();
    }

    @Test
    void eachOfManyIsFoundWhileOthersComeAndGo() {
        List<IncomingCall> stay = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            var call = add(Integer.toString(i));
            if (i % 20 == 0) {
                stay.add(call);
            } else {
                call.left();
            }
        }

        assertThat(stay).allSatisfy(call -> assertThat(calls.find(call.id())).isSameAs(call));
        assertThat(calls.find(JsonSlice.of("19999"))).isNull();
        assertThat(calls.all()).containsExactlyInAnyOrderElementsOf(stay);
    }

    @Test
    void forgettingKeepsWhatHasNotLeft() {
        var call = add("7");
        add("8").left();

        calls.forgetLeft();

        assertThat(calls.find(JsonSlice.of("7"))).isSameAs(call);
        assertThat(calls.all()).containsExactly(call);
    }

    private IncomingCall add(@Nullable String id) {
        var call = new IncomingCall(null, null, id == null ? null : JsonSlice.of(id), null, new CallMeta(), 0);
        calls.add(call);
        return call;
    }
}
