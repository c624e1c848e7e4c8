package dev.callwire.wamp.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.wamp.message.Match;
import org.junit.jupiter.api.Test;

/** What one session may have at a time. */
class LimitsTest extends RouterTest {
    private final Client client = join();

    @Override
    SessionLimits limits() {
        return SessionLimits.DEFAULTS
                .withRegistrations(1)
                .withSubscriptions(1)
                .withCalls(1)
                .withTestaments(1);
    }

    @Test
    void registrationsAreLimited() {
        client.says("[64,1,{},\"a\"]");
        client.says("[64,2,{},\"b\"]");
        client.says("[66,3,1]");
        client.says("[64,4,{},\"b\"]");

        client.gets(
                "[65,1,1]",
                "[8,64,2,{},\"callwire.error.too_many\",[\"This session has as many registrations as it may\"]]",
                "[67,3]",
                "[65,4,2]");
    }

    @Test
    void subscriptionsAreLimited() {
        client.says("[32,1,{},\"a\"]");
        client.says("[32,2,{},\"b\"]");
        client.says("[32,3,{},\"a\"]");

        client.gets(
                "[33,1,1]",
                "[8,32,2,{},\"callwire.error.too_many\",[\"This session has as many subscriptions as it may\"]]",
                "[33,3,1]");
    }

    @Test
    void callsOfACallerAreLimited() {
        client.says("[64,1,{},\"a\"]");
        var caller = join();
        caller.says("[48,1,{},\"a\"]");
        caller.says("[48,2,{},\"a\"]");
        caller.gets("[8,48,2,{},\"callwire.error.too_many\",[\"As many calls are pending as there may be\"]]");

        client.says("[70,1,{}]");
        caller.says("[48,3,{},\"a\"]");

        caller.gets("[50,1,{}]");
    }

    @Test
    void callsToACalleeAreLimited() {
        client.says("[64,1,{},\"a\"]");
        join().says("[48,1,{},\"a\"]");
        var caller = join();

        caller.says("[48,1,{},\"a\"]");

        assertThat(caller.next()).contains("callwire.error.too_many");
    }

    @Test
    void testamentsAreLimited() {
        client.says("[48,1,{},\"wamp.session.add_testament\",[\"a\",[],{}]]");
        client.says("[48,2,{},\"wamp.session.add_testament\",[\"a\",[],{}]]");

        client.gets(
                "[50,1,{}]",
                "[8,48,2,{},\"callwire.error.too_many\",[\"This session has as many testaments as it may\"]]");
    }

    @Test
    void testamentIsShort() {
        client.says("[48,1,{},\"wamp.session.add_testament\",[\"a\",[\"" + "x".repeat(65_536) + "\"],{}]]");

        client.gets("[8,48,1,{},\"wamp.error.payload_size_exceeded\",[\"A testament has at most 65536 bytes\"]]");
    }

    @Test
    void limitsAreNotNegative() {
        assertThatThrownBy(() -> SessionLimits.DEFAULTS.withCalls(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A limit of a session is at least 0");
        assertThatThrownBy(() -> new HistoryRule("a", Match.EXACT, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A history has at least 1 event, not 0");
    }

    @Test
    void realmHasANameOfItsOwn() {
        assertThatThrownBy(() -> router.addRealm("a b", RealmOptions.DEFAULTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A realm's name is a URI, and this is none: a b");
        assertThatThrownBy(() -> router.addRealm(REALM, RealmOptions.DEFAULTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is a realm of this name already: realm1");
        assertThat(router.realm(REALM)).isSameAs(realm);
    }
}
