package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.RpcServer;
import dev.callwire.call.Limits;
import dev.callwire.contract.ContractServer;
import dev.callwire.wamp.WampRealm;
import dev.callwire.wamp.WampRouter;
import dev.callwire.wamp.auth.AccessRequest;
import dev.callwire.wamp.auth.Action;
import dev.callwire.wamp.auth.AuthMethod;
import dev.callwire.wamp.auth.Authorizer;
import dev.callwire.wamp.auth.KnownPrincipals;
import dev.callwire.wamp.auth.Principal;
import dev.callwire.wamp.auth.Ticket;
import dev.callwire.wamp.message.Match;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may come in, and what they may do. */
class WampAccessTest {
    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<AccessRequest> asked = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() throws Exception {
        for (var each : open) {
            each.close();
        }
    }

    private RpcServer contract() {
        var server = ContractServer.builder().host("127.0.0.1").port(0).start();
        open.add(server);
        return server;
    }

    private WampClient joined(Consumer<WampRealm> how) {
        var server = RpcServer.builder()
                .host("127.0.0.1")
                .port(0)
                .protocol(WampRouter.builder().realm("realm1", how).build())
                .start();
        open.add(server);
        var client = WampClient.join(server);
        open.add(0, client);
        return client;
    }

    private WampClient hello(String authid, String method) {
        var client = WampClient.connect(contract());
        open.add(0, client);
        client.send("[1,\"secured\","
                + WampClient.ROLES.replaceFirst(
                        "\\{", "{\"authmethods\":[\"" + method + "\"],\"authid\":\"" + authid + "\",")
                + "]");
        return client;
    }

    @Test
    void ticketLetsItsHolderIn() {
        var client = hello("joe", "ticket");
        assertThat(client.nextText()).isEqualTo("[4,\"ticket\",{}]");
        client.send("[5,\"joe-secret\",{}]");

        var welcome = client.next();

        assertThat(welcome.path(0).asInt()).isEqualTo(2);
        assertThat(welcome.at("/2/authid").asText()).isEqualTo("joe");
        assertThat(welcome.at("/2/authrole").asText()).isEqualTo("user");
        assertThat(client.ask("demo.add", ",[1,2]")).isEqualTo("[50,1,{},[3]]");
    }

    @Test
    void wrongTicketIsDenied() {
        var client = hello("joe", "ticket");
        client.next();
        client.send("[5,\"wrong\",{}]");

        client.isAbortedFor("wamp.error.authentication_denied");
    }

    @Test
    void saltedSecretSignsAChallenge() throws Exception {
        var client = hello("salty", "wampcra");
        var challenge = client.next();
        assertThat(challenge.path(1).asText()).isEqualTo("wampcra");
        var extra = challenge.path(2);
        var salt = extra.path("salt").asText().getBytes(StandardCharsets.UTF_8);
        var spec = new PBEKeySpec(
                "salty-secret".toCharArray(),
                salt,
                extra.path("iterations").asInt(),
                extra.path("keylen").asInt() * 8);
        var derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getEncoder().encode(derived), "HmacSHA256"));
        var signature = mac.doFinal(extra.path("challenge").asText().getBytes(StandardCharsets.UTF_8));
        client.send("[5,\"" + Base64.getEncoder().encodeToString(signature) + "\",{}]");

        assertThat(client.next().path(0).asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "wamp.error.protocol_violation|[1,\"secured\",HELLO]",
                "wamp.error.protocol_violation|[48,1,{},\"demo.add\",[1,2]]",
                "wamp.error.protocol_violation|[5,1,{}]",
                "wamp.error.protocol_violation|[5,\"joe-secret\"]",
                "wamp.error.protocol_violation|[6,{},\"wamp.close.normal\"]",
                "wamp.error.authentication_denied|[5,\"\",{}]",
            })
    void nothingButProofFollowsAChallenge(String reason, String frame) {
        var client = hello("joe", "ticket");
        client.next();
        client.send(frame.replace("HELLO", WampClient.ROLES));

        client.isAbortedFor(reason);
    }

    @Test
    void proofThatComesBeforeItsChallengeIsNone() {
        var client = WampClient.connect(contract());
        open.add(0, client);
        client.send("[5,\"joe-secret\",{}]");

        client.isAbortedFor("wamp.error.protocol_violation");
    }

    @Test
    void proofIsGivenOnce() {
        var client = hello("joe", "ticket");
        client.next();
        client.send("[5,\"joe-secret\",{}]");
        client.next();
        client.send("[5,\"joe-secret\",{}]");

        client.isAbortedFor("wamp.error.protocol_violation");
    }

    @Test
    void extraOfAnySizeIsWorthNoMore() {
        var client = WampClient.connect(contract());
        open.add(0, client);
        client.send("[1,\"secured\","
                + WampClient.ROLES.replaceFirst(
                        "\\{",
                        "{\"authmethods\":[\"wampcra\"],\"authid\":\"joe\",\"authextra\":{\"x\":\""
                                + "y".repeat(1 << 20) + "\"},")
                + "]");
        assertThat(client.nextText()).hasSizeLessThan(1_024);
    }

    @Test
    void whoProvesNothingIsNotWaitedFor() {
        var users = KnownPrincipals.of(Principal.of("joe", "user", Ticket.of("joe-secret")));
        var server = RpcServer.builder()
                .host("127.0.0.1")
                .port(0)
                .limits(Limits.DEFAULTS.toBuilder()
                        .handshakeTimeout(Duration.ofMillis(500))
                        .build())
                .protocol(WampRouter.builder()
                        .realm("realm1", realm -> realm.authenticate(AuthMethod.ticket(users)))
                        .build())
                .start();
        open.add(server);
        try (var client = WampClient.connect(server)) {
            client.send("[1,\"realm1\","
                    + WampClient.ROLES.replaceFirst("\\{", "{\"authmethods\":[\"ticket\"],\"authid\":\"joe\",")
                    + "]");
            client.next();

            assertThat(client.raw().closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void nobodyComesInAnonymouslyWhereProofIsDue() {
        var client = WampClient.connect(contract());
        open.add(0, client);
        client.send("[1,\"secured\"," + WampClient.ROLES + "]");

        client.isAbortedFor("wamp.error.authentication_required");
    }

    @Test
    void usersAreLookedForOffTheEventLoop() {
        var threads = new LinkedBlockingQueue<String>();
        var users = KnownPrincipals.of(Principal.of("joe", "user", Ticket.of("joe-secret")));
        var server = RpcServer.builder()
                .host("127.0.0.1")
                .port(0)
                .protocol(WampRouter.builder()
                        .realm(
                                "realm1",
                                realm -> realm.authenticate(AuthMethod.ticket(claim -> {
                                    threads.add(Thread.currentThread().getName());
                                    return users.find(claim);
                                })))
                        .build())
                .start();
        open.add(server);
        try (var client = WampClient.connect(server)) {
            client.send("[1,\"realm1\","
                    + WampClient.ROLES.replaceFirst("\\{", "{\"authmethods\":[\"ticket\"],\"authid\":\"joe\",")
                    + "]");
            client.next();
            client.send("[5,\"joe-secret\",{}]");
            client.next();
        }

        assertThat(threads).isNotEmpty().noneMatch(name -> name.contains("loop") || name.contains("netty"));
    }

    @Test
    void whatIsNotAllowedIsRefused() {
        var client = joined(realm -> realm.authorize(Authorizer.of(request -> {
            asked.add(request);
            return request.uri().startsWith("com.open");
        })));

        assertThat(client.request("[64,#,{},\"com.closed\"]")).startsWith("[8,64,1,{},\"wamp.error.not_authorized\"");
        assertThat(client.request("[64,#,{},\"com.open\"]")).startsWith("[65,2,");
        assertThat(client.request("[32,#,{\"match\":\"prefix\"},\"com\"]"))
                .startsWith("[8,32,3,{},\"wamp.error.not_authorized\"");
        assertThat(client.request("[16,#,{\"acknowledge\":true},\"com.closed\"]"))
                .startsWith("[8,16,4,{},\"wamp.error.not_authorized\"");
        assertThat(client.request("[48,#,{},\"com.closed\"]")).startsWith("[8,48,5,{},\"wamp.error.not_authorized\"");
        assertThat(client.request("[48,#,{},\"wamp.session.count\"]"))
                .startsWith("[8,48,6,{},\"wamp.error.not_authorized\"");
        client.requestAndGoOn("[16,#,{},\"com.closed\"]");
        assertThat(client.request("[32,#,{},\"com.open\"]")).startsWith("[33,8,");
        assertThat(asked)
                .extracting(AccessRequest::action)
                .startsWith(Action.REGISTER, Action.REGISTER, Action.SUBSCRIBE);
        assertThat(asked).extracting(AccessRequest::match).contains(Match.PREFIX);
        assertThat(asked).extracting(AccessRequest::session).containsOnly(client.session());
        assertThat(asked).extracting(request -> request.identity().authrole()).containsOnly("anonymous");
    }

    @Test
    void testamentIsForThoseWhoMayPublishIt() {
        var client = joined(realm -> realm.authorize(Authorizer.of(request -> {
            asked.add(request);
            return request.uri().startsWith("wamp.") || request.uri().startsWith("com.open");
        })));

        assertThat(client.ask("wamp.session.add_testament", ",[\"com.closed\",[],{}]"))
                .startsWith("[8,48,1,{},\"wamp.error.not_authorized\",[\"PUBLISH of com.closed");
        assertThat(client.ask("wamp.session.add_testament", ",[\"com.open\",[],{}]"))
                .isEqualTo("[50,2,{}]");
        assertThat(client.ask("wamp.session.add_testament", ",[1]")).contains("wamp.error.invalid_argument");
        assertThat(asked).extracting(AccessRequest::action).contains(Action.PUBLISH);
    }

    @Test
    void historyIsForThoseWhoMaySubscribe() {
        var client = joined(realm -> realm.history("com.closed", Match.EXACT, 2)
                .history("com.open", Match.EXACT, 2)
                .authorize(Authorizer.of(request ->
                        request.uri().startsWith("wamp.") || request.uri().startsWith("com.open"))));
        for (var topic : List.of("com.closed", "com.open")) {
            var found = client.ask("wamp.subscription.lookup", ",[\"" + topic + "\"]");
            var id = Json.tree(found).path(3).path(0).asText();
            var events = client.ask("wamp.subscription.get_events", ",[" + id + "]");
            if (topic.equals("com.open")) {
                assertThat(events).endsWith(",{},[]]");
            } else {
                assertThat(events).contains("wamp.error.not_authorized", "SUBSCRIBE of com.closed");
            }
        }
    }

    @Test
    void nobodyEndsSessionsWhereNobodySaysWhoMay() {
        var client = joined(realm -> {});

        assertThat(client.ask("wamp.session.kill_all", ""))
                .isEqualTo(
                        "[8,48,1,{},\"wamp.error.not_authorized\",[\"Nobody ends the sessions of others in this realm: "
                                + "it has no authorizer that says who may\"]]");
    }

    @Test
    void whoMayEndSessionsDoes() {
        var client = joined(WampRealm::clientsMayEndSessions);
        assertThat(client.ask("wamp.session.kill_all", "")).isEqualTo("[50,1,{},[0]]");
        var asking = joined(realm -> realm.authorize(Authorizer.of(request -> true)));
        assertThat(asking.ask("wamp.session.kill_all", "")).isEqualTo("[50,1,{},[0]]");
    }

    @Test
    void whatComesMeanwhileWaitsInOrder() throws Exception {
        var decision = new CompletableFuture<Boolean>();
        var client = joined(realm -> realm.authorize(request -> {
            asked.add(request);
            return request.uri().equals("com.slow") ? decision : CompletableFuture.completedFuture(true);
        }));
        client.requestAndGoOn("[32,#,{},\"com.slow\"]");
        client.requestAndGoOn("[32,#,{},\"com.fast\"]");
        client.requestAndGoOn("[32,#,{},\"com.faster\"]");
        assertThat(asked.poll(10, TimeUnit.SECONDS))
                .extracting(AccessRequest::uri)
                .isEqualTo("com.slow");

        decision.complete(true);

        assertThat(client.nextText()).startsWith("[33,1,");
        assertThat(client.nextText()).startsWith("[33,2,");
        assertThat(client.nextText()).startsWith("[33,3,");
    }

    @Test
    void authorizerThatFailsLetsNobodyDoAnything() {
        var client = joined(realm -> realm.authorize(request -> {
            if (request.uri().equals("com.later")) {
                return CompletableFuture.failedFuture(new IllegalStateException("secret"));
            }
            throw new IllegalStateException("secret");
        }));

        assertThat(client.request("[32,#,{},\"com.now\"]"))
                .startsWith("[8,32,1,{},\"wamp.error.authorization_failed\"")
                .doesNotContain("secret");
        assertThat(client.request("[32,#,{},\"com.later\"]"))
                .startsWith("[8,32,2,{},\"wamp.error.authorization_failed\"")
                .doesNotContain("secret");
    }

    @Test
    void moreThanMayWaitEndsTheSession() {
        var server = RpcServer.builder()
                .host("127.0.0.1")
                .port(0)
                .protocol(WampRouter.builder()
                        .realm("realm1", realm -> realm.authorize(request -> new CompletableFuture<>()))
                        .waitingBytes(1_024)
                        .build())
                .start();
        open.add(server);
        var client = WampClient.join(server);
        client.requestAndGoOn("[32,#,{},\"com.slow\"]");
        client.requestAndGoOn("[16,#,{},\"com.large\",[\"" + "x".repeat(1_024) + "\"]]");

        client.isAbortedFor("callwire.error.too_many");
        assertThat(server.limitsPassed()).containsEntry("waitingBytes", 1L);
    }

    @Test
    void trustLevelsGoWithCallsAndEvents() {
        var client = joined(realm -> realm.trustLevel("anonymous", 3));
        client.request("[64,#,{},\"com.a\"]");
        client.request("[32,#,{},\"com.a\"]");

        client.requestAndGoOn("[48,#,{},\"com.a\"]");
        assertThat(client.nextText()).endsWith(",{\"trust_level\":3}]");
        client.requestAndGoOn("[16,#,{\"exclude_me\":false},\"com.a\"]");
        assertThat(client.nextText()).endsWith(",{\"trust_level\":3}]");
    }
}
