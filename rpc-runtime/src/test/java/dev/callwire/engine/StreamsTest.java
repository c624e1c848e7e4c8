package dev.callwire.engine;

import static dev.callwire.engine.Handlers.call;
import static dev.callwire.engine.Handlers.cancel;
import static dev.callwire.engine.Handlers.error;
import static dev.callwire.engine.Handlers.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.callwire.call.CallCancelledException;
import dev.callwire.call.CallContext;
import dev.callwire.call.FaultException;
import dev.callwire.call.LaggedException;
import dev.callwire.call.Limits;
import dev.callwire.call.MalformedAnswerException;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.stream.Gap;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StreamsTest {
    private static String progress(Object token, Object value) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":" + token + ",\"value\":" + value
                + "}}";
    }

    private static String request(Object token, Object count) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"$/stream/request\",\"params\":{\"token\":" + token + ",\"n\":" + count
                + "}}";
    }

    private static String withCredit(Object id, String method, String params, long credit) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params
                + ",\"meta\":{\"credit\":" + credit + "}}";
    }

    /** This end produces; the other one is bare frames. */
    @Nested
    class Results {
        private final Rig rig = new Rig();
        private final Numbers numbers = new Numbers();

        @BeforeEach
        void serve() {
            numbers.addTo(rig.methods);
            new Handlers().addTo(rig.methods);
        }

        @Test
        void itemsComeBeforeTheAnswer() {
            assertThat(rig.exchange(call(1, "count", "[3]")))
                    .containsExactly(progress(1, 1), progress(1, 2), progress(1, 3), result(1, "null"));
        }

        @Test
        void anEmptyStreamIsAnswered() {
            assertThat(rig.exchange(call(1, "count", "[0]"))).containsExactly(result(1, "null"));
        }

        @Test
        void noMoreItemsAreSentThanWereGranted() {
            assertThat(rig.exchange(withCredit(1, "count", "[5]", 2))).containsExactly(progress(1, 1), progress(1, 2));
            assertThat(rig.exchange(request(1, 1))).containsExactly(progress(1, 3));
            assertThat(rig.exchange(request(1, 9))).containsExactly(progress(1, 4), progress(1, 5), result(1, "null"));
        }

        @Test
        void demandReachesThePublisher() {
            rig.exchange(withCredit(1, "ticks", "[]", 3));
            assertThat(numbers.sources.get(0).requested).isEqualTo(3);
            rig.exchange(request(1, 4));
            assertThat(numbers.sources.get(0).requested).isEqualTo(7);
        }

        @Test
        void aStalledStreamHoldsUpNothingElse() {
            rig.exchange(withCredit(1, "count", "[5]", 1));

            assertThat(rig.exchange(call(2, "echo", "[\"a\"]"), call(3, "count", "[1]")))
                    .containsExactlyInAnyOrder(result(2, "\"a\""), progress(3, 1), result(3, "null"));
        }

        @Test
        void aStreamTakesNoSlotWhenItsHandlerHasReturned() {
            var narrow = new Rig(Limits.builder().callsInFlight(1).build());
            numbers.addTo(narrow.methods);
            narrow.exchange(withCredit(1, "ticks", "[]", 1), withCredit(2, "ticks", "[]", 1));

            assertThat(numbers.sources).hasSize(2);
        }

        @Test
        void aCancelReachesThePublisher() {
            rig.exchange(call(1, "ticks", "[]"));

            assertThat(rig.exchange(cancel(1))).containsExactly(error(1, -32800, "ticks was cancelled"));
            assertThat(numbers.sources.get(0).cancelled).isTrue();
        }

        @Test
        void nothingFollowsTheAnswerToACancel() {
            rig.exchange(call(1, "ticks", "[]"));
            rig.exchange(cancel(1));
            numbers.sources.get(0).give(1);
            numbers.sources.get(0).complete();

            assertThat(rig.exchange(cancel(1), request(1, 5))).isEmpty();
        }

        @Test
        void theAnswerToACancelComesAfterTheItemThatIsOnItsWay() {
            var items = new Numbers.Source<CancelsItsCall>();
            rig.methods.stream(
                    MethodDescriptor.stream("cancelling", JsonType.of(CancelsItsCall.class))
                            .build(),
                    params -> items);
            rig.exchange(call(1, "cancelling", "[]"));
            items.give(new CancelsItsCall(rig, 1));
            items.give(new CancelsItsCall(rig, 1));

            assertThat(rig.exchange())
                    .containsExactly(progress(1, "{\"call\":1}"), error(1, -32800, "cancelling was cancelled"));
        }

        /** What makes its call be cancelled while it is written. */
        record CancelsItsCall(@JsonIgnore Rig rig, int call) {
            @Override
            public int call() {
                rig.send(cancel(call));
                rig.read();
                return call;
            }
        }

        @Test
        void aFailureIsTheAnswer() {
            rig.exchange(call(1, "ticks", "[]"));
            numbers.sources.get(0).give(7);
            numbers.sources.get(0).fail(new FaultException(1234, "no more"));

            assertThat(rig.exchange()).containsExactly(progress(1, 7), error(1, 1234, "no more"));
        }

        @Test
        void aPublisherThatSendsMoreThanItWasAskedForIsStopped() {
            rig.exchange(withCredit(1, "ticks", "[]", 1));
            numbers.sources.get(0).give(1, 2);

            assertThat(rig.exchange()).first().isEqualTo(progress(1, 1));
            assertThat(numbers.sources.get(0).cancelled).isTrue();
        }

        @Test
        void demandThatIsNoPositiveIntegerEndsItsStreamAlone() {
            rig.exchange(withCredit(1, "ticks", "[]", 1), withCredit(2, "ticks", "[]", 1));

            for (var bad : List.of("-1", "0", "1.5", "\"1\"", "99999999999999999999")) {
                assertThat(rig.exchange(withCredit(9, "ticks", "[]", 1), request(9, bad)))
                        .containsExactly(error(9, -32602, "Demand is a positive integer of at most 18 digits (n)"));
            }
            numbers.sources.get(1).give(5);
            assertThat(rig.exchange()).containsExactly(progress(2, 5));
        }

        @Test
        void demandIsAddedUpWithoutOverflow() {
            rig.exchange(withCredit(1, "ticks", "[]", 999_999_999_999_999_999L));
            for (int i = 0; i < 20; i++) {
                rig.exchange(request(1, 999_999_999_999_999_999L));
            }
            numbers.sources.get(0).give(5);

            assertThat(rig.exchange()).containsExactly(progress(1, 5));
        }

        @Test
        void theTokenIsTheOneThatTheCallerAskedFor() {
            assertThat(rig.exchange(call(1, "count", "{\"upTo\":1,\"partialResultToken\":\"p\"}")))
                    .containsExactly(progress("\"p\"", 1), result(1, "null"));
        }

        @Test
        void oneStreamMoreThanTheLimitIsRefused() {
            var narrow = new Rig(Limits.builder().streams(1).build());
            numbers.addTo(narrow.methods);
            narrow.exchange(call(1, "ticks", "[]"));

            assertThat(narrow.exchange(call(2, "ticks", "[]")))
                    .containsExactly(error(2, -32006, "At most 1 streams may be open at a time (streams)"));
            narrow.exchange(cancel(1));
            assertThat(narrow.exchange(call(3, "count", "[0]"))).containsExactly(result(3, "null"));
        }

        @Test
        void onlyTheNewestItemWaitsAndTheConsumerIsToldWhatItMissed() {
            rig.exchange(withCredit(1, "latest", "[]", 1));
            numbers.sources.get(0).give(1, 2, 3, 4);
            assertThat(rig.exchange()).containsExactly(progress(1, 1));

            assertThat(rig.exchange(request(1, 1)))
                    .containsExactly("{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":1,"
                            + "\"missed\":2,\"value\":4}}");
        }

        @Test
        void aConsumerThatLagsIsToldSo() {
            rig.exchange(withCredit(1, "closing", "[]", 1));
            numbers.sources.get(0).give(1, 2, 3, 4);

            assertThat(rig.exchange())
                    .containsExactly(
                            progress(1, 1),
                            error(
                                    1,
                                    -32017,
                                    "The consumer of closing lags: its items came faster than they were taken,"
                                            + " and the buffer is full"));
            assertThat(numbers.sources.get(0).cancelled).isTrue();
        }

        @Test
        void nothingIsLeftOfStreamsThatHaveEnded() {
            rig.exchange(call(1, "count", "[3]"), call(2, "ticks", "[]"), call(3, "ticks", "[]"));
            rig.exchange(cancel(2));
            numbers.sources.get(1).complete();
            rig.settle();

            assertThat(rig.peer.streams()).isZero();
        }

        @Test
        void aLostConnectionCancelsThePublisher() {
            rig.exchange(call(1, "ticks", "[]"));
            rig.wire.close();
            rig.settle();

            assertThat(numbers.sources.get(0).cancelled).isTrue();
            assertThat(rig.peer.streams()).isZero();
        }

        @Test
        void anEndThatComesBeforeItsCallIsServedCounts() {
            assertThat(rig.exchange(
                            call(1, "sum", "{\"numbers\":{\"token\":\"u1\"}}"),
                            "{\"jsonrpc\":\"2.0\",\"method\":\"$/stream/end\",\"params\":{\"token\":\"u1\"}}"))
                    .endsWith(result(1, "0"));
        }

        @Test
        void anEndThatComesAfterItsCallIsOfNoOther() {
            var end = "{\"jsonrpc\":\"2.0\",\"method\":\"$/stream/end\",\"params\":{\"token\":\"u1\"}}";
            rig.exchange(call(1, "sum", "{\"numbers\":{\"token\":\"u1\"}}"));
            rig.exchange(cancel(1));
            rig.exchange(end);

            assertThat(rig.exchange(call(2, "sum", "{\"numbers\":{\"token\":\"u1\"}}")))
                    .containsExactly(request("\"u1\"", 32));
            assertThat(rig.exchange(progress("\"u1\"", 5), end)).endsWith(result(2, "5"));
        }

        @Test
        void aTrackedStreamGoesOnBehindItsCursor() {
            rig.methods.trackedStream(Numbers.TRACKED, params -> {
                var cursor = CallContext.current().lastCursor().orElse("none");
                var source = new Numbers.Source<Integer>();
                numbers.sources.add(source);
                assertThat(cursor).isEqualTo("c4");
                return subscriber -> {
                    source.subscribe(new Numbers.Mapped(subscriber));
                };
            });
            assertThat(rig.exchange(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tracked\",\"meta\":{\"lastEventId\":\"c4\"}}"))
                    .isEmpty();
            numbers.sources.get(0).give(5);

            assertThat(rig.exchange())
                    .containsExactly("{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":1,"
                            + "\"id\":\"c5\",\"value\":5}}");
        }

        @Test
        void aTrackedStreamWhoseHandlerPassesTheCursorOverBeginsAnew() {
            rig.methods.trackedStream(Numbers.TRACKED, params -> subscriber -> {});

            assertThat(rig.exchange(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tracked\",\"meta\":{\"lastEventId\":\"c4\"}}"))
                    .containsExactly(
                            "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":1,\"resync\":true}}");
        }

        @Test
        void aTrackedStreamIsLeftToOthersWhenThisEndCloses() {
            rig.methods.trackedStream(Numbers.TRACKED, params -> subscriber -> {});
            rig.exchange(call(1, "tracked", "[]"));
            assertThat(rig.drain()).isDone();

            assertThat(rig.exchange()).contains(error(1, -32802, "This end is closing; the stream goes on elsewhere"));
        }

        @Test
        void aStreamLastsAsLongAsItsCallerSaid() {
            rig.exchange("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ticks\",\"meta\":{\"timeoutMs\":90000}}");
            rig.pass(Duration.ofSeconds(89));
            assertThat(rig.exchange()).isEmpty();
            rig.pass(Duration.ofSeconds(2));

            assertThat(rig.exchange()).singleElement().asString().contains("-32013");
        }

        @Test
        void drainWaitsForAStream() {
            rig.exchange(call(1, "ticks", "[]"));
            var drained = rig.drain();
            assertThat(drained).isNotDone();
            numbers.sources.get(0).complete();
            rig.settle();

            assertThat(drained).isDone();
        }
    }

    /** Both ends. */
    @Nested
    class BothEnds {
        private final Pair pair = new Pair();
        private final Numbers numbers = new Numbers();
        private final Ear<Integer> ear = new Ear<>();

        @BeforeEach
        void serve() {
            numbers.addTo(pair.dialledMethods);
        }

        private void count(int upTo) {
            pair.caller().stream(Numbers.COUNT, out -> out.put(upTo)).subscribe(ear);
            pair.settle();
        }

        private void ask(long count) {
            ear.subscription.request(count);
            pair.settle();
        }

        @Test
        void theSubscriberGetsWhatItAsksFor() {
            count(3);
            assertThat(ear.items).isEmpty();
            ask(2);
            assertThat(ear.items).containsExactly(1, 2);
            assertThat(ear.complete).isFalse();
            ask(5);
            assertThat(ear.items).containsExactly(1, 2, 3);
            assertThat(ear.complete).isTrue();
        }

        @Test
        void aLongStreamComesWhole() {
            count(100_000);
            ask(Long.MAX_VALUE);

            assertThat(ear.items)
                    .isEqualTo(IntStream.rangeClosed(1, 100_000).boxed().toList());
            assertThat(ear.complete).isTrue();
        }

        @Test
        void theProducerIsNoFurtherAheadThanTheWindow() {
            pair.caller().stream(Numbers.TICKS, Arguments.NONE).subscribe(ear);
            pair.settle();
            var source = numbers.sources.get(0);
            int given = 0;
            for (int round = 0; round < 10_000; round++) {
                if (source.requested > given) {
                    source.give(given++);
                }
                pair.settle();
            }

            assertThat(given).isLessThanOrEqualTo(Limits.DEFAULTS.streamWindow());
            ask(100);
            assertThat(ear.items).hasSize(Math.min(given, 100));
        }

        @Test
        void aCancelEndsTheStreamAtBothEnds() {
            pair.caller().stream(Numbers.TICKS, Arguments.NONE).subscribe(ear);
            pair.settle();
            ear.subscription.cancel();
            pair.settle();

            assertThat(numbers.sources.get(0).cancelled).isTrue();
            assertThat(pair.dialled.streams()).isZero();
            assertThat(ear.failure).isNull();
        }

        @Test
        void aFailureComesAfterTheItemsBeforeIt() {
            pair.caller().stream(Numbers.TICKS, Arguments.NONE).subscribe(ear);
            ask(10);
            numbers.sources.get(0).give(1, 2);
            numbers.sources.get(0).fail(new IllegalStateException("secret"));
            pair.settle();

            assertThat(ear.items).containsExactly(1, 2);
            assertThat(ear.failure).isInstanceOf(RemoteFaultException.class).hasMessage("Internal error");
        }

        @Test
        void droppedItemsAreTold() {
            pair.caller().stream(Numbers.LATEST, Arguments.NONE).subscribe(ear);
            pair.settle();
            var source = numbers.sources.get(0);
            IntStream.range(0, 1_000).forEach(source::give);
            ask(Long.MAX_VALUE);

            assertThat(ear.items).endsWith(999);
            assertThat(ear.gaps).containsExactly(new Gap(1_000 - ear.items.size()));
        }

        @Test
        void aConsumerThatLagsHearsOfIt() {
            pair.caller().stream(Numbers.CLOSING, Arguments.NONE).subscribe(ear);
            pair.settle();
            IntStream.range(0, 1_000).forEach(numbers.sources.get(0)::give);
            ask(Long.MAX_VALUE);

            assertThat(ear.failure).isInstanceOf(LaggedException.class);
        }

        @Test
        void aStreamIsSentAsAnArgument() {
            var sum =
                    pair.caller().callAsync(Numbers.SUM, out -> out.putStream(JsonType.INT, new Numbers.Range(1_000)));
            pair.settle();

            assertThat(sum).isCompletedWithValue(500_500L);
            assertThat(pair.dialling.streams()).isZero();
            assertThat(pair.dialled.streams()).isZero();
        }

        @Test
        void anEmptyStreamIsSentAsAnArgument() {
            var sum = pair.caller().callAsync(Numbers.SUM, out -> out.putStream(JsonType.INT, new Numbers.Range(0)));
            pair.settle();

            assertThat(sum).isCompletedWithValue(0L);
        }

        @Test
        void anArgumentThatFailsReachesTheHandler() {
            var source = new Numbers.Source<Integer>();
            var sum = pair.caller().callAsync(Numbers.SUM, out -> out.putStream(JsonType.INT, source));
            pair.settle();
            source.give(1);
            source.fail(new FaultException(77, "torn"));
            pair.settle();

            assertThat(sum).isCompletedExceptionally();
        }

        @Test
        void aCallThatIsCancelledEndsItsArguments() {
            var source = new Numbers.Source<Integer>();
            var sum = pair.caller().callAsync(Numbers.SUM, out -> out.putStream(JsonType.INT, source));
            pair.settle();
            sum.cancel(true);
            pair.settle();

            assertThat(source.cancelled).isTrue();
            assertThat(pair.dialled.streams()).isZero();
            assertThat(pair.dialling.streams()).isZero();
        }

        @Test
        void aConversationGoesBothWays() {
            pair.caller().stream(Numbers.DOUBLED, out -> out.putStream(JsonType.INT, new Numbers.Range(5)))
                    .subscribe(ear);
            ask(Long.MAX_VALUE);

            assertThat(ear.items).containsExactly(2, 4, 6, 8, 10);
            assertThat(ear.complete).isTrue();
        }

        @Test
        void aLostConnectionEndsTheStream() {
            pair.caller().stream(Numbers.TICKS, Arguments.NONE).subscribe(ear);
            ask(5);
            pair.dialled.close();
            pair.settle();

            assertThat(ear.failure).isInstanceOf(MaybeExecutedException.class);
        }

        @Test
        void aStreamOverALostConnectionFailsAsNotExecuted() {
            pair.dialled.close();
            pair.settle();
            count(3);

            assertThat(ear.failure).isInstanceOf(NotExecutedException.class);
        }

        @Test
        void askingForLessThanOneItemEndsTheStream() {
            count(3);
            ear.subscription.request(0);
            pair.settle();

            assertThat(ear.failure).isInstanceOf(IllegalArgumentException.class);
            assertThat(pair.dialled.streams()).isZero();
        }

        @Test
        void aStreamOfNonBlockingMethodsRunsOnTheLoop() {
            pair.caller().stream(Numbers.COUNT_HERE, out -> out.put(1_000)).subscribe(ear);
            ask(Long.MAX_VALUE);

            assertThat(ear.items).hasSize(1_000);
            assertThat(ear.complete).isTrue();
        }
    }

    /** This end consumes; the other one is bare frames. */
    @Nested
    class Consuming {
        private final Rig rig = Rig.dialling();
        private final Ear<Integer> ear = new Ear<>();

        private void subscribe() {
            rig.caller().stream(Numbers.TICKS, Arguments.NONE).subscribe(ear);
            rig.settle();
        }

        @Test
        void creditIsGrantedWithTheCallAndAsItIsUsedUp() {
            subscribe();
            assertThat(rig.wire.received())
                    .containsExactly("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ticks\",\"meta\":{\"credit\":32}}");
            ear.subscription.request(1);
            assertThat(rig.exchange(progress(1, 5))).containsExactly(request(1, 225));
        }

        @Test
        void itemsThatNobodyAskedForEndTheirStream() {
            subscribe();
            for (int i = 0; i < 2_000; i++) {
                rig.wire.send(progress(1, i));
            }
            ear.subscription.request(Long.MAX_VALUE);

            assertThat(rig.exchange()).anyMatch(frame -> frame.contains("$/cancelRequest"));
            assertThat(ear.failure)
                    .isInstanceOf(MalformedAnswerException.class)
                    .hasMessageContaining("more than 1024 items came that were not asked for");
        }

        @Test
        void anItemOfAnotherTypeEndsTheStream() {
            subscribe();
            ear.subscription.request(5);

            assertThat(rig.exchange(
                            progress(1, 1),
                            "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":1,\"value\":\"x\"}}"))
                    .anyMatch(frame -> frame.contains("$/cancelRequest"));
            assertThat(ear.items).containsExactly(1);
            assertThat(ear.failure).isInstanceOf(MalformedAnswerException.class);
        }

        @Test
        void itemsOfStreamsThatAreNotThereArePassedOver() {
            subscribe();
            ear.subscription.request(5);
            rig.exchange(progress(2, 1), progress("\"u9\"", 1), progress(1, 3));

            assertThat(ear.items).containsExactly(3);
        }

        @Test
        void aCancelThatThePeerDoesNotBearYetIsSentLater() {
            int streams = 60;
            for (int i = 0; i < streams; i++) {
                var each = new Ear<Integer>();
                rig.caller().stream(Numbers.TICKS, Arguments.NONE).subscribe(each);
                each.subscription.cancel();
            }
            rig.settle();
            long atOnce = cancels();
            assertThat(atOnce).isLessThan(streams);
            for (int second = 0; second < 60; second++) {
                rig.pass(Duration.ofSeconds(1));
            }

            assertThat(atOnce + cancels()).isEqualTo(streams);
        }

        private long cancels() {
            return rig.wire.received().stream()
                    .filter(frame -> frame.contains("$/cancelRequest"))
                    .count();
        }

        @Test
        void aSubscriberThatThrowsEndsItsStreamAlone() {
            rig.caller().stream(Numbers.TICKS, Arguments.NONE).subscribe(new Ear<Integer>() {
                @Override
                public void onSubscribe(Flow.Subscription given) {
                    given.request(5);
                }

                @Override
                public void onNext(Integer item) {
                    throw new IllegalStateException("broken");
                }
            });
            rig.settle();

            assertThat(rig.exchange(progress(1, 1))).contains(cancel(1));
        }

        @Test
        void aCancelledHandlerIsTold() {
            subscribe();
            ear.subscription.request(5);
            rig.exchange(error(1, -32802, "closing"));

            assertThat(ear.failure).isInstanceOf(CallCancelledException.class);
        }
    }
}
