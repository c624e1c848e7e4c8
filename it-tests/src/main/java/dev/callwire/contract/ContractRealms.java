package dev.callwire.contract;

import dev.callwire.wamp.WampRealm;
import dev.callwire.wamp.WampRouter;
import dev.callwire.wamp.auth.AuthMethod;
import dev.callwire.wamp.auth.Decoys;
import dev.callwire.wamp.auth.KnownPrincipals;
import dev.callwire.wamp.auth.Principal;
import dev.callwire.wamp.auth.SharedSecret;
import dev.callwire.wamp.auth.Ticket;

/** The realms of a server of the contract: {@code realm1} for everybody, and {@code secured} for two users. */
final class ContractRealms {
    private static final String ROLE = "user";
    private static final String JOE = "joe-secret";
    private static final int ITERATIONS = 1_000;
    private static final int KEY_BYTES = 32;

    private ContractRealms() {}

    static WampRouter router() {
        var users = KnownPrincipals.of(
                Principal.of("joe", ROLE, Ticket.of(JOE), SharedSecret.of(JOE)),
                Principal.of("salty", ROLE, SharedSecret.salted("salty-secret", "salt123", ITERATIONS, KEY_BYTES)));
        return WampRouter.builder()
                .realm("realm1", WampRealm::clientsMayEndSessions)
                .realm(
                        "secured",
                        realm -> realm.authenticate(
                                        AuthMethod.ticket(users), AuthMethod.wampCra(users, Decoys.random()))
                                .clientsMayEndSessions())
                .build();
    }
}
