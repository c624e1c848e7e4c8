package dev.callwire.wamp.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketTest {
    private static final AuthMethods METHODS = AuthMethods.of(AuthMethod.ticket(KnownPrincipals.of(
            Principal.of("joe", "user", Ticket.of("joe-secret")),
            Principal.of(
                    "token",
                    "user",
                    Ticket.checkedBy(ticket -> CompletableFuture.supplyAsync(() -> ticket.startsWith("ok")))))));

    private static Peer challenged(String authid) {
        var peer = Peer.of(METHODS).hello(",\"authid\":\"" + authid + "\",\"authmethods\":[\"ticket\"]");
        assertThat(peer.next()).isEqualTo("[4,\"ticket\",{}]");
        return peer;
    }

    @Test
    void ticketLetsIn() throws AuthenticationException {
        var joe =
                ClientAuthentication.builder("joe").ticket("joe-secret").build().begin(ChannelBinding.NONE);

        var welcome = Peer.of(METHODS).joins(joe).welcome();

        joe.check(welcome);
        assertThat(welcome.details().toString())
                .contains(
                        "\"authid\":\"joe\",\"authrole\":\"user\",\"authmethod\":\"ticket\",\"authprovider\":\"static\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nope", "joe-secre", "joe-secret ", "JOE-SECRET", "\u00e4"})
    void wrongTicketDoesNot(String ticket) {
        challenged("joe").says("[5,\"" + ticket + "\",{}]").isDenied();
    }

    @Test
    void unknownUserIsAskedAndDeniedAlike() {
        challenged("nobody").says("[5,\"joe-secret\",{}]").isDenied();
    }

    @Test
    void ticketMayBeCheckedElsewhere() {
        var peer = challenged("token").says("[5,\"ok\",{}]");

        await().until(() -> !peer.hasNothing());
        assertThat(peer.next()).startsWith("[2,");
    }

    @Test
    void checkThatFailsLetsNobodyIn() {
        var broken = Principal.of("joe", "user", Ticket.checkedBy(ticket -> {
            throw new IllegalStateException("canary");
        }));
        var peer = Peer.of(AuthMethods.of(AuthMethod.ticket(KnownPrincipals.of(broken))))
                .hello(",\"authid\":\"joe\",\"authmethods\":[\"ticket\"]");

        peer.challenge();
        peer.says("[5,\"t\",{}]").isRefused("wamp.error.authentication_failed", "Authentication has failed");
    }

    @Test
    void nothingComesBetween() {
        challenged("joe")
                .hello("")
                .isRefused("wamp.error.protocol_violation", "Received HELLO before the session was established");
    }

    @Test
    void proofIsGivenOnce() {
        var peer = challenged("joe").says("[5,\"nope\",{}]");
        peer.isDenied();

        peer.says("[5,\"joe-secret\",{}]");

        assertThat(peer.hasNothing()).isTrue();
    }
}
