package dev.callwire.engine;

import static dev.callwire.engine.Handlers.error;
import static dev.callwire.engine.Handlers.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.call.CallOptions;
import dev.callwire.call.GapException;
import dev.callwire.call.LaggedException;
import dev.callwire.call.MalformedAnswerException;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.stream.Gap;
import dev.callwire.stream.Tracked;
import dev.callwire.stub.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** What this end subscribes to, and what becomes of it from one connection to the next. */
class SubscriptionsTest {
    private final LinkRig rig = LinkRig.connected();
    private final Ear<Integer> ear = new Ear<>();

    private void subscribeToTicks(Flow.Subscriber<Integer> subscriber) {
        rig.link.events().stream(Market.Binding.TICKS, params -> params.getInt(0), Arguments.NONE)
                .subscribe(subscriber);
        rig.settle();
    }

    private static String event(String id, String rest) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"ticks\",\"params\":{\"subscription\":\"" + id + "\"," + rest + "}}";
    }

    private static String subscribe(String meta) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.subscribe\",\"params\":[\"ticks\"],\"meta\":{" + meta
                + "}}";
    }

    private void ask(long count) {
        ear.subscription.request(count);
        rig.settle();
    }

    private void cutAndReconnect() {
        rig.cut();
        rig.passDelay();
    }

    @Test
    void eventsReachTheSubscriberAsItAsks() {
        subscribeToTicks(ear);
        assertThat(rig.wire().received()).containsExactly(subscribe("\"credit\":32"));
        rig.answer(result(1, "\"x\""), event("x", "\"result\":1"), event("x", "\"result\":2"));
        assertThat(ear.items).isEmpty();
        ask(1);
        assertThat(ear.items).containsExactly(1);
        ask(1);
        assertThat(ear.items).containsExactly(1, 2);
    }

    @Test
    void demandGoesOutUnderTheIdOfTheSubscription() {
        subscribeToTicks(ear);
        rig.answer(result(1, "\"x\""), event("x", "\"result\":1"));
        rig.wire().received();
        ask(1);

        assertThat(rig.wire().received())
                .containsExactly(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"$/stream/request\",\"params\":{\"token\":\"x\",\"n\":225}}");
    }

    @Test
    void aCancelUnsubscribes() {
        subscribeToTicks(ear);
        rig.answer(result(1, "\"x\""));
        rig.wire().received();
        ear.subscription.cancel();
        rig.settle();

        assertThat(rig.wire().received())
                .containsExactly("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"rpc.unsubscribe\",\"params\":[\"x\"]}");
    }

    @Test
    void aCancelBeforeTheAnswerUnsubscribesWhenItComes() {
        subscribeToTicks(ear);
        rig.wire().received();
        ear.subscription.cancel();
        rig.settle();
        assertThat(rig.wire().received()).isEmpty();
        rig.answer(result(1, "\"x\""));

        assertThat(rig.wire().received())
                .containsExactly("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"rpc.unsubscribe\",\"params\":[\"x\"]}");
    }

    @Test
    void aRefusalIsTheStreamsFailure() {
        subscribeToTicks(ear);
        rig.answer(error(1, -32602, "There is no topic ticks"));

        assertThat(ear.failure).isInstanceOf(RemoteFaultException.class).hasMessage("There is no topic ticks");
    }

    @Test
    void anAnswerThatIsNoIdIsTheStreamsFailure() {
        subscribeToTicks(ear);
        rig.answer(result(1, "{}"));

        assertThat(ear.failure).isInstanceOf(MalformedAnswerException.class);
    }

    @Test
    void aLagIsToldByItsKind() {
        subscribeToTicks(ear);
        rig.answer(result(1, "\"x\""), event("x", "\"error\":{\"code\":-32017,\"message\":\"too slow\"}"));

        assertThat(ear.failure).isInstanceOf(LaggedException.class);
    }

    @Test
    void aSubscriptionThatIsCompleteEnds() {
        subscribeToTicks(ear);
        rig.answer(result(1, "\"x\""), event("x", "\"complete\":true"));

        assertThat(ear.complete).isTrue();
    }

    @Test
    void aSubscriptionComesBackWithItsCursor() {
        subscribeToTicks(ear);
        rig.answer(result(1, "\"x\""), event("x", "\"id\":\"c1\",\"result\":1"));
        ask(10);
        cutAndReconnect();

        assertThat(rig.wire().received()).singleElement().asString().contains("\"credit\":", "\"lastEventId\":\"c1\"");
        rig.answer(result(1, "\"y\""), event("y", "\"id\":\"c2\",\"result\":2"));
        assertThat(ear.items).containsExactly(1, 2);
        assertThat(ear.gaps).isEmpty();
    }

    @Test
    void aSubscriptionComesBackToWhereItWasToldItStands() {
        subscribeToTicks(ear);
        rig.answer(result(1, "\"x\""), event("x", "\"id\":\"c0\""));
        cutAndReconnect();

        assertThat(rig.wire().received()).singleElement().asString().contains("\"lastEventId\":\"c0\"");
        assertThat(ear.gaps).isEmpty();
    }

    @Test
    void withoutACursorAGapIsToldWhenItComesBack() {
        subscribeToTicks(ear);
        rig.answer(result(1, "\"x\""), event("x", "\"result\":1"));
        ask(10);
        cutAndReconnect();
        rig.answer(result(1, "\"y\""), event("y", "\"result\":5"));

        assertThat(ear.items).containsExactly(1, 5);
        assertThat(ear.gaps).containsExactly(Gap.UNKNOWN);
    }

    @Test
    void aGapEndsTheStreamOfWhoBearsNone() {
        var failures = new ArrayList<Throwable>();
        subscribeToTicks(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                given.request(10);
            }

            @Override
            public void onNext(Integer item) {
                // The first of them.
            }

            @Override
            public void onError(Throwable failure) {
                failures.add(failure);
            }

            @Override
            public void onComplete() {
                throw new AssertionError();
            }
        });
        rig.answer(result(1, "\"x\""), event("x", "\"result\":1"));
        cutAndReconnect();
        rig.answer(result(1, "\"y\""));

        assertThat(failures).singleElement().isInstanceOf(GapException.class);
        assertThat(rig.wire().received()).anyMatch(frame -> frame.contains("rpc.unsubscribe"));
    }

    @Test
    void whatThePeerLostIsTold() {
        subscribeToTicks(ear);
        rig.answer(result(1, "\"x\""), event("x", "\"id\":\"c1\",\"result\":1"));
        ask(10);
        cutAndReconnect();
        rig.answer(result(1, "\"y\""), event("y", "\"resync\":true"), event("y", "\"id\":\"d1\",\"result\":9"));

        assertThat(ear.items).containsExactly(1, 9);
        assertThat(ear.gaps).containsExactly(Gap.UNKNOWN);
    }

    @Test
    void itemsThatWaitAreNotLostWithTheConnection() {
        subscribeToTicks(ear);
        rig.answer(
                result(1, "\"x\""), event("x", "\"id\":\"c1\",\"result\":1"), event("x", "\"id\":\"c2\",\"result\":2"));
        cutAndReconnect();
        assertThat(rig.wire().received()).singleElement().asString().contains("\"lastEventId\":\"c2\"");
        rig.answer(result(1, "\"y\""), event("y", "\"id\":\"c3\",\"result\":3"));
        ask(10);

        assertThat(ear.items).containsExactly(1, 2, 3);
    }

    @Test
    void whatIsConsumedBeforeTheNextAnswerIsGrantedWithIt() {
        subscribeToTicks(ear);
        rig.answer(result(1, "\"x\""));
        for (int i = 1; i <= 200; i++) {
            rig.wire().send(event("x", "\"id\":\"c" + i + "\",\"result\":" + i));
        }
        rig.settle();
        cutAndReconnect();
        rig.wire().received();
        ask(200);
        assertThat(ear.items).hasSize(200);
        assertThat(rig.wire().received()).isEmpty(); // nobody knows yet what the stream is named by
        rig.answer(result(1, "\"y\""));

        assertThat(rig.wire().received())
                .containsExactly(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"$/stream/request\",\"params\":{\"token\":\"y\",\"n\":128}}");
    }

    @Test
    void aCancelBeforeTheNextAnswerUnsubscribesWhenItComes() {
        subscribeToTicks(ear);
        rig.answer(result(1, "\"x\""));
        cutAndReconnect();
        rig.wire().received();
        ear.subscription.cancel();
        rig.settle();
        assertThat(rig.wire().received()).isEmpty();
        rig.answer(result(1, "\"y\""));

        assertThat(rig.wire().received())
                .containsExactly("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"rpc.unsubscribe\",\"params\":[\"y\"]}");
    }

    @Test
    void aTrackedStreamIsTakenUpAgain() {
        var tracked = new Ear<Tracked<Integer>>();
        rig.caller().trackedStream(Numbers.TRACKED, Arguments.NONE).subscribe(tracked);
        tracked.subscription.request(10);
        rig.settle();
        rig.answer(
                "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":1,\"id\":\"c1\",\"value\":1}}");
        cutAndReconnect();

        assertThat(rig.wire().received())
                .singleElement()
                .asString()
                .contains("\"method\":\"tracked\"", "\"lastEventId\":\"c1\"")
                .doesNotContain("timeoutMs");
        rig.answer(
                "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":1,\"id\":\"c2\",\"value\":2}}",
                result(1, "null"));
        assertThat(tracked.items).containsExactly(Numbers.at(1), Numbers.at(2));
        assertThat(tracked.complete).isTrue();
    }

    @Test
    void aTrackedItemWithoutACursorEndsItsStream() {
        var tracked = new Ear<Tracked<Integer>>();
        rig.caller().trackedStream(Numbers.TRACKED, Arguments.NONE).subscribe(tracked);
        rig.settle();
        rig.answer("{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":1,\"value\":1}}");

        assertThat(tracked.failure).isInstanceOf(MalformedAnswerException.class).hasMessageContaining("without its id");
    }

    @Test
    void aTrackedStreamLeavesAServerThatCloses() {
        var tracked = new Ear<Tracked<Integer>>();
        rig.caller().trackedStream(Numbers.TRACKED, Arguments.NONE).subscribe(tracked);
        tracked.subscription.request(10);
        rig.settle();
        rig.answer(
                "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":1,\"id\":\"c1\",\"value\":1}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"$/drain\",\"params\":{\"graceMs\":1000,\"retryAfterMs\":0}}",
                error(1, -32802, "closing"));
        rig.passDelay();

        assertThat(rig.wire().received()).singleElement().asString().contains("\"lastEventId\":\"c1\"");
        assertThat(tracked.failure).isNull();
    }

    @Test
    void anyOtherStreamIsNotTakenUpAgain() {
        rig.caller().stream(Numbers.TICKS, Arguments.NONE).subscribe(ear);
        rig.settle();
        cutAndReconnect();

        assertThat(ear.failure).isInstanceOf(MaybeExecutedException.class);
        assertThat(rig.wire().received()).isEmpty();
    }

    @Test
    void aNamedSubscriptionIsToldByItsOwnNames() {
        rig.caller().stream(Numbers.NAMED, Arguments.NONE).subscribe(ear);
        rig.settle();
        assertThat(rig.wire().received()).singleElement().asString().contains("\"method\":\"num_subscribe\"");
        rig.answer(
                result(1, "\"0xa\""),
                "{\"jsonrpc\":\"2.0\",\"method\":\"num_subscription\",\"params\":{\"subscription\":\"0xa\",\"result\":4}}");
        ask(5);
        assertThat(ear.items).containsExactly(4);
        rig.wire().received();
        ear.subscription.cancel();
        rig.settle();

        assertThat(rig.wire().received())
                .containsExactly("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"num_unsubscribe\",\"params\":[\"0xa\"]}");
    }

    @Test
    void aStreamEndsWithItsClient() {
        subscribeToTicks(ear);
        rig.answer(result(1, "\"x\""));
        rig.link.close();
        rig.settle();

        assertThat(ear.failure).isNotNull();
    }

    @Test
    void aListenerHearsTheEventsOfATopicInTheirOrderThoughItFails() {
        List<String> heard = new ArrayList<>();
        var listener = new Market() {
            @Override
            public void ticks(int n) {
                heard.add("tick " + n);
                if (n == 1) {
                    throw new IllegalStateException("broken");
                }
            }

            @Override
            public void price(String symbol, double price) {
                heard.add(symbol + " " + price);
            }

            @Override
            public void last(int n) {
                heard.add("last " + n);
            }
        };
        var caller = new PeerCaller(rig.link, Market.class, CallOptions.DEFAULTS);
        var events = new HeardEvents(listener, rig.link.settings());
        new Market.Binding()
                .listen(
                        listener,
                        (event, handler) -> caller.begin(
                                events.subscription(new PeerEvents.EventHandling(event, handler), caller)));
        rig.settle();
        rig.answer(result(1, "\"a\""), result(2, "\"b\""), result(3, "\"c\""));
        rig.answer(
                event("a", "\"result\":1"),
                event("b", "\"result\":{\"symbol\":\"ACME\",\"price\":2.5}"),
                event("a", "\"result\":2"));

        assertThat(heard)
                .containsSubsequence("tick 1", "tick 2")
                .contains("ACME 2.5")
                .hasSize(3);
        events.close();
        assertThat(events.ended()).isCompleted();
    }
}
