package dev.callwire.wamp.router;

import static org.assertj.core.api.Assertions.assertThat;

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
}
