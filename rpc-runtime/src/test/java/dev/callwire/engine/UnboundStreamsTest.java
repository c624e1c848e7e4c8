package dev.callwire.engine;

import static dev.callwire.engine.Handlers.call;
import static dev.callwire.engine.Handlers.cancel;
import static dev.callwire.engine.Handlers.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.call.LaggedException;
import dev.callwire.call.Limits;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams over a protocol in which nobody says how much is wanted. */
class UnboundStreamsTest {
    private static final Limits NARROW =
            Limits.builder().streamBufferBytes(100_000).build();

    private final Ear<Integer> ear = new Ear<>();

    private static String progress(Object token, int value) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":" + token + ",\"value\":" + value
                + "}}";
    }

    private static final String END = "{\"jsonrpc\":\"2.0\",\"method\":\"$/stream/end\",\"params\":{\"token\":\"u1\"}}";

    private static final String SUM = call(1, "sum", "[{\"token\":\"u1\"}]");

    private Rig subscribed(Limits limits) {
        var rig = Rig.dialling(limits, new WithoutDemand());
        rig.caller().stream(Numbers.TICKS, Arguments.NONE).subscribe(ear);
        rig.settle();
        rig.wire.received();
        return rig;
    }

    @Test
    void itemsThatNobodyAskedForWait() {
        var rig = subscribed(Limits.DEFAULTS);
        IntStream.range(0, 5_000).forEach(i -> rig.wire.send(progress(1, i)));
        rig.settle();
        assertThat(ear.items).isEmpty();

        ear.subscription.request(Long.MAX_VALUE);
        rig.exchange(result(1, "null"));

        assertThat(ear.items).hasSize(5_000).isSorted();
        assertThat(ear.complete).isTrue();
    }

    @Test
    void itemsBeyondTheRoomThatThereIsEndTheirStream() {
        var rig = subscribed(NARROW);
        IntStream.range(0, 2_000).forEach(i -> rig.wire.send(progress(1, i)));

        assertThat(rig.exchange()).containsExactly(cancel(1));
        ear.subscription.request(Long.MAX_VALUE);
        rig.settle();

        assertThat(ear.items).hasSizeBetween(900, 1_100).isSorted();
        assertThat(ear.failure)
                .isInstanceOf(LaggedException.class)
                .hasMessage("ticks was ended: its items came faster than they were taken, the protocol has no demand to"
                        + " slow down who sends them, and too many bytes wait in the streams of the connection"
                        + " (streamBufferBytes)");
    }

    private static Rig serving(Limits limits) {
        var rig = Rig.dialled(limits, new WithoutDemand());
        new Numbers().addTo(rig.methods);
        return rig;
    }

    @Test
    void itemsThatComeBeforeTheirCallIsLookedAtAreKept() {
        var rig = serving(Limits.DEFAULTS);

        assertThat(rig.exchange(SUM, progress("\"u1\"", 1), progress("\"u1\"", 2), progress("\"u1\"", 3), END))
                .containsExactly(result(1, "6"));
    }

    @Test
    void itemsThatComeBeforeTheirSubscriberAreKept() {
        var rig = Rig.dialled(Limits.DEFAULTS, new WithoutDemand());
        var given = takenLater(rig);
        rig.exchange(SUM);
        rig.exchange(progress("\"u1\"", 1), progress("\"u1\"", 2));

        given.get(0).subscribe(ear);
        ear.subscription.request(Long.MAX_VALUE);
        rig.exchange(progress("\"u1\"", 3), END);

        assertThat(ear.items).containsExactly(1, 2, 3);
        assertThat(ear.complete).isTrue();
    }

    /** Has {@code sum} leave its stream to the test. */
    private static List<Flow.Publisher<Integer>> takenLater(Rig rig) {
        var given = new ArrayList<Flow.Publisher<Integer>>();
        var method = MethodDescriptor.stream("sum", JsonType.INT)
                .streamParam("numbers", JsonType.INT)
                .build();
        rig.methods.stream(method, params -> {
            given.add(params.getStream(0, JsonType.INT));
            return new Numbers.Source<Integer>();
        });
        return given;
    }

    @Test
    void earlyItemsBeyondTheRoomThatThereIsEndTheirStream() {
        var rig = serving(NARROW);
        rig.wire.send(SUM);
        IntStream.range(0, 2_000).forEach(i -> rig.wire.send(progress("\"u1\"", i)));

        assertThat(rig.exchange())
                .hasSize(1)
                .first()
                .asString()
                .contains("\"code\":-32017")
                .contains("The stream that is a parameter of sum was ended: its items came faster")
                .contains("streamBufferBytes");
    }

    @Test
    void itemsBeyondTheRoomBeforeTheSubscriberEndTheirStream() {
        var rig = Rig.dialled(NARROW, new WithoutDemand());
        var given = takenLater(rig);
        rig.exchange(SUM);
        IntStream.range(0, 2_000).forEach(i -> rig.wire.send(progress("\"u1\"", i)));
        rig.settle();

        given.get(0).subscribe(ear);
        ear.subscription.request(Long.MAX_VALUE);
        rig.settle();

        assertThat(ear.items).hasSizeBetween(900, 1_100).isSorted();
        assertThat(ear.failure).isInstanceOf(LaggedException.class).hasMessageContaining("streamBufferBytes");
    }

    @Test
    void earlyItemsOfACallThatHasEndedTakeNoRoom() {
        var rig = serving(NARROW);
        for (int round = 0; round < 5; round++) {
            rig.wire.send(SUM);
            IntStream.range(0, 500).forEach(i -> rig.wire.send(progress("\"u1\"", 1)));
            rig.wire.send(cancel(1));
            rig.exchange();
        }

        assertThat(rig.exchange(SUM, progress("\"u1\"", 7), END)).containsExactly(result(1, "7"));
    }
}
