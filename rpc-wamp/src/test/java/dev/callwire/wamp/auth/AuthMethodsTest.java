package dev.callwire.wamp.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.callwire.wamp.router.Authenticator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AuthMethodsTest {
    private static final KnownPrincipals USERS =
            KnownPrincipals.of(Principal.of("joe", "user", Ticket.of("joe-secret"), SharedSecret.of("joe-secret")));
    private static final AuthMethods BOTH =
            AuthMethods.of(AuthMethod.ticket(USERS), AuthMethod.wampCra(USERS, Decoys.random()));

    @Test
    void clientsOrderCounts() {
        assertThat(Peer.of(BOTH)
                        .hello(",\"authid\":\"joe\",\"authmethods\":[\"x\",\"wampcra\",\"ticket\"]")
                        .next())
                .startsWith("[4,\"wampcra\"");
        assertThat(Peer.of(BOTH)
                        .hello(",\"authid\":\"joe\",\"authmethods\":[\"ticket\",\"wampcra\"]")
                        .next())
                .isEqualTo("[4,\"ticket\",{}]");
    }

    @Test
    void methodDoesNotDependOnTheUser() {
        for (var user : List.of("joe", "nobody")) {
            assertThat(Peer.of(BOTH)
                            .hello(",\"authid\":\"" + user + "\",\"authmethods\":[\"wampcra\",\"ticket\"]")
                            .next())
                    .startsWith("[4,\"wampcra\"");
        }
    }

    @Test
    void methodThatIsNotHereIsRefused() {
        Peer.of(BOTH)
                .hello(",\"authid\":\"joe\",\"authmethods\":[\"cookie\",\"tls\"]")
                .isRefused("wamp.error.no_matching_auth_method", "A client proves who it is by one of ticket, wampcra");
    }

    @Test
    void whoSaysNothingIsToldToProveItself() {
        Peer.of(BOTH)
                .hello("")
                .isRefused("wamp.error.authentication_required", "A client proves who it is by one of ticket, wampcra");
        Peer.of(BOTH)
                .hello(",\"authmethods\":[\"anonymous\"]")
                .isRefused("wamp.error.authentication_required", "A client proves who it is by one of ticket, wampcra");
    }

    @Test
    void whoSaysNoNameIsToldSo() {
        Peer.of(BOTH)
                .hello(",\"authmethods\":[\"ticket\"]")
                .isRefused("wamp.error.authentication_required", "ticket needs an authid");
        Peer.of(BOTH)
                .hello(",\"authmethods\":[\"wampcra\"]")
                .isRefused("wamp.error.authentication_required", "wampcra needs an authid");
    }

    @Test
    void methodThatLacksSomethingIsPassedOver() {
        var methods = AuthMethods.of(AuthMethod.cryptosign(USERS), AuthMethod.ticket(USERS));

        assertThat(Peer.of(methods)
                        .hello(",\"authid\":\"joe\",\"authmethods\":[\"cryptosign\",\"ticket\"]")
                        .next())
                .startsWith("[4,\"ticket\"");
    }

    @Test
    void everybodyComesInWhereThatIsAMethod() throws AuthenticationException {
        var methods = AuthMethods.of(AuthMethod.anonymous(), AuthMethod.ticket(USERS));

        assertThat(Peer.of(methods).hello("").next()).contains("\"authmethod\":\"anonymous\"");
        var nobody = ClientAuthentication.anonymous().begin(ChannelBinding.NONE);
        var peer = Peer.of(methods).joins(nobody);
        nobody.check(peer.welcome());
    }

    @Test
    void methodsHaveNamesOfTheirOwn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthMethods.of(AuthMethod.anonymous(), AuthMethod.anonymous()))
                .withMessage("There are two methods of one name: anonymous");
    }

    @Test
    void realmsAskOtherwise() {
        var byRealm = new RealmAuthenticators(Map.of("open", Authenticator.anonymous()), BOTH);

        assertThat(Peer.of(byRealm)
                        .says("[1,\"open\",{\"roles\":{\"caller\":{}}}]")
                        .next())
                .startsWith("[2,");
        assertThat(Peer.of(byRealm).hello("").next()).contains("wamp.error.authentication_required");
    }

    @Test
    void usersMayBeFoundLater() {
        var answers = new ArrayList<CompletableFuture<Optional<Principal>>>();
        var claims = new ArrayList<Claim>();
        var methods = AuthMethods.of(AuthMethod.ticket(claim -> {
            claims.add(claim);
            answers.add(new CompletableFuture<>());
            return answers.get(0);
        }));
        var peer = Peer.of(methods).hello(",\"authid\":\"joe\",\"authrole\":\"user\",\"authmethods\":[\"ticket\"]");

        assertThat(claims).containsExactly(new Claim("secured", "ticket", "joe", "user", null));
        assertThat(peer.hasNothing()).isTrue();
        answers.get(0).complete(Optional.of(Principal.of("joe", "user", Ticket.of("t"))));

        peer.challenge();
        assertThat(peer.says("[5,\"t\",{}]").next()).contains("\"authid\":\"joe\",\"authrole\":\"user\"");
    }

    @Test
    void whoDoesNotWaitForItIsAborted() {
        var never = new CompletableFuture<Optional<Principal>>();
        var methods = AuthMethods.of(AuthMethod.ticket(claim -> never));
        var peer = Peer.of(methods)
                .hello(",\"authid\":\"joe\",\"authmethods\":[\"ticket\"]")
                .says("[5,\"t\",{}]");

        peer.isRefused("wamp.error.protocol_violation", "Received AUTHENTICATE before the session was established");
        never.complete(Optional.empty());
        assertThat(peer.hasNothing()).isTrue();
    }

    @Test
    void failureTurnsTheClientAwayAndSaysNoMore() {
        var failed = new CompletableFuture<Optional<Principal>>();
        failed.completeExceptionally(new IllegalStateException("canary"));
        for (var users : List.<Principals>of(
                claim -> failed,
                claim -> {
                    throw new IllegalStateException("canary");
                },
                claim -> CompletableFuture.completedFuture(null))) {
            Peer.of(AuthMethods.of(AuthMethod.ticket(users)))
                    .hello(",\"authid\":\"joe\",\"authmethods\":[\"ticket\"]")
                    .isRefused("wamp.error.authentication_failed", "Authentication has failed");
        }
    }

    @Test
    void roleThatIsAskedForIsTheUsersOwn() {
        var peer = Peer.of(BOTH).hello(",\"authid\":\"joe\",\"authrole\":\"admin\",\"authmethods\":[\"ticket\"]");

        peer.challenge();
        peer.says("[5,\"joe-secret\",{}]").isRefused("wamp.error.no_such_role", "There is no such role for this user");
    }

    @Test
    void userWithoutCredentialsOfAKindIsUnknownToIt() {
        var users = KnownPrincipals.of(Principal.of("joe", "user", SharedSecret.of("joe-secret")));
        var peer = Peer.of(AuthMethods.of(AuthMethod.ticket(users)))
                .hello(",\"authid\":\"joe\",\"authmethods\":[\"ticket\"]");

        peer.challenge();
        peer.says("[5,\"joe-secret\",{}]").isDenied();
    }

    @Test
    void usersHaveNamesOfTheirOwn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownPrincipals.of(Principal.of("joe", "user"), Principal.of("joe", "admin")))
                .withMessage("There are two users of one authid: joe");
    }
}
