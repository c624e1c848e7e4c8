package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.callwire.RpcServer;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.CallContext;
import dev.callwire.wamp.WampRouter;
import dev.callwire.wamp.message.Match;
import dev.callwire.wamp.message.UriRule;
import dev.callwire.wamp.router.Realm;
import dev.callwire.wamp.router.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a server knows of its realms and does to them, and what realms do over the wire. */
class WampRealmTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.callwire.wamp");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final WampRouter router = WampRouter.builder()
            .realm("realm1", realm -> realm.history("com.kept", Match.EXACT, 2))
            .realm("strict", realm -> realm.uris(UriRule.STRICT))
            .build();
    private final RpcServer server;
    private final WampClient client;

    @RpcService("who")
    interface Who {
        String caller();

        String callMe();

        CompletableFuture<Void> both(Flow.Publisher<Integer> one, Flow.Publisher<Integer> two);
    }

    private final class Asked implements Who {
        @Override
        public String caller() {
            return router.session(CallContext.current().peer())
                    .map(session -> session.realm() + " " + session.id() + " "
                            + session.identity().authrole())
                    .orElse("nobody");
        }

        @Override
        public String callMe() {
            return "called";
        }

        @Override
        public CompletableFuture<Void> both(Flow.Publisher<Integer> one, Flow.Publisher<Integer> two) {
            return CompletableFuture.completedFuture(null);
        }
    }

    WampRealmTest() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
        assertThatThrownBy(() -> router.realm("realm1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A WampRouter has its realms when its server has started");
        server = RpcServer.builder()
                .host("127.0.0.1")
                .port(0)
                .service(Who.class, new Asked())
                .protocol(router)
                .start();
        client = WampClient.join(server);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        logger.setLevel(null);
        client.close();
        server.close();
    }

    private Realm realm() {
        return router.realm("realm1").orElseThrow();
    }

    @Test
    void handlerSeesWhoItsCallerIs() {
        assertThat(client.ask("who.caller", "")).isEqualTo("[50,1,{},[\"realm1 " + client.session() + " anonymous\"]]");
        try (var other = RawClient.connect(server)) {
            assertThat(other.ask(Json.call("1", "who.caller", "[]"))
                            .path("result")
                            .asText())
                    .isEqualTo("nobody");
        }
    }

    @Test
    void sessionThatIsGoneLeavesNothing() {
        var peer = server.peers().iterator().next();
        assertThat(router.session(peer)).map(Session::id).contains(client.session());

        client.close();

        await().until(() -> router.session(peer).isEmpty());
        assertThat(realm().sessions()).isEmpty();
    }

    @Test
    void serverEndsSessions() {
        assertThat(realm().sessions()).extracting(Session::id).containsExactly(client.session());
        assertThatThrownBy(() -> realm().endSession(client.session(), "a b", "why"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The reason to end a session is a URI, and this is none: a b");

        assertThat(realm().endSession(client.session(), "com.enough", "why")).isTrue();

        assertThat(client.nextText()).isEqualTo("[6,{\"message\":\"why\"},\"com.enough\"]");
        client.send("[6,{},\"wamp.close.goodbye_and_out\"]");
        assertThat(client.raw().closeCode()).isEqualTo(1000);
        assertThat(realm().endSession(client.session(), "com.enough", "why")).isFalse();
        assertThat(router.realm("realm9")).isEmpty();
    }

    @Test
    void serverTakesRegistrationsAndSubscriptions() {
        client.request("[64,#,{},\"com.a\"]");
        client.request("[32,#,{},\"com.b\"]");
        long registration =
                realm().registrationsOf(client.session()).keySet().iterator().next();
        long subscription =
                realm().subscriptionsOf(client.session()).keySet().iterator().next();
        assertThat(realm().registrationsOf(client.session())).containsValue("com.a");
        assertThat(realm().subscriptionsOf(client.session())).containsValue("com.b");

        assertThat(realm().revokeRegistration(client.session(), registration, "com.enough"))
                .isTrue();
        assertThat(realm().revokeSubscription(client.session(), subscription, "com.enough"))
                .isTrue();

        assertThat(client.nextText())
                .isEqualTo("[67,0,{\"registration\":" + registration + ",\"reason\":\"com.enough\"}]");
        assertThat(client.nextText())
                .isEqualTo("[35,0,{\"subscription\":" + subscription + ",\"reason\":\"com.enough\"}]");
        assertThat(client.ask("com.a", "")).contains("wamp.error.no_such_procedure");
        assertThat(realm().registrationsOf(client.session())).isEmpty();
        assertThat(realm().revokeRegistration(client.session(), registration, null))
                .isFalse();
    }

    @Test
    void whatIsPassedThroughIsUntouched() {
        client.request("[64,#,{},\"com.a\"]");
        client.request("[32,#,{},\"com.a\"]");

        client.requestAndGoOn("[48,#,{\"ppt_scheme\":\"x_own\",\"ppt_cipher\":\"c\"},\"com.a\",[\"\\u0000AAEC\"]]");
        assertThat(client.nextText())
                .startsWith("[68,1,")
                .contains("\"ppt_scheme\":\"x_own\"", "\"ppt_cipher\":\"c\"")
                .endsWith(",[\"\\u0000AAEC\"]]");
        client.send("[70,1,{\"ppt_scheme\":\"x_own\"},[\"\\u0000BBEC\"]]");
        assertThat(client.nextText()).isEqualTo("[50,3,{\"ppt_scheme\":\"x_own\"},[\"\\u0000BBEC\"]]");
        client.requestAndGoOn("[16,#,{\"exclude_me\":false,\"ppt_scheme\":\"x_own\"},\"com.a\",[\"\\u0000CCEC\"]]");
        assertThat(client.nextText()).endsWith(",{\"ppt_scheme\":\"x_own\"},[\"\\u0000CCEC\"]]");
    }

    @Test
    void eventsAreKeptForWhoAsksForThem() {
        for (int i = 1; i <= 3; i++) {
            client.request(
                    "[16,#,{\"acknowledge\":true,\"retain\":true,\"exclude_me\":false},\"com.kept\",[" + i + "]]");
        }

        client.requestAndGoOn("[32,#,{\"get_retained\":true},\"com.kept\"]");
        var subscribed = client.next();
        assertThat(client.nextText()).endsWith(",{\"retained\":true},[3]]");
        assertThat(client.ask("wamp.subscription.get_events", ",[" + subscribed.path(2) + "]"))
                .contains("\"args\":[2]", "\"args\":[3]")
                .doesNotContain("\"args\":[1]");
    }

    @Test
    void testamentIsPublishedWhenItsSessionHasGone() {
        client.request("[32,#,{},\"com.gone\"]");
        try (var leaving = WampClient.join(server)) {
            leaving.ask("wamp.session.add_testament", ",[\"com.gone\",[1],{\"a\":2}]");
        }

        assertThat(client.nextText()).endsWith(",{},[1],{\"a\":2}]");
    }

    @Test
    void whatCannotBeCalledIsSaidAtTheStart() {
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsOnlyOnce("who.both cannot be called by WAMP: it takes more than one stream")
                .containsOnlyOnce("who.callMe cannot be called in the realm strict, whose URIs are strict: parts of "
                        + "lower-case letters, digits and underscores, with dots between. Give it another name by "
                        + "@RpcMethod or @RpcService(uri = …)")
                .noneMatch(line -> line.contains("who.caller"));
        assertThat(client.ask("who.callMe", "")).endsWith("[\"called\"]]");
    }
}
