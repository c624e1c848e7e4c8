package dev.callwire.wamp.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.wamp.message.UriRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registrations, and calls with one answer. */
class CallTest extends RouterTest {
    private final Client callee = callee("com.add2");
    private final Client caller = join();

    @Test
    void callIsInvokedAndItsResultReturned() {
        caller.says("[48,1,{},\"com.add2\",[23,7]]");
        callee.gets("[68,1,1,{},[23,7]]");

        callee.says("[70,1,{},[30]]");

        caller.gets("[50,1,{},[30]]");
    }

    @Test
    void payloadGoesThroughToTheByte() {
        var payload =
                "[ 1.50e+02 , 123456789012345678901234567890,\"\\u00e9\\/é🦊\" ],{\"b\" :\t[ ],\"a\":{}, \"a\":null }";

        caller.says("[48, 1, {}, \"com.add2\", " + payload + " ]");
        callee.gets("[68,1,1,{}," + payload.replace("],{", "],{") + "]");
        callee.says("[70,1,{} ,[ ] , " + payload.substring(payload.indexOf('{')) + "]");

        caller.gets("[50,1,{},[ ]," + payload.substring(payload.indexOf('{')) + "]");
    }

    @Test
    void whatIsAbsentStaysAbsent() {
        caller.says("[48,1,{},\"com.add2\"]");
        callee.gets("[68,1,1,{}]");
        callee.says("[70,1,{}]");
        caller.gets("[50,1,{}]");

        caller.says("[48,2,{},\"com.add2\",[],{\"a\":1}]");
        callee.gets("[68,2,1,{},[],{\"a\":1}]");
        callee.says("[70,2,{},[null]]");
        caller.gets("[50,2,{},[null]]");
    }

    @Test
    void errorOfTheCalleeIsTheCallers() {
        caller.says("[48,1,{},\"com.add2\"]");
        callee.all();

        callee.says("[8,68,1,{\"secret\":1},\"com.failed\",[\"why\"],{\"severity\":3}]");

        caller.gets("[8,48,1,{},\"com.failed\",[\"why\"],{\"severity\":3}]");
    }

    @Test
    void errorThatIsNoUriIsToldSo() {
        caller.says("[48,1,{},\"com.add2\"]");
        callee.all();

        callee.says("[8,68,1,{},\"it failed!\"]");

        caller.gets("[8,48,1,{},\"wamp.error.invalid_uri\",[\"The callee has failed with what is no URI\"]]");
    }

    @Test
    void answersComeInAnyOrder() {
        caller.says("[48,1,{},\"com.add2\",[1]]");
        caller.says("[48,2,{},\"com.add2\",[2]]");
        callee.gets("[68,1,1,{},[1]]", "[68,2,1,{},[2]]");

        callee.says("[70,2,{},[\"b\"]]");
        callee.says("[70,1,{},[\"a\"]]");

        caller.gets("[50,2,{},[\"b\"]]", "[50,1,{},[\"a\"]]");
    }

    @Test
    void sessionMayCallItself() {
        callee.says("[48,2,{},\"com.add2\"]");
        callee.gets("[68,1,1,{}]");
        callee.says("[70,1,{},[1]]");
        callee.gets("[50,2,{},[1]]");
    }

    @Test
    void unknownProcedureIsAnError() {
        caller.says("[48,1,{},\"com.nothing\"]");

        caller.gets("[8,48,1,{},\"wamp.error.no_such_procedure\",[\"There is no procedure com.nothing\"]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "a b", "#"})
    void procedureThatIsNoUriIsAnError(String uri) {
        caller.says("[48,1,{},\"" + uri + "\"]");
        caller.says("[64,2,{},\"" + uri + "\"]");

        caller.gets(
                "[8,48,1,{},\"wamp.error.invalid_uri\",[\"A procedure's name is a URI\"]]",
                "[8,64,2,{},\"wamp.error.invalid_uri\",[\"No procedure can be registered as this URI\"]]");
    }

    @Test
    void procedureWithAnEndlessNameIsAnError() {
        caller.says("[48,1,{},\"" + "a".repeat(257) + "\"]");

        assertThat(caller.next()).contains("wamp.error.invalid_uri");
    }

    @Test
    void reservedNamesCannotBeRegistered() {
        caller.says("[64,1,{},\"wamp.session.count\"]");
        caller.says("[64,2,{\"match\":\"prefix\"},\"wamp\"]");

        assertThat(caller.all()).allMatch(frame -> frame.contains("wamp.error.invalid_uri"));
    }

    @Test
    void patternsGetNoCallsOfReservedNames() {
        callee.says("[64,2,{\"match\":\"prefix\"},\"\"]");
        callee.gets("[65,2,2]");

        caller.says("[48,1,{},\"wamp.session.nothing\"]");

        caller.gets("[8,48,1,{},\"wamp.error.no_such_procedure\",[\"There is no procedure wamp.session.nothing\"]]");
        callee.getsNothing();
    }

    @Test
    void strictRealmTakesStrictUrisOnly() {
        router.addRealm("strict", RealmOptions.DEFAULTS.withUris(UriRule.STRICT));
        var strict = Client.join(router, "strict");

        strict.says("[64,1,{},\"com.Add\"]");
        strict.says("[64,2,{},\"com.add\"]");

        assertThat(strict.next()).contains("wamp.error.invalid_uri");
        assertThat(strict.next()).startsWith("[65,2,");
    }

    @Test
    void procedureIsRegisteredOnce() {
        caller.says("[64,1,{},\"com.add2\"]");

        caller.gets(
                "[8,64,1,{},\"wamp.error.procedure_already_exists\",[\"The procedure is registered already: com.add2\"]]");
    }

    @Test
    void unregisteredProcedureIsGone() {
        callee.says("[66,2,1]");
        callee.gets("[67,2]");

        caller.says("[48,1,{},\"com.add2\"]");

        assertThat(caller.next()).contains("wamp.error.no_such_procedure");
    }

    @Test
    void callThatRunsOutlivesItsRegistration() {
        caller.says("[48,1,{},\"com.add2\"]");
        callee.says("[66,2,1]");
        callee.all();

        callee.says("[70,1,{},[1]]");

        caller.gets("[50,1,{},[1]]");
    }

    @Test
    void registrationOfAnotherIsNoRegistration() {
        caller.says("[66,1,1]");

        caller.gets("[8,66,1,{},\"wamp.error.no_such_registration\",[\"This session has no registration 1\"]]");
    }

    @Test
    void calleeThatLeavesFailsItsCalls() {
        caller.says("[48,1,{},\"com.add2\"]");

        callee.disconnects();

        caller.gets("[8,48,1,{},\"wamp.error.canceled\",[\"The callee has left\"]]");
        caller.says("[48,2,{},\"com.add2\"]");
        assertThat(caller.next()).contains("wamp.error.no_such_procedure");
    }

    @Test
    void calleeThatBreaksTheProtocolFailsItsCalls() {
        caller.says("[48,1,{},\"com.add2\"]");

        callee.says("[]");

        assertThat(caller.next()).contains("wamp.error.canceled");
    }

    @Test
    void calleeIsToldThatTheCallerHasLeft() {
        caller.says("[48,1,{},\"com.add2\"]");
        callee.all();

        caller.disconnects();
        callee.gets("[69,1,{\"mode\":\"killnowait\"}]");
        callee.says("[70,1,{},[1]]");

        callee.getsNothing();
        assertThat(callee.isClosed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[70,1,{}]", "[70,7,{}]", "[8,68,1,{},\"a\"]"})
    void answerToNothingEndsTheSession(String frame) {
        callee.says(frame);

        assertThat(callee.next()).contains("to be answered", "wamp.error.protocol_violation");
    }

    @Test
    void secondAnswerEndsTheSession() {
        caller.says("[48,1,{},\"com.add2\"]");
        callee.all();
        callee.says("[70,1,{}]");

        callee.says("[70,1,{}]");

        callee.isAbortedFor("There is no invocation 1 to be answered");
        caller.gets("[50,1,{}]");
    }

    @Test
    void errorOfAClientIsAboutAnInvocation() {
        callee.says("[8,48,1,{},\"a\"]");

        callee.isAbortedFor("A client's ERROR is about an INVOCATION, not about CALL");
    }

    @Test
    void sharedProceduresGoInTurns() {
        var one = shares("roundrobin", 2);
        var two = shares("roundrobin", 2);

        for (int i = 1; i <= 3; i++) {
            caller.says("[48," + i + ",{},\"com.shared\",[" + i + "]]");
        }

        one.gets("[68,1,2,{},[1]]", "[68,2,2,{},[3]]");
        two.gets("[68,1,2,{},[2]]");
    }

    @Test
    void turnsGoOnWhenOneLeaves() {
        var one = shares("roundrobin", 2);
        var two = shares("roundrobin", 2);
        var three = shares("roundrobin", 2);
        caller.says("[48,1,{},\"com.shared\"]");
        one.gets("[68,1,2,{}]");
        one.disconnects();
        caller.all();

        caller.says("[48,2,{},\"com.shared\"]");
        caller.says("[48,3,{},\"com.shared\"]");
        caller.says("[48,4,{},\"com.shared\"]");

        two.gets("[68,1,2,{}]", "[68,2,2,{}]");
        three.gets("[68,1,2,{}]");
    }

    @Test
    void firstAndLastAreFirstAndLast() {
        var first = shares("first", 2);
        var second = shares("first", 2);
        caller.says("[48,1,{},\"com.shared\"]");
        first.gets("[68,1,2,{}]");
        second.getsNothing();
        first.disconnects();
        caller.all();

        caller.says("[48,2,{},\"com.shared\"]");

        second.gets("[68,1,2,{}]");
    }

    @Test
    void lastIsCalledWhileItIsThere() {
        var first = shares("last", 2);
        var second = shares("last", 2);
        caller.says("[48,1,{},\"com.shared\"]");
        second.gets("[68,1,2,{}]");
        second.says("[66,2,2]");
        caller.all();

        caller.says("[48,2,{},\"com.shared\"]");

        first.gets("[68,1,2,{}]");
    }

    @Test
    void randomReachesAll() {
        var one = shares("random", 2);
        var two = shares("random", 2);

        for (int i = 1; i <= 100; i++) {
            caller.says("[48," + i + ",{},\"com.shared\"]");
        }

        assertThat(one.all().size()).isBetween(1, 99);
        assertThat(two.all().size()).isBetween(1, 99);
    }

    @Test
    void policyIsTheFirstCallees() {
        shares("roundrobin", 2);

        caller.says("[64,1,{\"invoke\":\"random\"},\"com.shared\"]");
        caller.says("[64,2,{},\"com.shared\"]");

        assertThat(caller.all()).hasSize(2).allMatch(frame -> frame.contains("wamp.error.procedure_already_exists"));
    }

    private Client shares(String policy, long registration) {
        var client = join();
        client.says("[64,1,{\"invoke\":\"" + policy + "\"},\"com.shared\"]");
        client.gets("[65,1," + registration + "]");
        return client;
    }

    @Test
    void patternIsToldWhatWasCalled() {
        callee.says("[64,2,{\"match\":\"prefix\"},\"com.sub\"]");
        callee.all();

        caller.says("[48,1,{},\"com.subtract\",[1]]");

        callee.gets("[68,1,2,{\"procedure\":\"com.subtract\"},[1]]");
    }

    @Test
    void callerIsDisclosedIfItAsks() {
        caller.says("[48,1,{\"disclose_me\":true},\"com.add2\"]");

        callee.gets("[68,1,1,{\"caller\":" + caller.id() + ",\"caller_authid\":\"" + caller.authid()
                + "\",\"caller_authrole\":\"anonymous\"}]");
    }

    @Test
    void callerIsDisclosedIfTheCalleeAsks() {
        callee.says("[64,2,{\"disclose_caller\":true},\"com.who\"]");
        callee.all();

        caller.says("[48,1,{},\"com.who\"]");

        assertThat(callee.next()).contains("\"caller\":" + caller.id());
    }

    @Test
    void disclosureIsRefusedWhereThereIsNone() {
        router.addRealm("closed", RealmOptions.DEFAULTS.withDisclosure(Disclosure.NEVER));
        var closed = Client.join(router, "closed");

        closed.says("[48,1,{\"disclose_me\":true},\"com.add2\"]");
        closed.says("[16,2,{\"disclose_me\":true,\"acknowledge\":true},\"com.topic\"]");

        closed.gets(
                "[8,48,1,{},\"wamp.error.option_disallowed.disclose_me\",[\"Callers are not disclosed here\"]]",
                "[8,16,2,{},\"wamp.error.option_disallowed.disclose_me\",[\"Publishers are not disclosed here\"]]");
    }

    @Test
    void disclosureIsGivenWhereItIsTheRule() {
        router.addRealm("open", RealmOptions.DEFAULTS.withDisclosure(Disclosure.ALWAYS));
        var open = Client.join(router, "open");
        open.says("[64,1,{},\"com.who\"]");
        open.says("[48,2,{},\"com.who\"]");

        open.next();
        assertThat(open.next()).contains("\"caller\":" + open.id());
    }

    @Test
    void revokedRegistrationIsToldToWhoWantsToKnow() {
        assertThat(realm.revokeRegistration(callee.id(), 1, "moved")).isTrue();
        assertThat(realm.revokeRegistration(callee.id(), 1, null)).isFalse();

        callee.gets("[67,0,{\"registration\":1,\"reason\":\"moved\"}]");
        caller.says("[48,1,{},\"com.add2\"]");
        assertThat(caller.next()).contains("no_such_procedure");
    }

    @Test
    void revokedRegistrationIsNotToldToOthers() {
        var old = joinWith("");
        old.says("[64,1,{},\"com.old\"]");
        old.all();

        assertThat(realm.revokeRegistration(old.id(), 2, null)).isTrue();

        old.getsNothing();
    }

    @Test
    void passedPayloadKeepsWhatIsSaidOfIt() {
        var ppt = "\"ppt_scheme\":\"wamp.eth\",\"ppt_serializer\":\"cbor\"";
        caller.says("[48,1,{" + ppt + "},\"com.add2\",[\"\\u0000AAA\"]]");
        callee.gets("[68,1,1,{" + ppt + "},[\"\\u0000AAA\"]]");

        callee.says("[70,1,{" + ppt + "},[\"\\u0000BBB\"]]");

        caller.gets("[50,1,{" + ppt + "},[\"\\u0000BBB\"]]");
    }

    @Test
    void passedPayloadOfAnErrorKeepsWhatIsSaidOfIt() {
        caller.says("[48,1,{},\"com.add2\"]");
        callee.all();

        callee.says("[8,68,1,{\"ppt_scheme\":\"x\"},\"com.e\",[\"\\u0000BBB\"]]");

        caller.gets("[8,48,1,{\"ppt_scheme\":\"x\"},\"com.e\",[\"\\u0000BBB\"]]");
    }

    @Test
    void passingPayloadsIsAnnouncedBefore() {
        var old = joinWith("");
        old.says("[48,1,{\"ppt_scheme\":\"x\"},\"com.add2\",[\"a\"]]");
        old.isAbortedFor("A caller announces payload_passthru_mode before it uses it");

        var older = joinWith("");
        older.says("[70,1,{\"ppt_scheme\":\"x\"},[\"a\"]]");
        older.isAbortedFor("A callee announces payload_passthru_mode before it uses it");

        var oldest = joinWith("");
        oldest.says("[16,1,{\"ppt_scheme\":\"x\"},\"a\",[\"a\"]]");
        oldest.isAbortedFor("A publisher announces payload_passthru_mode before it uses it");
    }

    @Test
    void passedPayloadNeedsACalleeThatTakesIt() {
        var old = joinWith("");
        old.says("[64,1,{},\"com.old\"]");
        old.all();

        caller.says("[48,1,{\"ppt_scheme\":\"x\"},\"com.old\",[\"a\"]]");

        caller.gets(
                "[8,48,1,{},\"wamp.error.feature_not_supported\",[\"The callee does not take payloads passed through\"]]");
        old.getsNothing();
    }

    @Test
    void passedResultNeedsACallerThatTakesIt() {
        var old = joinWith("");
        old.says("[48,1,{},\"com.add2\"]");
        callee.all();

        callee.says("[70,1,{\"ppt_scheme\":\"x\"},[\"a\"]]");

        callee.gets(
                "[8,70,1,{},\"wamp.error.feature_not_supported\",[\"The caller does not take payloads passed through\"]]");
        old.gets(
                "[8,48,1,{},\"wamp.error.feature_not_supported\",[\"The caller does not take payloads passed through\"]]");
    }
}
