package dev.callwire.wamp.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonLimits;
import dev.callwire.wamp.message.Match;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a realm tells of its sessions, registrations and subscriptions, and what it keeps of events. */
class MetaApiTest extends RouterTest {
    private static final String SINCE = "\"2023-11-14T22:13:20Z\"";

    private final Client client = join();
    private int requests;

    @Override
    RealmOptions options() {
        return RealmOptions.DEFAULTS.withHistories(
                List.of(new HistoryRule("com.log", Match.PREFIX, 3), new HistoryRule("com.one", Match.EXACT, 10)));
    }

    private String call(String procedure, String payload) {
        client.says("[48," + ++requests + ",{},\"" + procedure + "\"" + payload + "]");
        return client.next().replaceFirst("^\\[(50|8,48)," + requests + ",", "[$1,");
    }

    private void subscribe(String topic) {
        client.says("[32," + ++requests + ",{},\"" + topic + "\"]");
        client.all();
    }

    @Test
    void sessionsAreCountedAndListed() {
        var other = join();

        assertThat(call("wamp.session.count", "")).isEqualTo("[50,{},[2]]");
        assertThat(call("wamp.session.count", ",[[\"admin\"]]")).isEqualTo("[50,{},[0]]");
        assertThat(call("wamp.session.list", "")).contains(String.valueOf(client.id()), String.valueOf(other.id()));
        assertThat(call("wamp.session.list", ",[[\"admin\"]]")).isEqualTo("[50,{},[[]]]");
    }

    @Test
    void sessionIsTold() {
        assertThat(call("wamp.session.get", ",[" + client.id() + "]"))
                .isEqualTo("[50,{},[{\"session\":" + client.id() + ",\"authid\":\"" + client.authid()
                        + "\",\"authrole\":\"anonymous\",\"authmethod\":\"anonymous\",\"authprovider\":\"static\"}]]");
        assertThat(call("wamp.session.get", ",[1]"))
                .isEqualTo("[8,48,{},\"wamp.error.no_such_session\",[\"There is no session 1\"]]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wamp.session.get,",
                "wamp.session.get,,[]",
                "wamp.session.get,,[\"a\"]",
                "wamp.session.get,,[0]",
                "wamp.session.get,,[1.5]",
                "wamp.session.kill,,[{}]",
                "wamp.session.kill_by_authid,,[1]",
                "wamp.session.count,,[1]",
                "wamp.session.count,,[[1]]",
                "wamp.session.add_testament,,[]",
                "wamp.session.add_testament,,[\"a\",1]",
                "wamp.session.add_testament,,[\"a\",[],[]]",
                "wamp.session.add_testament,,[\"a\",[],{}],{\"scope\":\"never\"}",
                "wamp.session.add_testament,,[\"a\",[],{}],{\"publish_options\":{\"retain\":1}}",
                "wamp.registration.lookup,,[1]",
                "wamp.registration.lookup,,[\"a\",{\"match\":\"x\"}]",
                "wamp.registration.get,,[\"a\"]",
                "wamp.subscription.get_events,,[1],{\"limit\":\"x\"}",
                "wamp.subscription.get_events,,[1],{\"from_time\":\"yesterday\"}",
                "wamp.subscription.get_events,,[1],{\"reverse\":1}",
            })
    void argumentsThatDoNotFitAreAnError(String call) {
        int comma = call.indexOf(',');

        assertThat(call(call.substring(0, comma), call.substring(comma + 1)))
                .startsWith("[8,48,{},\"wamp.error.invalid_argument\",[\"");
    }

    @Test
    void argumentsThatNestDeepAreAnError() {
        var deep = new Router(
                Authenticator.anonymous(), time, SessionLimits.DEFAULTS, JsonLimits.DEFAULTS.withMaxDepth(1_000));
        deep.addRealm(REALM, RealmOptions.DEFAULTS);
        var other = Client.join(deep, REALM);

        other.says("[48,1,{},\"wamp.session.count\"," + "[".repeat(100) + "]".repeat(100) + "]");
        other.says("[48,2,{},\"wamp.session.count\",[],{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}]");

        assertThat(other.all())
                .hasSize(2)
                .allMatch(frame -> frame.contains(
                        "\"wamp.error.invalid_argument\",[\"What a realm's own procedure is called with is plain. "
                                + "JSON nests at most 64 deep"));
    }

    @Test
    void killedSessionIsToldWhy() {
        var other = join();

        assertThat(call("wamp.session.kill", ",[" + other.id() + "],{\"reason\":\"com.enough\",\"message\":\"Go\"}"))
                .isEqualTo("[50,{}]");

        other.gets("[6,{\"message\":\"Go\"},\"com.enough\"]");
        assertThat(call("wamp.session.count", "")).isEqualTo("[50,{},[1]]");
        other.says("[6,{},\"wamp.close.goodbye_and_out\"]");
        assertThat(other.isClosed()).isTrue();
    }

    @Test
    void nobodyKillsItself() {
        assertThat(call("wamp.session.kill", ",[" + client.id() + "]")).contains("wamp.error.no_such_session");
        assertThat(call("wamp.session.kill_by_authid", ",[\"" + client.authid() + "\"]"))
                .isEqualTo("[50,{},[[]]]");
        assertThat(call("wamp.session.kill_all", "")).isEqualTo("[50,{},[0]]");
    }

    @Test
    void sessionsAreKilledByWhoTheyAre() {
        var one = join();
        var two = join();

        assertThat(call("wamp.session.kill_by_authid", ",[\"" + one.authid() + "\"]"))
                .isEqualTo("[50,{},[[" + one.id() + "]]]");
        assertThat(call("wamp.session.kill_by_authrole", ",[\"anonymous\"]")).isEqualTo("[50,{},[1]]");

        one.gets("[6,{},\"wamp.close.normal\"]");
        two.gets("[6,{},\"wamp.close.normal\"]");
    }

    @Test
    void reasonToKillIsAUri() {
        assertThat(call("wamp.session.kill_all", ",[],{\"reason\":\"no uri\"}"))
                .isEqualTo("[8,48,{},\"wamp.error.invalid_uri\",[\"The reason to end a session is a URI\"]]");
    }

    @Test
    void allAreKilledInSilence() {
        var other = join();
        subscribe("wamp.session.on_leave");

        assertThat(call("wamp.session.kill_all", "")).isEqualTo("[50,{},[1]]");

        other.gets("[6,{},\"wamp.close.normal\"]");
        client.getsNothing();
    }

    @Test
    void comingAndGoingIsTold() {
        subscribe("wamp.session.on_join");
        subscribe("wamp.session.on_leave");

        var other = join();
        other.disconnects();

        client.gets(
                "[36,3,P,{},[{\"session\":" + other.id() + ",\"authid\":\"" + other.authid()
                        + "\",\"authrole\":\"anonymous\",\"authmethod\":\"anonymous\",\"authprovider\":\"static\"}]]",
                "[36,4,P,{},[" + other.id() + ",\"" + other.authid() + "\",\"anonymous\"]]");
    }

    @Test
    void lifeOfARegistrationIsTold() {
        client.says("[32," + ++requests + ",{\"match\":\"prefix\"},\"wamp.registration\"]");
        client.all();
        var other = join();

        other.says("[64,1,{\"invoke\":\"last\"},\"com.a\"]");
        other.says("[66,2,4]");

        client.gets(
                "[36,3,P,{\"topic\":\"wamp.registration.on_create\"},[" + other.id() + ",{\"id\":4,\"created\":" + SINCE
                        + ",\"uri\":\"com.a\",\"match\":\"exact\",\"invoke\":\"last\"}]]",
                "[36,3,P,{\"topic\":\"wamp.registration.on_register\"},[" + other.id() + ",4]]",
                "[36,3,P,{\"topic\":\"wamp.registration.on_unregister\"},[" + other.id() + ",4]]",
                "[36,3,P,{\"topic\":\"wamp.registration.on_delete\"},[" + other.id() + ",4]]");
    }

    @Test
    void lifeOfASubscriptionIsTold() {
        client.says("[32," + ++requests + ",{\"match\":\"prefix\"},\"wamp.subscription\"]");
        client.all();
        var other = join();

        other.says("[32,1,{},\"com.a\"]");
        other.disconnects();

        client.gets(
                "[36,3,P,{\"topic\":\"wamp.subscription.on_create\"},[" + other.id() + ",{\"id\":4,\"created\":" + SINCE
                        + ",\"uri\":\"com.a\",\"match\":\"exact\"}]]",
                "[36,3,P,{\"topic\":\"wamp.subscription.on_subscribe\"},[" + other.id() + ",4]]",
                "[36,3,P,{\"topic\":\"wamp.subscription.on_unsubscribe\"},[" + other.id() + ",4]]",
                "[36,3,P,{\"topic\":\"wamp.subscription.on_delete\"},[" + other.id() + ",4]]");
    }

    @Test
    void registrationsAreFound() {
        client.says("[64," + ++requests + ",{},\"com.a\"]");
        client.says("[64," + ++requests + ",{\"match\":\"prefix\"},\"com\"]");
        client.all();

        assertThat(call("wamp.registration.list", ""))
                .isEqualTo("[50,{},[{\"exact\":[3],\"prefix\":[4],\"wildcard\":[]}]]");
        assertThat(call("wamp.registration.lookup", ",[\"com.a\"]")).isEqualTo("[50,{},[3]]");
        assertThat(call("wamp.registration.lookup", ",[\"com\",{\"match\":\"prefix\"}]"))
                .isEqualTo("[50,{},[4]]");
        assertThat(call("wamp.registration.lookup", ",[\"com\"]")).isEqualTo("[50,{},[null]]");
        assertThat(call("wamp.registration.match", ",[\"com.b\"]")).isEqualTo("[50,{},[4]]");
        assertThat(call("wamp.registration.match", ",[\"x\"]")).isEqualTo("[50,{},[null]]");
        assertThat(call("wamp.registration.get", ",[4]"))
                .isEqualTo("[50,{},[{\"id\":4,\"created\":" + SINCE
                        + ",\"uri\":\"com\",\"match\":\"prefix\",\"invoke\":\"single\"}]]");
        assertThat(call("wamp.registration.list_callees", ",[3]")).isEqualTo("[50,{},[[" + client.id() + "]]]");
        assertThat(call("wamp.registration.count_callees", ",[3]")).isEqualTo("[50,{},[1]]");
        assertThat(call("wamp.registration.count_callees", ",[99]"))
                .isEqualTo("[8,48,{},\"wamp.error.no_such_registration\",[\"There is no registration 99\"]]");
    }

    @Test
    void subscriptionsAreFound() {
        subscribe("com.a");

        assertThat(call("wamp.subscription.list", ""))
                .isEqualTo("[50,{},[{\"exact\":[2,3],\"prefix\":[1],\"wildcard\":[]}]]");
        assertThat(call("wamp.subscription.lookup", ",[\"com.a\"]")).isEqualTo("[50,{},[3]]");
        assertThat(call("wamp.subscription.match", ",[\"com.log.a\"]")).isEqualTo("[50,{},[[1]]]");
        assertThat(call("wamp.subscription.match", ",[\"x\"]")).isEqualTo("[50,{},[null]]");
        assertThat(call("wamp.subscription.get", ",[3]"))
                .isEqualTo("[50,{},[{\"id\":3,\"created\":" + SINCE + ",\"uri\":\"com.a\",\"match\":\"exact\"}]]");
        assertThat(call("wamp.subscription.list_subscribers", ",[3]")).isEqualTo("[50,{},[[" + client.id() + "]]]");
        assertThat(call("wamp.subscription.count_subscribers", ",[1]")).isEqualTo("[50,{},[0]]");
        assertThat(call("wamp.subscription.get", ",[99]"))
                .isEqualTo("[8,48,{},\"wamp.error.no_such_subscription\",[\"There is no subscription 99\"]]");
    }

    @Test
    void testamentsArePublishedWhenTheirSessionHasGone() {
        subscribe("com.will");
        var other = join();
        other.says("[48,1,{},\"wamp.session.add_testament\",[\"com.will\",[\"last\"],{\"a\": 1}]]");
        other.says("[48,2,{},\"wamp.session.add_testament\",[\"com.will\",[\"first\"],{}],{\"scope\":\"detached\"}]");
        other.gets("[50,1,{}]", "[50,2,{}]");

        other.disconnects();

        client.gets("[36,3,P,{},[\"first\"],{}]", "[36,3,P,{},[\"last\"],{\"a\": 1}]");
    }

    @Test
    void testamentHasOptions() {
        subscribe("com.will");
        var other = join();
        other.says("[48,1,{},\"wamp.session.add_testament\",[\"com.will\",[],{}],{\"publish_options\":"
                + "{\"retain\":true,\"exclude\":[" + client.id() + "]}}]");
        other.says("[6,{},\"wamp.close.normal\"]");

        client.getsNothing();
        var late = join();
        late.says("[32,1,{\"get_retained\":true},\"com.will\"]");
        late.gets("[33,1,3]", "[36,3,P,{\"retained\":true},[],{}]");
    }

    @Test
    void flushedTestamentsAreNotPublished() {
        subscribe("com.will");
        var other = join();
        other.says("[48,1,{},\"wamp.session.add_testament\",[\"com.will\",[1],{}]]");
        other.says("[48,2,{},\"wamp.session.add_testament\",[\"com.will\",[2],{}],{\"scope\":\"detached\"}]");
        other.says("[48,3,{},\"wamp.session.flush_testaments\"]");

        other.disconnects();

        client.gets("[36,3,P,{},[2],{}]");
    }

    @Test
    void testamentTopicIsAUri() {
        assertThat(call("wamp.session.add_testament", ",[\"wamp.x\",[],{}]"))
                .isEqualTo("[8,48,{},\"wamp.error.invalid_uri\",[\"Nothing can be published to this URI\"]]");
    }

    private void publish(String topic, String options, int value) {
        client.says("[16," + ++requests + "," + options + ",\"" + topic + "\",[" + value + "]]");
        time.pass(1);
    }

    private List<String> values(String payload) {
        return Pattern.compile("\"args\":\\[(\\d+)]")
                .matcher(call("wamp.subscription.get_events", payload))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void historyHasTheLatestEvents() {
        for (int i = 1; i <= 4; i++) {
            publish("com.log.x", "{}", i);
        }

        assertThat(values(",[1]")).containsExactly("2", "3", "4");
        assertThat(values(",[1],{\"reverse\":true}")).containsExactly("4", "3", "2");
        assertThat(values(",[1],{\"limit\":2}")).containsExactly("2", "3");
        assertThat(values(",[1],{\"reverse\":true,\"limit\":1}")).containsExactly("4");
    }

    @Test
    void eventOfHistoryIsWhole() {
        publish("com.log.x", "{\"disclose_me\":true}", 1);

        assertThat(call("wamp.subscription.get_events", ",[1]"))
                .matches(
                        "\\[50,\\{},\\[\\{\"timestamp\":\"2023-11-14T22:13:20Z\",\"subscription\":1,"
                                + "\"publication\":\\d+,\"details\":\\{\"publisher\":\\d+,.*\"topic\":\"com.log.x\"},\"args\":\\[1]}]]");
    }

    @Test
    void historyIsFiltered() {
        publish("com.one", "{}", 1);
        publish("com.one", "{}", 2);
        publish("com.one", "{}", 3);
        var publication = call("wamp.subscription.get_events", ",[2],{\"limit\":2,\"reverse\":true}")
                .replaceAll(".*\"publication\":(\\d+).*", "$1");

        assertThat(values(",[2],{\"from_time\":\"2023-11-14T22:13:20.001Z\"}")).containsExactly("2", "3");
        assertThat(values(",[2],{\"after_time\":\"2023-11-14T22:13:20.001Z\"}")).containsExactly("3");
        assertThat(values(",[2],{\"before_time\":\"2023-11-14T23:13:20.001+01:00\"}"))
                .containsExactly("1");
        assertThat(values(",[2],{\"until_time\":\"2023-11-14T22:13:20.001Z\"}")).containsExactly("1", "2");
        assertThat(values(",[2],{\"topic\":\"com.two\"}")).isEmpty();
        assertThat(values(",[2],{\"from_publication\":" + publication + "}")).containsExactly("2", "3");
        assertThat(values(",[2],{\"after_publication\":" + publication + "}")).containsExactly("3");
        assertThat(values(",[2],{\"before_publication\":" + publication + "}")).containsExactly("1");
        assertThat(values(",[2],{\"until_publication\":" + publication + "}")).containsExactly("1", "2");
        assertThat(values(",[2],{\"from_publication\":1}")).isEmpty();
    }

    @Test
    void historyShowsNobodyWhatItMightNotHaveGot() {
        publish("com.one", "{\"eligible_authrole\":[\"admin\"]}", 1);
        publish("com.one", "{\"exclude\":[1]}", 2);
        publish("com.one", "{\"eligible_authrole\":[\"anonymous\"]}", 3);

        assertThat(values(",[2]")).containsExactly("3");
    }

    @Test
    void subscriptionWithoutHistoryHasNone() {
        subscribe("com.a");

        assertThat(call("wamp.subscription.get_events", ",[3]")).isEqualTo("[50,{},[]]");
        assertThat(call("wamp.subscription.get_events", ",[99]")).contains("wamp.error.no_such_subscription");
    }

    @Test
    void historyIsAnnouncedWhereItIs() {
        var other = Client.connect(router);
        other.says("[1,\"realm1\",{\"roles\":{\"caller\":{}}}]");

        assertThat(other.next()).contains("\"event_history\":true");
    }
}
