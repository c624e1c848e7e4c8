package dev.callwire.engine;

import static dev.callwire.engine.Handlers.call;
import static dev.callwire.engine.Handlers.error;
import static dev.callwire.engine.Handlers.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.call.FaultException;
import dev.callwire.call.Limits;
import dev.callwire.call.RecentEvents;
import dev.callwire.call.RpcPeer;
import dev.callwire.call.TopicOptions;
import dev.callwire.json.JsonSlice;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.InvalidParamsException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Topics of this end, as a peer sees them in frames. */
class TopicsTest {
    private final Rig rig = new Rig();
    private final List<String> comings = new ArrayList<>();

    private Market offer(Rig at, TopicOptions options) {
        var topics = at.methods.topics();
        topics.offer(new Market.Binding(), options);
        topics.open(at.peer.settings());
        return topics.publisher(Market.class);
    }

    private Market offer() {
        return offer(rig, TopicOptions.DEFAULTS);
    }

    private static String subscribe(Object id, String params) {
        return call(id, "rpc.subscribe", params);
    }

    private static String withMeta(Object id, String params, String meta) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"rpc.subscribe\",\"params\":" + params
                + ",\"meta\":{" + meta + "}}";
    }

    private static String event(String topic, String id, String rest) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"" + topic + "\",\"params\":{\"subscription\":\"" + id + "\"," + rest
                + "}}";
    }

    @Test
    void anEventReachesWhoSubscribed() {
        var market = offer();

        assertThat(rig.exchange(subscribe(1, "[\"ticks\"]"))).containsExactly(result(1, "\"t1\""));
        market.ticks(5);
        market.ticks(6);
        assertThat(rig.exchange())
                .containsExactly(event("ticks", "t1", "\"result\":5"), event("ticks", "t1", "\"result\":6"));
    }

    @Test
    void anEventOfSeveralParametersIsAnObject() {
        var market = offer();
        rig.exchange(subscribe(1, "[\"price\"]"));
        market.price("ACME", 1.5);

        assertThat(rig.exchange())
                .containsExactly(event("price", "t2", "\"result\":{\"symbol\":\"ACME\",\"price\":1.5}"));
    }

    @Test
    void nothingComesAfterUnsubscribing() {
        var market = offer();
        rig.exchange(subscribe(1, "[\"ticks\"]"));

        assertThat(rig.exchange(call(2, "rpc.unsubscribe", "[\"t1\"]"))).containsExactly(result(2, "true"));
        market.ticks(5);
        assertThat(rig.exchange(call(3, "rpc.unsubscribe", "[\"t1\"]"))).containsExactly(result(3, "false"));
    }

    @Test
    void subscriptionsToOneTopicHaveIdsOfTheirOwn() {
        var market = offer();

        assertThat(rig.exchange(subscribe(1, "[\"ticks\"]"), subscribe(2, "[\"ticks\"]")))
                .containsExactly(result(1, "\"t1\""), result(2, "\"t1-1\""));
        market.ticks(5);
        assertThat(rig.exchange())
                .containsExactly(event("ticks", "t1", "\"result\":5"), event("ticks", "t1-1", "\"result\":5"));
    }

    @Test
    void eventsComeWithoutIdsToWhoListensInThatForm() {
        var market = offer();

        assertThat(rig.exchange(call(1, "rpc.on", "[\"ticks\",\"nothing\"]")))
                .containsExactly(result(1, "{\"ticks\":\"ok\",\"nothing\":\"provided event invalid\"}"));
        market.ticks(5);
        assertThat(rig.exchange()).containsExactly("{\"notification\":\"ticks\",\"params\":[5]}");
        assertThat(rig.exchange(call(2, "rpc.off", "[\"ticks\"]"))).containsExactly(result(2, "{\"ticks\":\"ok\"}"));
        market.ticks(6);
        assertThat(rig.exchange()).isEmpty();
    }

    @Test
    void anUnknownTopicIsRefused() {
        offer();

        assertThat(rig.exchange(subscribe(1, "[\"nothing\"]")))
                .containsExactly(error(1, -32602, "There is no topic nothing"));
    }

    @Test
    void onlyEventsWithTheKeyCome() {
        var market = offer();
        rig.exchange(subscribe(1, "[\"price\",{\"symbol\":\"ACME\"}]"));
        market.price("OTHER", 1);
        market.price("ACME", 2);

        assertThat(rig.exchange())
                .containsExactly(event("price", "t2", "\"result\":{\"symbol\":\"ACME\",\"price\":2.0}"));
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        offer();

        assertThat(rig.exchange(subscribe(1, "[\"price\",{\"colour\":\"red\"}]")))
                .singleElement()
                .asString()
                .contains("-32602", "colour");
        assertThat(rig.exchange(subscribe(2, "[\"price\",{\"symbol\":5}]")))
                .singleElement()
                .asString()
                .contains("-32602", "symbol");
    }

    @Test
    void nobodySubscribesWhoMayNot() {
        offer(rig, TopicOptions.DEFAULTS.withAccess((peer, topic, use) -> !topic.equals("ticks")));

        assertThat(rig.exchange(subscribe(1, "[\"ticks\"]"), subscribe(2, "[\"last\"]")))
                .containsExactly(error(1, -32015, "You may not subscribe to ticks"), result(2, "\"t3\""));
    }

    @Test
    void aDecisionThatFailsIsAnInternalError() {
        offer(rig, TopicOptions.DEFAULTS.withAccess((peer, topic, use) -> {
            throw new IllegalStateException("secret");
        }));

        assertThat(rig.exchange(subscribe(1, "[\"ticks\"]")))
                .singleElement()
                .asString()
                .contains("-32603", "Internal error")
                .doesNotContain("secret");
    }

    @Test
    void nobodyPublishesUnlessHeMay() {
        offer();

        assertThat(rig.exchange(call(1, "rpc.publish", "[\"ticks\",5]")))
                .containsExactly(error(1, -32015, "You may not publish to ticks"));
    }

    @Test
    void aPeerThatMayPublishReachesAll() {
        offer(rig, TopicOptions.DEFAULTS.withAccess((peer, topic, use) -> true));
        rig.exchange(subscribe(1, "[\"ticks\"]"));

        assertThat(rig.exchange(call(2, "rpc.publish", "[\"ticks\",5]")))
                .containsExactly(event("ticks", "t1", "\"result\":5"), result(2, "true"));
    }

    @Test
    void anEventOfAnotherTypeIsNotPublished() {
        offer(rig, TopicOptions.DEFAULTS.withAccess((peer, topic, use) -> true));
        rig.exchange(subscribe(1, "[\"ticks\"]"));

        assertThat(rig.exchange(call(2, "rpc.publish", "[\"ticks\",\"five\"]")))
                .singleElement()
                .asString()
                .contains("-32602", "Parameter n");
    }

    @Test
    void whoComesAndGoesIsTold() {
        offer(rig, TopicOptions.DEFAULTS.withListener(new TopicOptions.TopicListener() {
            @Override
            public void joined(RpcPeer peer, String topic) {
                comings.add("joined " + topic);
            }

            @Override
            public void left(RpcPeer peer, String topic) {
                comings.add("left " + topic);
            }
        }));
        rig.exchange(subscribe(1, "[\"ticks\"]"), subscribe(2, "[\"last\"]"));
        assertThat(rig.methods.topics().subscribers("ticks")).isOne();
        rig.exchange(call(3, "rpc.unsubscribe", "[\"t1\"]"));
        rig.wire.close();
        rig.settle();

        assertThat(comings).containsExactly("joined ticks", "joined last", "left ticks", "left last");
        assertThat(rig.methods.topics().subscribers("last")).isZero();
    }

    @Test
    void aSubscriberThatLagsIsToldAndGetsNoMore() {
        var market = offer();
        rig.exchange(withMeta(1, "[\"ticks\"]", "\"credit\":2"));
        IntStream.range(0, 300).forEach(market::ticks);

        var frames = rig.exchange();
        assertThat(frames).hasSize(3);
        assertThat(frames.get(2)).contains("\"subscription\":\"t1\"", "\"error\":{\"code\":-32017");
        assertThat(rig.methods.topics().subscribers("ticks")).isZero();
    }

    @Test
    void aSubscriberThatOnlyWantsTheLatestIsToldWhatItMissed() {
        var market = offer();
        rig.exchange(withMeta(1, "[\"last\"]", "\"credit\":1"));
        IntStream.range(0, 10).forEach(market::last);
        assertThat(rig.exchange()).containsExactly(event("last", "t3", "\"result\":0"));

        assertThat(rig.exchange(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"$/stream/request\",\"params\":{\"token\":\"t3\",\"n\":1}}"))
                .containsExactly(event("last", "t3", "\"missed\":8,\"result\":9"));
    }

    @Test
    void oneThatLagsHoldsUpNoOther() {
        var market = offer();
        rig.exchange(withMeta(1, "[\"ticks\"]", "\"credit\":1"), subscribe(2, "[\"ticks\"]"));
        IntStream.range(0, 300).forEach(market::ticks);

        assertThat(rig.exchange().stream().filter(frame -> frame.contains("\"t1-1\"")))
                .hasSize(300);
    }

    @Test
    void oneSubscriptionMoreThanTheLimitIsRefused() {
        var narrow = new Rig(Limits.builder().streams(1).build());
        offer(narrow, TopicOptions.DEFAULTS);

        assertThat(narrow.exchange(subscribe(1, "[\"ticks\"]"), subscribe(2, "[\"last\"]")))
                .containsExactly(
                        result(1, "\"t1\""), error(2, -32006, "At most 1 streams may be open at a time (streams)"));
    }

    @Test
    void whoComesBackGetsWhatHeMissed() {
        var market = offer(rig, TopicOptions.DEFAULTS.withHistory(() -> new RecentEvents(100)));
        rig.exchange(withMeta(1, "[\"ticks\"]", "\"credit\":100"));
        market.ticks(1);
        var last = rig.exchange().get(0);
        var cursor = last.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
        rig.exchange(call(2, "rpc.unsubscribe", "[\"t1\"]"));
        market.ticks(2);
        market.ticks(3);

        var frames = rig.exchange(withMeta(3, "[\"ticks\"]", "\"credit\":100,\"lastEventId\":\"" + cursor + "\""));
        assertThat(frames.get(0)).isEqualTo(result(3, "\"t1\""));
        assertThat(frames.subList(1, frames.size()))
                .extracting(frame -> frame.replaceAll("\"id\":\"[^\"]*\",", ""))
                .containsExactly(event("ticks", "t1", "\"result\":2"), event("ticks", "t1", "\"result\":3"));
    }

    @Test
    void whoComesBackTooLateIsToldSo() {
        offer(rig, TopicOptions.DEFAULTS.withHistory(() -> new RecentEvents(1)));

        assertThat(rig.exchange(withMeta(1, "[\"ticks\"]", "\"credit\":1,\"lastEventId\":\"gone-1\"")))
                .startsWith(result(1, "\"t1\""), event("ticks", "t1", "\"resync\":true"));
    }

    @Test
    void withoutAHistoryWhoComesBackIsToldSo() {
        offer();

        assertThat(rig.exchange(withMeta(1, "[\"ticks\"]", "\"credit\":1,\"lastEventId\":\"gone-1\"")))
                .containsExactly(result(1, "\"t1\""), event("ticks", "t1", "\"resync\":true"));
    }

    @Test
    void whatIsMissedNeedsNoRoomInTheBuffer() {
        var market = offer(rig, TopicOptions.DEFAULTS.withHistory(() -> new RecentEvents(10_000)));
        rig.exchange(withMeta(1, "[\"ticks\"]", "\"credit\":1"));
        market.ticks(0);
        var cursor = rig.exchange().get(0).replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
        rig.exchange(call(2, "rpc.unsubscribe", "[\"t1\"]"));
        IntStream.range(1, 5_000).forEach(market::ticks);
        rig.exchange(withMeta(3, "[\"ticks\"]", "\"credit\":10000,\"lastEventId\":\"" + cursor + "\""));
        market.ticks(5_000);

        assertThat(rig.methods.topics().subscribers("ticks")).isOne();
    }

    @Test
    void anEndHearsItsOwnTopics() {
        var market = offer();
        var ear = new Ear<Integer>();
        rig.methods.topics().events().stream(Market.Binding.TICKS, params -> params.getInt(0), Arguments.NONE)
                .subscribe(ear);
        ear.subscription.request(1);
        market.ticks(1);
        market.ticks(2);
        rig.settle();
        assertThat(ear.items).containsExactly(1);
        ear.subscription.request(5);
        rig.settle();
        assertThat(ear.items).containsExactly(1, 2);
        ear.subscription.cancel();

        assertThat(rig.methods.topics().subscribers("ticks")).isZero();
    }

    @Test
    void twoTopicsOfOneNameAreRefused() {
        offer();

        assertThatThrownBy(() -> rig.methods.topics().offer(new Market.Binding(), TopicOptions.DEFAULTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'ticks' is one of two interfaces");
    }

    @Test
    void eventsThatAreNotOfferedAreNotPublished() {
        assertThatThrownBy(() -> rig.methods.topics().publisher(Market.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add it with events(Market.class)");
    }

    @Test
    void eventsAreNotPublishedBeforeTheStart() {
        rig.methods.topics().offer(new Market.Binding(), TopicOptions.DEFAULTS);

        assertThatThrownBy(() -> rig.methods.topics().publisher(Market.class).ticks(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ticks was used before");
    }

    @Test
    void aSubscriptionIsSubscribedInTheFormOfItsMethod() {
        var numbers = new Numbers.Source<Integer>();
        rig.methods.stream(Numbers.NAMED, params -> numbers);

        assertThat(rig.exchange(call(1, "num_subscribe", "[]"))).containsExactly(result(1, "\"n1\""));
        numbers.give(7);
        assertThat(rig.exchange()).containsExactly(event("num_subscription", "n1", "\"result\":7"));
        assertThat(rig.exchange(call(2, "num_unsubscribe", "[\"n1\"]"))).containsExactly(result(2, "true"));
        assertThat(numbers.cancelled).isTrue();
        assertThat(rig.exchange(call(3, "num_unsubscribe", "[\"n1\"]"))).containsExactly(result(3, "false"));
        assertThat(rig.peer.streams()).isZero();
    }

    @Test
    void aSubscriptionThatFailsIsTold() {
        var numbers = new Numbers.Source<Integer>();
        rig.methods.stream(Numbers.NAMED, params -> numbers);
        rig.exchange(call(1, "num_subscribe", "[]"));
        numbers.fail(new FaultException(7, "torn"));

        assertThat(rig.exchange())
                .containsExactly(event("num_subscription", "n1", "\"error\":{\"code\":7,\"message\":\"torn\"}"));
    }

    @Test
    void aSubscriptionThatFailsAtOnceIsRefused() {
        rig.methods.stream(Numbers.NAMED, params -> subscriber -> {
            throw new FaultException(7, "torn");
        });

        assertThat(rig.exchange(call(1, "num_subscribe", "[]"))).containsExactly(error(1, 7, "torn"));
        assertThat(rig.peer.streams()).isZero();
    }

    @Test
    void aSubscriptionThatCannotGoOnSaysSo() {
        var numbers = new Numbers.Source<Integer>();
        rig.methods.stream(Numbers.NAMED, params -> numbers);

        assertThat(rig.exchange("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"num_subscribe\",\"params\":[],"
                        + "\"meta\":{\"credit\":5,\"lastEventId\":\"c1\"}}"))
                .containsExactly(result(1, "\"n1\""), event("num_subscription", "n1", "\"resync\":true"));
    }

    @Test
    void drainDoesNotWaitForSubscriptions() {
        Flow.Publisher<Integer> endless = new Numbers.Source<Integer>();
        rig.methods.stream(Numbers.NAMED, params -> endless);
        offer();
        rig.exchange(call(1, "num_subscribe", "[]"), subscribe(2, "[\"ticks\"]"));

        assertThat(rig.drain()).isDone();
    }

    @Test
    void topicThatAProtocolSharesIsHeardThereAndPublishedFromThere() {
        var market = offer();
        var heard = new ArrayList<String>();
        var shared = rig.methods.topics().share("ticks", event -> heard.add(event.toString()));
        rig.exchange(subscribe(1, "[\"ticks\"]"));

        market.ticks(5);
        shared.publish(JsonSlice.of("6"));

        assertThat(heard).containsExactly("5");
        assertThat(rig.exchange())
                .containsExactly(event("ticks", "t1", "\"result\":5"), event("ticks", "t1", "\"result\":6"));
        assertThatThrownBy(() -> shared.publish(JsonSlice.of("\"six\""))).isInstanceOf(InvalidParamsException.class);
    }

    @Test
    void whoSubscribesAtAProtocolIsCountedAndToldOf() {
        var listening = TopicOptions.DEFAULTS.withListener(new TopicOptions.TopicListener() {
            @Override
            public void joined(RpcPeer peer, String topic) {
                comings.add("joined " + topic);
            }

            @Override
            public void left(RpcPeer peer, String topic) {
                comings.add("left " + topic);
            }
        });
        offer(rig, listening);
        var shared = rig.methods.topics().share("ticks", event -> {});

        shared.joined(rig.peer);
        assertThat(rig.methods.topics().subscribers("ticks")).isEqualTo(1);
        shared.left(rig.peer);
        rig.settle();

        assertThat(rig.methods.topics().subscribers("ticks")).isZero();
        assertThat(comings).containsExactly("joined ticks", "left ticks");
    }
}
