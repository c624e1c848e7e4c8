package dev.callwire.it;

import dev.callwire.RpcServer;
import dev.callwire.wamp.WampRealm;
import dev.callwire.wamp.WampRouter;
import dev.callwire.wamp.auth.AuthMethod;
import dev.callwire.wamp.auth.Decoys;
import dev.callwire.wamp.auth.KnownPrincipals;
import dev.callwire.wamp.auth.Principal;
import dev.callwire.wamp.auth.PublicKeys;
import dev.callwire.wamp.auth.SharedSecret;
import dev.callwire.wamp.auth.Ticket;
import java.util.function.Consumer;

/** A server that does nothing but route: realm1 takes everybody, secured whom the contract names and who signs. */
final class RouterAlone implements AutoCloseable {
    /** Of the seed that {@code autobahn-auth.mjs} signs with. */
    private static final String SIGNER = "79b5562e8fe654f94078b112e8a98ba7901f853ae695bed7e0e3910bad049664";

    private final RpcServer server;

    RouterAlone() {
        this(realm -> {});
    }

    /**
     * Starts it.
     *
     * @param realm1 how realm1 is to be
     * @param origins of pages that may connect
     */
    RouterAlone(Consumer<WampRealm> realm1, String... origins) {
        var users = KnownPrincipals.of(
                Principal.of("joe", "user", Ticket.of("joe-secret"), SharedSecret.of("joe-secret")),
                Principal.of("salty", "user", SharedSecret.salted("salty-secret", "salt123", 1000, 32)),
                Principal.of("signer", "user", PublicKeys.of(SIGNER)));
        var router = WampRouter.builder()
                .realm("realm1", realm1)
                .realm(
                        "secured",
                        realm -> realm.authenticate(
                                AuthMethod.ticket(users),
                                AuthMethod.wampCra(users, Decoys.random()),
                                AuthMethod.cryptosign(users)))
                .build();
        server = RpcServer.builder()
                .host("127.0.0.1")
                .allowedOrigins(origins)
                .protocol(router)
                .start();
    }

    String url() {
        return "ws://127.0.0.1:" + server.port() + "/ws";
    }

    @Override
    public void close() {
        server.close();
    }
}
