package dev.callwire.wamp.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonSlice;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How sessions begin and end. */
class SessionTest extends RouterTest {
    private static final String HELLO = "[1,\"realm1\",{\"roles\":{\"caller\":{}}}]";

    private final Client client = Client.connect(router);

    @Test
    void welcomeTellsWhoOneIsAndWhatIsThere() {
        client.says(HELLO);

        assertThat(client.next())
                .matches("\\[2,\\d+,\\{\"realm\":\"realm1\",\"authid\":\"[0-9a-f-]+\",\"authrole\":\"anonymous\","
                        + "\"authmethod\":\"anonymous\",\"authprovider\":\"static\",\"agent\":\"Callwire\",\"roles\":\\{"
                        + "\"broker\":\\{\"features\":\\{.*},\"dealer\":\\{\"features\":\\{.*}}]");
    }

    @Test
    void welcomeAnnouncesHistoryOnlyWhereThereIsOne() {
        client.says(HELLO);

        assertThat(client.next()).contains("\"event_retention\":true").doesNotContain("event_history");
    }

    @Test
    void sessionIdsAreOfChance() {
        assertThat(join().id()).isBetween(1L, 1L << 53).isNotEqualTo(join().id());
    }

    @Test
    void unknownRealmIsRefused() {
        client.says("[1,\"nowhere\",{\"roles\":{\"caller\":{}}}]");

        client.isAborted("wamp.error.no_such_realm", "There is no realm nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "a b", "a#b"})
    void realmThatIsNoUriIsRefused(String name) {
        client.says("[1,\"" + name + "\",{\"roles\":{\"caller\":{}}}]");

        client.isAborted("wamp.error.invalid_uri", "A realm's name is a URI");
    }

    @Test
    void realmWithAnEndlessNameIsRefused() {
        client.says("[1,\"" + "a".repeat(257) + "\",{\"roles\":{\"caller\":{}}}]");

        client.isAborted("wamp.error.invalid_uri", "A realm's name is a URI");
    }

    @Test
    void methodThatNobodyKnowsIsRefused() {
        client.says("[1,\"realm1\",{\"roles\":{\"caller\":{}},\"authmethods\":[\"ticket\"]}]");

        client.isAborted("wamp.error.no_matching_auth_method", "This realm takes anonymous sessions only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[6,{},\"wamp.close.normal\"]",
                "[48,1,{},\"a\"]",
                "[8,68,1,{},\"a\"]",
                "[33,1,1]",
                "[5,\"secret\",{}]",
                "[2,1,{}]",
            })
    void firstMessageIsHello(String frame) {
        client.says(frame);

        assertThat(client.next())
                .matches(
                        "\\[3,\\{\"message\":\"Received [A-Z]+ before the session was established\"},\"wamp.error.protocol_violation\"]");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void whatIsNoMessageEndsTheSession() {
        client.says("{}");

        client.isAbortedFor("A message is a list");
    }

    @Test
    void abortBeforeTheSessionIsNotAnswered() {
        client.says("[3,{},\"wamp.close.normal\"]");

        client.getsNothing();
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void secondHelloEndsTheSession() {
        client.says(HELLO);
        client.welcomed();
        client.says(HELLO);

        client.isAbortedFor("Received HELLO in a session that is open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,1,{}]",
                "[4,\"ticket\",{}]",
                "[5,\"secret\",{}]",
                "[17,1,1]",
                "[33,1,1]",
                "[35,1]",
                "[36,1,1,{}]",
                "[50,1,{}]",
                "[65,1,1]",
                "[67,1]",
                "[68,1,1,{}]",
                "[69,1,{}]",
                "[337,1]",
            })
    void whatOnlyRoutersSayEndsTheSession(String frame) {
        var joined = join();

        joined.says(frame);

        assertThat(joined.next()).contains("in a session that is open", "wamp.error.protocol_violation");
        assertThat(joined.isClosed()).isTrue();
    }

    @Test
    void malformedMessageEndsTheSession() {
        var joined = join();

        joined.says("[48,1]");

        joined.isAbortedFor("CALL lacks its Options");
    }

    @Test
    void nothingIsSaidAfterAnAbort() {
        var joined = join();
        joined.says("[48,1]");
        joined.all();

        joined.says("[48,1,{},\"a\"]");
        joined.says("nonsense");
        joined.disconnects();

        joined.getsNothing();
    }

    @Test
    void goodbyeIsAnswered() {
        var joined = join();

        joined.says("[6,{\"message\":\"enough\"},\"wamp.close.normal\"]");

        joined.gets("[6,{},\"wamp.close.goodbye_and_out\"]");
        assertThat(joined.isClosed()).isTrue();
    }

    @Test
    void nothingIsDoneAfterGoodbye() {
        var joined = join();
        joined.says("[6,{},\"wamp.close.normal\"]");
        joined.all();

        joined.says("[48,1,{},\"wamp.session.count\"]");

        joined.getsNothing();
    }

    @Test
    void abortIsNotAnswered() {
        var joined = join();

        joined.says("[3,{},\"wamp.close.normal\"]");

        joined.getsNothing();
        assertThat(joined.isClosed()).isTrue();
    }

    @Test
    void closingRouterSaysGoodbyeToAllAndWaitsForTheirs() {
        var one = join();
        var other = join();

        router.close();

        one.gets("[6,{},\"wamp.close.system_shutdown\"]");
        other.gets("[6,{},\"wamp.close.system_shutdown\"]");
        assertThat(one.isClosed()).isFalse();
        one.says("[48,1,{},\"wamp.session.count\"]");
        one.says("[6,{},\"wamp.close.goodbye_and_out\"]");
        one.getsNothing();
        assertThat(one.isClosed()).isTrue();
    }

    @Test
    void clientThatDoesNotSayGoodbyeIsClosed() {
        var joined = join();
        router.close();

        time.pass(5_000);

        assertThat(joined.isClosed()).isTrue();
        assertThat(time.alarms()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "caller:[64,1,{},\"a\"]:REGISTER:callee",
                "caller:[66,1,1]:UNREGISTER:callee",
                "caller:[70,1,{}]:YIELD:callee",
                "caller:[8,68,1,{},\"a\"]:ERROR:callee",
                "caller:[16,1,{},\"a\"]:PUBLISH:publisher",
                "caller:[32,1,{},\"a\"]:SUBSCRIBE:subscriber",
                "caller:[34,1,1]:UNSUBSCRIBE:subscriber",
                "callee:[48,1,{},\"a\"]:CALL:caller",
                "callee:[49,1,{}]:CANCEL:caller",
            })
    void roleIsAnnouncedBeforeItIsPlayed(String scenario) {
        int first = scenario.indexOf(':');
        int last = scenario.lastIndexOf(':');
        int middle = scenario.lastIndexOf(':', last - 1);
        client.says("[1,\"realm1\",{\"roles\":{\"" + scenario.substring(0, first) + "\":{}}}]");
        client.welcomed();

        client.says(scenario.substring(first + 1, middle));

        client.isAbortedFor("A client that sends " + scenario.substring(middle + 1, last) + " announces the role "
                + scenario.substring(last + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[48,2,{},\"a\"]",
                "[16,2,{},\"a\"]",
                "[32,7,{},\"a\"]",
                "[34,2,1]",
                "[64,9007199254740992,{},\"a\"]",
                "[66,2,1]"
            })
    void requestsBeginWithOne(String frame) {
        var joined = join();

        joined.says(frame);

        assertThat(joined.next()).contains("but the next id is 1", "wamp.error.protocol_violation");
    }

    @Test
    void requestsOfAllKindsCountUpTogether() {
        var joined = join();
        joined.says("[16,1,{},\"a\"]");
        joined.says("[32,2,{},\"a\"]");
        joined.says("[48,3,{},\"wamp.session.count\"]");
        joined.gets("[33,2,1]", "[50,3,{},[1]]");

        joined.says("[48,3,{},\"wamp.session.count\"]");

        joined.isAbortedFor("Request of CALL is 3, but the next id is 4");
    }

    @Test
    void challengedClientProvesWhoItIs() {
        var proven = Client.connect(secured());

        proven.says("[1,\"realm1\",{\"authid\":\"joe\",\"authmethods\":[\"ticket\"],\"roles\":{\"caller\":{}}}]");
        proven.gets("[4,\"ticket\",{\"hint\":1}]");
        proven.says("[5,\"secret\",{}]");

        proven.welcomed();
        assertThat(proven.authid()).isEqualTo("joe");
    }

    @Test
    void challengedClientWithAWrongProofIsRefused() {
        var liar = Client.connect(secured());
        liar.says(HELLO);
        liar.all();

        liar.says("[5,\"guess\",{}]");

        liar.isAborted("wamp.error.authentication_failed", "No");
    }

    @ParameterizedTest
    @ValueSource(strings = {HELLO, "[48,1,{},\"a\"]", "[6,{},\"wamp.close.normal\"]"})
    void challengedClientDoesNothingElse(String frame) {
        var impatient = Client.connect(secured());
        impatient.says(HELLO);
        impatient.all();

        impatient.says(frame);

        assertThat(impatient.next()).contains("before the session was established", "wamp.error.protocol_violation");
        assertThat(impatient.isClosed()).isTrue();
    }

    @Test
    void decisionOnAClientThatHasGoneMeansNothing() {
        var admissions = new ArrayList<Admission>();
        var slow = new Router(
                (hello, admission) -> admissions.add(admission), time, SessionLimits.DEFAULTS, JsonLimits.DEFAULTS);
        slow.addRealm(REALM, RealmOptions.DEFAULTS);
        var gone = Client.connect(slow);
        gone.says(HELLO);
        gone.disconnects();

        admissions.get(0).challenge("ticket", JsonSlice.of("{}"), proof -> {});
        admissions.get(0).accept(new Identity("a", "b", "c", "d"));

        gone.getsNothing();
    }

    @Test
    void clientMayBeLetInByAnotherThread() throws InterruptedException {
        var admissions = new ArrayList<Admission>();
        var slow = new Router(
                (hello, admission) -> admissions.add(admission), time, SessionLimits.DEFAULTS, JsonLimits.DEFAULTS);
        slow.addRealm(REALM, RealmOptions.DEFAULTS);
        var patient = Client.connect(slow);
        patient.says(HELLO);
        patient.getsNothing();

        var other = new Thread(() -> admissions.get(0).accept(new Identity("a", "b", "c", "d")));
        other.start();
        other.join();
        patient.welcomed();
        patient.says("[48,1,{},\"wamp.session.count\"]");

        assertThat(patient.id()).isEqualTo(admissions.get(0).session());
        patient.gets("[50,1,{},[1]]");
    }

    @Test
    void welcomeHasWhatTheAuthenticatorAdds() {
        var generous = new Router(
                (hello, admission) -> admission.accept(new Identity("a", "b", "c", "d", JsonSlice.of("{\"gift\":1}"))),
                time,
                SessionLimits.DEFAULTS,
                JsonLimits.DEFAULTS);
        generous.addRealm(REALM, RealmOptions.DEFAULTS);
        var client = Client.connect(generous);

        client.says(HELLO);

        assertThat(client.next()).contains("\"authprovider\":\"d\",\"authextra\":{\"gift\":1},\"agent\"");
    }

    @Test
    void channelIsBoundToNothingUnlessSomebodyKnows() {
        var admissions = new ArrayList<Admission>();
        var asking = new Router(
                (hello, admission) -> admissions.add(admission), time, SessionLimits.DEFAULTS, JsonLimits.DEFAULTS);
        asking.addRealm(REALM, RealmOptions.DEFAULTS);

        Client.connect(asking).says(HELLO);

        assertThat(admissions.get(0).channelBinding("tls-exporter")).isNull();
    }

    private Router secured() {
        var secured = new Router(
                (hello, admission) -> admission.challenge("ticket", JsonSlice.of("{\"hint\":1}"), proof -> {
                    if (proof.signature().equals("secret")) {
                        admission.accept(new Identity("joe", "user", "ticket", "static"));
                    } else {
                        admission.refuse("wamp.error.authentication_failed", "No");
                    }
                }),
                time,
                SessionLimits.DEFAULTS,
                JsonLimits.DEFAULTS);
        secured.addRealm(REALM, RealmOptions.DEFAULTS);
        return secured;
    }
}
