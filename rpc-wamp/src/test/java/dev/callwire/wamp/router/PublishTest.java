package dev.callwire.wamp.router;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonSlice;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Subscriptions and events. */
class PublishTest extends RouterTest {
    private final Client subscriber = subscriber("com.topic", "{}", 1);
    private final Client publisher = join();

    private Client subscriber(String topic, String options, long subscription) {
        var client = join();
        client.says("[32,1," + options + ",\"" + topic + "\"]");
        client.gets("[33,1," + subscription + "]");
        return client;
    }

    @Test
    void eventComesToWhoHasSubscribed() {
        var other = subscriber("com.topic", "{}", 1);

        publisher.says("[16,1,{},\"com.topic\", [ 1.0e0 ], {\"a\" : 1} ]");

        subscriber.gets("[36,1,P,{},[ 1.0e0 ],{\"a\" : 1}]");
        other.gets("[36,1,P,{},[ 1.0e0 ],{\"a\" : 1}]");
        publisher.getsNothing();
    }

    @Test
    void acknowledgedEventIsAcknowledged() {
        publisher.says("[16,1,{\"acknowledge\":true},\"com.topic\"]");

        publisher.gets("[17,1,P]");
        subscriber.gets("[36,1,P,{}]");
    }

    @Test
    void acknowledgementNamesThePublication() {
        publisher.says("[16,1,{\"acknowledge\":true},\"com.topic\"]");

        var publication = publisher.next().replaceAll("\\[17,1,(\\d+)]", "$1");

        assertThat(subscriber.next()).isEqualTo("[36,1," + publication + ",{}]");
    }

    @Test
    void publisherDoesNotGetItsOwn() {
        subscriber.says("[16,2,{},\"com.topic\"]");
        subscriber.getsNothing();

        subscriber.says("[16,3,{\"exclude_me\":false},\"com.topic\",[\"Hello, world!\"]]");

        subscriber.gets("[36,1,P,{},[\"Hello, world!\"]]");
    }

    @Test
    void subscribingTwiceIsOneSubscription() {
        subscriber.says("[32,2,{},\"com.topic\"]");
        subscriber.gets("[33,2,1]");

        publisher.says("[16,1,{},\"com.topic\"]");

        subscriber.gets("[36,1,P,{}]");
    }

    @Test
    void nothingComesAfterUnsubscribing() {
        subscriber.says("[34,2,1]");
        subscriber.gets("[35,2]");

        publisher.says("[16,1,{},\"com.topic\"]");

        subscriber.getsNothing();
    }

    @Test
    void subscriptionOfAnotherIsNoSubscription() {
        publisher.says("[34,1,1]");

        publisher.gets("[8,34,1,{},\"wamp.error.no_such_subscription\",[\"This session has no subscription 1\"]]");
    }

    @Test
    void nothingComesToWhoHasLeft() {
        subscriber.disconnects();

        publisher.says("[16,1,{\"acknowledge\":true},\"com.topic\"]");

        publisher.gets("[17,1,P]");
        subscriber.getsNothing();
    }

    @Test
    void topicThatIsNoUriIsAnErrorForWhoWantsToKnow() {
        publisher.says("[16,1,{},\"a..b\"]");
        publisher.says("[16,2,{\"acknowledge\":true},\"a..b\"]");
        publisher.says("[16,3,{\"acknowledge\":true},\"wamp.session.on_join\"]");
        publisher.says("[32,4,{},\"a..b\"]");

        publisher.gets(
                "[8,16,2,{},\"wamp.error.invalid_uri\",[\"Nothing can be published to this URI\"]]",
                "[8,16,3,{},\"wamp.error.invalid_uri\",[\"Nothing can be published to this URI\"]]",
                "[8,32,4,{},\"wamp.error.invalid_uri\",[\"A topic's name is a URI\"]]");
    }

    @Test
    void onlyEventsMayBeLost() {
        var sent = new ArrayList<String>();
        var slow = router.open(new Outbox() {
            @Override
            public void send(byte[] utf8, int offset, int length) {
                sent.add(new String(utf8, offset, 4, UTF_8));
            }

            @Override
            public void sendEvent(byte[] utf8, int offset, int length) {
                sent.add("lost");
            }

            @Override
            public void close() {}
        });
        assertThat(slow.hasJoined()).isFalse();
        slow.receive(JsonSlice.of("[1,\"realm1\",{\"roles\":{\"subscriber\":{},\"publisher\":{}}}]"));
        assertThat(slow.hasJoined()).isTrue();
        slow.receive(JsonSlice.of("[32,1,{},\"com.topic\"]"));

        publisher.says("[16,1,{},\"com.topic\"]");
        slow.receive(JsonSlice.of("[16,2,{\"acknowledge\":true},\"com.topic\"]"));

        assertThat(sent.get(0)).startsWith("[2,");
        assertThat(sent.subList(1, sent.size())).containsExactly("[33,", "lost", "[17,");
    }

    @Test
    void patternsGetWhatTheyStandFor() {
        var prefix = subscriber("com.to", "{\"match\":\"prefix\"}", 2);
        var wildcard = subscriber("com..end", "{\"match\":\"wildcard\"}", 3);

        publisher.says("[16,1,{},\"com.topic\"]");
        publisher.says("[16,2,{},\"com.to.end\"]");
        publisher.says("[16,3,{},\"com.a.b.end\"]");

        subscriber.gets("[36,1,P,{}]");
        prefix.gets("[36,2,P,{\"topic\":\"com.topic\"}]", "[36,2,P,{\"topic\":\"com.to.end\"}]");
        wildcard.gets("[36,3,P,{\"topic\":\"com.to.end\"}]");
    }

    @Test
    void eventComesOncePerSubscription() {
        subscriber.says("[32,2,{\"match\":\"prefix\"},\"com\"]");
        subscriber.all();

        publisher.says("[16,1,{},\"com.topic\"]");

        var first = subscriber.next();
        var second = subscriber.next();
        assertThat(first).startsWith("[36,1,");
        assertThat(second).startsWith("[36,2,").contains(first.split(",")[2]);
    }

    @Test
    void publisherIsDisclosedIfItAsks() {
        publisher.says("[16,1,{\"disclose_me\":true},\"com.topic\"]");

        subscriber.gets("[36,1,P,{\"publisher\":" + publisher.id() + ",\"publisher_authid\":\"" + publisher.authid()
                + "\",\"publisher_authrole\":\"anonymous\"}]");
    }

    @Test
    void listsSayWhoGetsTheEvent() {
        var other = subscriber("com.topic", "{}", 1);

        publisher.says("[16,1,{\"exclude\":[" + subscriber.id() + "]},\"com.topic\",[1]]");
        publisher.says("[16,2,{\"eligible\":[" + subscriber.id() + "]},\"com.topic\",[2]]");
        publisher.says("[16,3,{\"exclude_authid\":[\"" + subscriber.authid() + "\"]},\"com.topic\",[3]]");
        publisher.says("[16,4,{\"eligible_authid\":[\"" + subscriber.authid() + "\"]},\"com.topic\",[4]]");
        publisher.says("[16,5,{\"exclude_authrole\":[\"anonymous\"]},\"com.topic\",[5]]");
        publisher.says("[16,6,{\"eligible_authrole\":[\"admin\"]},\"com.topic\",[6]]");
        publisher.says("[16,7,{\"eligible_authrole\":[\"anonymous\"]},\"com.topic\",[7]]");
        publisher.says("[16,8,{\"eligible\":[]},\"com.topic\",[8]]");
        publisher.says("[16,9,{\"eligible\":[" + subscriber.id() + "," + other.id() + "],\"exclude\":["
                + subscriber.id() + "]},\"com.topic\",[9]]");

        subscriber.gets("[36,1,P,{},[2]]", "[36,1,P,{},[4]]", "[36,1,P,{},[7]]");
        other.gets("[36,1,P,{},[1]]", "[36,1,P,{},[3]]", "[36,1,P,{},[7]]", "[36,1,P,{},[9]]");
    }

    @Test
    void retainedEventComesToWhoAsksForIt() {
        publisher.says("[16,1,{\"retain\":true},\"com.kept\",[1]]");
        publisher.says("[16,2,{\"retain\":true,\"exclude_me\":false},\"com.kept\",[2]]");
        publisher.says("[16,3,{},\"com.kept\",[3]]");

        var late = join();
        late.says("[32,1,{\"get_retained\":true},\"com.kept\"]");
        var plain = join();
        plain.says("[32,1,{},\"com.kept\"]");

        late.gets("[33,1,2]", "[36,2,P,{\"retained\":true},[2]]");
        plain.gets("[33,1,2]");
    }

    @Test
    void retainedEventIsTheLatestThatOneMayGet() {
        publisher.says("[16,1,{\"retain\":true,\"exclude_me\":false},\"com.kept\",[1]]");
        publisher.says("[16,2,{\"retain\":true,\"eligible_authrole\":[\"admin\"]},\"com.kept\",[2]]");

        var late = join();
        late.says("[32,1,{\"get_retained\":true},\"com.kept\"]");

        late.gets("[33,1,2]", "[36,2,P,{\"retained\":true},[1]]");
    }

    @Test
    void patternGetsTheRetainedEventOfEachTopic() {
        publisher.says("[16,1,{\"retain\":true},\"com.kept.a\",[1]]");
        publisher.says("[16,2,{\"retain\":true},\"com.kept.b\",[2]]");
        publisher.says("[16,3,{\"retain\":true},\"com.other\",[3]]");

        var late = join();
        late.says("[32,1,{\"get_retained\":true,\"match\":\"prefix\"},\"com.kept\"]");

        assertThat(late.all())
                .hasSize(3)
                .anyMatch(frame -> frame.endsWith("{\"topic\":\"com.kept.a\",\"retained\":true},[1]]"))
                .anyMatch(frame -> frame.endsWith("{\"topic\":\"com.kept.b\",\"retained\":true},[2]]"));
    }

    @Test
    void onlySoManyTopicsRetain() {
        router.addRealm("small", RealmOptions.DEFAULTS.withRetainedTopics(1));
        var client = Client.join(router, "small");
        client.says("[16,1,{\"retain\":true,\"exclude_me\":false},\"a\"]");
        client.says("[16,2,{\"retain\":true,\"exclude_me\":false},\"b\"]");

        client.says("[32,3,{\"get_retained\":true},\"a\"]");
        client.says("[32,4,{\"get_retained\":true},\"b\"]");

        client.gets("[33,3,1]", "[36,1,P,{\"retained\":true}]", "[33,4,2]");
    }

    @Test
    void onlySoManyBytesAreRetained() {
        router.addRealm("small", RealmOptions.DEFAULTS.withRetainedBytes(12));
        var client = Client.join(router, "small");
        client.says("[16,1,{\"retain\":true,\"exclude_me\":false},\"a\",[12345678]]");
        client.says("[16,2,{\"retain\":true,\"exclude_me\":false},\"b\",[12345678]]");
        client.says("[16,3,{\"retain\":true,\"exclude_me\":false},\"a\",[1234567890]]");

        client.says("[32,4,{\"get_retained\":true},\"a\"]");
        client.says("[32,5,{\"get_retained\":true},\"b\"]");

        client.gets("[33,4,1]", "[36,1,P,{\"retained\":true},[1234567890]]", "[33,5,2]");
    }

    @Test
    void manyRestrictedEventsLeaveTheOneForAll() {
        publisher.says("[16,1,{\"retain\":true,\"exclude_me\":false},\"com.kept\",[0]]");
        for (int i = 2; i <= 50; i++) {
            publisher.says("[16," + i + ",{\"retain\":true,\"eligible_authrole\":[\"admin\"]},\"com.kept\",[1]]");
        }

        var late = join();
        late.says("[32,1,{\"get_retained\":true},\"com.kept\"]");

        late.gets("[33,1,2]", "[36,2,P,{\"retained\":true},[0]]");
    }

    @Test
    void revokedSubscriptionIsToldToWhoWantsToKnow() {
        assertThat(realm.revokeSubscription(subscriber.id(), 1, "no longer authorized"))
                .isTrue();
        assertThat(realm.revokeSubscription(subscriber.id(), 1, null)).isFalse();

        subscriber.gets("[35,0,{\"subscription\":1,\"reason\":\"no longer authorized\"}]");
        publisher.says("[16,1,{},\"com.topic\"]");
        subscriber.getsNothing();
    }

    @Test
    void passedPayloadKeepsWhatIsSaidOfIt() {
        publisher.says("[16,1,{\"ppt_scheme\":\"mqtt\",\"ppt_keyid\":\"k\"},\"com.topic\",[\"\\u0000AA\"]]");
        publisher.says("[16,2,{\"enc_algo\":\"cryptobox\",\"enc_serializer\":\"cbor\"},\"com.topic\",\"\\u0000BB\"]");

        subscriber.gets(
                "[36,1,P,{\"ppt_scheme\":\"mqtt\",\"ppt_keyid\":\"k\"},[\"\\u0000AA\"]]",
                "[36,1,P,{\"enc_algo\":\"cryptobox\",\"enc_serializer\":\"cbor\"},\"\\u0000BB\"]");
    }

    @Test
    void optionThatIsNotWhatItShouldBeEndsTheSession() {
        publisher.says("[16,1,{\"acknowledge\":1},\"com.topic\"]");

        publisher.isAbortedFor("acknowledge in Options of PUBLISH is a boolean");
    }
}
