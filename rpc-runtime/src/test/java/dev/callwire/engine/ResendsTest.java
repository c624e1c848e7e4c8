package dev.callwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.call.CallOptions;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.protocol.r2.WebSocketR2;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls whose answers are late, over a protocol that sends them once more. */
class ResendsTest {
    private static final MethodDescriptor<String> FIND =
            MethodDescriptor.call("find", JsonType.STRING).idempotent().build();
    private static final MethodDescriptor<String> COUNT = MethodDescriptor.call("count", JsonType.STRING)
            .param("n", JsonType.INT)
            .idempotent()
            .build();
    private static final MethodDescriptor<String> PLACE =
            MethodDescriptor.call("place", JsonType.STRING).build();
    private static final Duration LATE = Duration.ofSeconds(5);
    private static final String FOUND = "{\"data\":{\"action\":\"find\"},\"id\":1}";

    private final LinkRig rig =
            LinkRig.speaking(WebSocketR2.builder().resendAfter(LATE).build());

    private CompletableFuture<String> call(MethodDescriptor<String> method) {
        var call = rig.caller(CallOptions.timeout(Duration.ofSeconds(18))).callAsync(method, out -> {});
        rig.settle();
        return call;
    }

    @Test
    void idempotentCallIsSentOnceMoreUnderTheSameIdUntilItIsAnswered() {
        var call = call(FIND);
        rig.pass(LATE.minusMillis(1));
        assertThat(rig.wire().received()).hasSize(1);

        rig.pass(Duration.ofMillis(1));
        assertThat(rig.wire().received()).containsExactly(FOUND);
        rig.pass(LATE);
        assertThat(rig.wire().received()).containsExactly(FOUND);

        rig.answer("{\"id\":1,\"data\":\"here\"}", "{\"id\":1,\"data\":\"here\"}");
        assertThat(call).isCompletedWithValue("here");
        rig.pass(LATE.multipliedBy(3));
        assertThat(rig.wire().received()).isEmpty();
    }

    @Test
    void callIsSentOnceMoreAsItWasAtFirst() {
        var written = new AtomicInteger();
        rig.caller(CallOptions.timeout(Duration.ofSeconds(18)))
                .callAsync(COUNT, out -> out.put(written.incrementAndGet()));
        rig.settle();
        var first = rig.wire().received();

        rig.pass(LATE);
        assertThat(rig.wire().received()).isEqualTo(first);
        rig.cut();
        rig.pass(Duration.ofMillis(100));

        assertThat(rig.wire().received()).isEqualTo(first);
        assertThat(written).hasValue(1);
    }

    @Test
    void callIsSentOnceMoreBeforeItsTimeIsOverWhereNothingIsSet() {
        var unset = LinkRig.speaking(WebSocketR2.PROTOCOL);
        var call = unset.caller().callAsync(FIND, out -> {});
        unset.settle();
        unset.wire().received();

        unset.pass(Duration.ofSeconds(10));
        assertThat(unset.wire().received()).containsExactly(FOUND);

        unset.answer("{\"id\":1,\"data\":\"here\"}");
        assertThat(call).isCompletedWithValue("here");
    }

    @Test
    void callThatIsSentOnceMoreOverANewConnectionAloneIsTheSameThere() {
        var patient = LinkRig.speaking(
                WebSocketR2.builder().resendAfter(Duration.ZERO).build());
        var written = new AtomicInteger();
        patient.caller().callAsync(COUNT, out -> out.put(written.incrementAndGet()));
        patient.settle();
        var first = patient.wire().received();
        patient.pass(Duration.ofSeconds(20));
        assertThat(patient.wire().received()).isEmpty();

        patient.cut();
        patient.pass(Duration.ofMillis(100));

        assertThat(patient.wire().received()).isEqualTo(first);
        assertThat(written).hasValue(1);
    }

    @Test
    void callThatMayNotRunTwiceIsSentOnce() {
        call(PLACE);

        rig.pass(LATE.multipliedBy(3));

        assertThat(rig.wire().received()).hasSize(1);
    }

    @Test
    void callIsSentNoMoreWhenItsTimeIsOver() {
        var call = call(FIND);

        rig.pass(Duration.ofSeconds(18));

        assertThat(call).isCompletedExceptionally();
        assertThat(call.handle((value, failure) -> failure).join()).isInstanceOf(DeadlineExceededException.class);
        rig.wire().received();
        rig.pass(LATE.multipliedBy(2));
        assertThat(rig.wire().received()).isEmpty();
    }

    @Test
    void callKeepsItsIdOverTheNextConnection() {
        call(FIND);
        rig.cut();
        rig.pass(Duration.ofMillis(100));

        assertThat(rig.connections()).isEqualTo(2);
        assertThat(rig.wire().received()).containsExactly(FOUND);

        call(FIND);
        assertThat(rig.wire().received()).containsExactly(FOUND.replace(":1}", ":2}"));
        rig.pass(LATE);
        assertThat(rig.wire().received()).containsExactlyInAnyOrder(FOUND, FOUND.replace(":1}", ":2}"));
    }
}
