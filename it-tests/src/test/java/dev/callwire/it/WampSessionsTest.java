package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcServer;
import dev.callwire.call.Limits;
import dev.callwire.wamp.WampRouter;
import dev.callwire.wamp.router.SessionLimits;
import dev.callwire.wamp.router.SlowSubscribers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How sessions begin and end, and what they may have. */
class WampSessionsTest {
    private static final int BIG = 256 << 10;
    private static final int MANY = 80;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (var each : open) {
            each.close();
        }
    }

    private RpcServer serve(WampRouter router) {
        return serve(router, Limits.DEFAULTS);
    }

    private RpcServer serve(WampRouter router, Limits limits) {
        var server = RpcServer.builder()
                .host("127.0.0.1")
                .port(0)
                .limits(limits)
                .protocol(router)
                .start();
        open.add(server);
        return server;
    }

    private static WampRouter.Builder router() {
        return WampRouter.builder().realm("realm1");
    }

    private WampClient join(RpcServer server) {
        var client = WampClient.join(server);
        open.add(0, client);
        return client;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "wamp.error.no_such_realm|[1,\"realm9\",{\"roles\":{\"caller\":{}}}]",
                "wamp.error.invalid_uri|[1,\"a..b\",{\"roles\":{\"caller\":{}}}]",
                "wamp.error.protocol_violation|[1,\"realm1\",{}]",
                "wamp.error.protocol_violation|[1,\"realm1\",{\"roles\":{}}]",
                "wamp.error.protocol_violation|[1,1,{\"roles\":{\"caller\":{}}}]",
                "wamp.error.protocol_violation|[48,1,{},\"com.a\"]",
                "wamp.error.protocol_violation|[5,\"proof\",{}]",
                "wamp.error.protocol_violation|[2,1,{}]",
                "wamp.error.protocol_violation|[]",
                "wamp.error.protocol_violation|{}",
                "wamp.error.protocol_violation|[1",
                "wamp.error.protocol_violation|[99]",
                "wamp.error.protocol_violation|[\"1\"]",
                "wamp.error.protocol_violation|text",
            })
    void whatDoesNotBeginASessionIsRefused(String reason, String frame) {
        var server = serve(router().build());
        try (var client = WampClient.connect(server)) {
            client.send(frame);

            client.isAbortedFor(reason);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1,\"realm1\",{\"roles\":{\"caller\":{}}}]",
                "[2,1,{}]",
                "[5,\"proof\",{}]",
                "[48,2,{},\"com.a\"]",
                "[48,0,{},\"com.a\"]",
                "[48,-1,{},\"com.a\"]",
                "[48,9007199254740993,{},\"com.a\"]",
                "[48,1.5,{},\"com.a\"]",
                "[48,1,[],\"com.a\"]",
                "[48,1,{},1]",
                "[48,1,{},\"com.a\",{}]",
                "[48,1,{},\"com.a\",[],[]]",
                "[48,1,{},\"com.a\",[],{},1]",
                "[48,1,{\"timeout\":-1},\"com.a\"]",
                "[32,1,{\"match\":\"fuzzy\"},\"com.a\"]",
                "[64,1,{\"invoke\":\"most\"},\"com.a\"]",
                "[70,5,{}]",
                "[8,68,5,{},\"com.a\"]",
                "[8,48,5,{},\"com.a\"]",
                "[50,1,{}]",
                "[36,1,1,{}]",
                "[68,1,1,{}]",
                "[99,1]",
                "[48",
                "text",
            })
    void whatIsAgainstTheProtocolEndsTheSession(String frame) {
        var server = serve(router().build());
        var other = join(server);
        var client = join(server);

        client.send(frame);

        client.isAbortedFor("wamp.error.protocol_violation");
        assertThat(other.ask("wamp.session.count", "")).isEqualTo("[50,1,{},[1]]");
    }

    @Test
    void rolesThatWereNotAnnouncedAreNotPlayed() {
        var server = serve(router().build());
        for (var frame :
                List.of("[48,1,{},\"com.a\"]", "[64,1,{},\"com.a\"]", "[32,1,{},\"com.a\"]", "[16,1,{},\"com.a\"]")) {
            try (var client = WampClient.connect(server)) {
                var role = frame.startsWith("[48") ? "callee" : "caller";
                client.send("[1,\"realm1\",{\"roles\":{\"" + role + "\":{}}}]");
                client.next();
                client.send(frame);

                client.isAbortedFor("wamp.error.protocol_violation");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"48,'a b'", "48,a..b", "64,.a", "64,wamp.own", "32,a..b", "16,wamp.own"})
    void whatIsNoUriIsRefused(int type, String uri) {
        var client = join(serve(router().build()));

        assertThat(client.request("[" + type + ",#,{\"acknowledge\":true},\"" + uri + "\"]"))
                .startsWith("[8," + type + ",1,{},\"wamp.error.invalid_uri\"");
    }

    @Test
    void uriHasABound() {
        var client = join(serve(router().build()));

        assertThat(client.request("[48,#,{},\"" + "x".repeat(257) + "\"]")).contains("wamp.error.invalid_uri");
    }

    @Test
    void nothingIsHeardAfterGoodbye() {
        var client = join(serve(router().build()));
        client.send("[6,{},\"wamp.close.normal\"]");
        client.send("[48,1,{},\"wamp.session.count\"]");

        assertThat(client.nextText()).isEqualTo("[6,{},\"wamp.close.goodbye_and_out\"]");
        assertThat(client.raw().closeCode()).isEqualTo(1000);
    }

    @Test
    void whoDoesNotSayHelloIsNotWaitedFor() {
        var limits = Limits.DEFAULTS.toBuilder()
                .handshakeTimeout(Duration.ofMillis(300))
                .build();
        var server = serve(router().build(), limits);
        try (var client = WampClient.connect(server)) {
            assertThat(client.raw().closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void serverThatClosesSaysGoodbye() {
        var server = serve(router().build());
        var client = join(server);

        server.close();

        assertThat(client.nextText())
                .isEqualTo("[6,{\"message\":\"The server is closing\"},\"wamp.close.system_shutdown\"]");
        assertThat(client.raw().closeCode()).isEqualTo(1012);
    }

    @Test
    void peerThatIsClosedIsToldGoodbye() {
        var server = serve(router().build());
        var client = join(server);
        await().until(() -> server.peers().size() == 1);

        server.peers().iterator().next().close();

        assertThat(client.next().path(2).asText()).isEqualTo("wamp.close.normal");
        assertThat(client.raw().closeCode()).isEqualTo(1000);
    }

    @Test
    void binaryFrameThatIsNoMessageEndsTheSession() {
        var server = serve(router().build());
        try (var client = RawClient.connect(server, "/ws", "wamp.2.cbor")) {
            client.sendBinary(new byte[] {(byte) 0xff, 0});

            assertThat(client.closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void calleeThatDiesFailsItsCalls() {
        var server = serve(router().build());
        var callee = join(server);
        var caller = join(server);
        callee.request("[64,#,{},\"com.slow\"]");
        caller.call("{}", "com.slow", "");
        callee.next();

        callee.close();

        assertThat(caller.nextText()).startsWith("[8,48,1,{},\"wamp.error.canceled\"");
    }

    @Test
    void floodsAreBoundedPerSession() {
        var limits = SessionLimits.DEFAULTS
                .withRegistrations(1)
                .withSubscriptions(1)
                .withCalls(1)
                .withTestaments(1);
        var server = serve(router().limits(limits).build());
        var client = join(server);
        client.request("[64,#,{},\"com.a\"]");
        assertThat(client.request("[64,#,{},\"com.b\"]")).contains("callwire.error.too_many");
        client.request("[32,#,{},\"com.a\"]");
        assertThat(client.request("[32,#,{},\"com.b\"]")).contains("callwire.error.too_many");
        client.call("{}", "com.a", "");
        client.next();
        assertThat(client.ask("com.a", "")).contains("callwire.error.too_many");
        client.ask("wamp.session.add_testament", ",[\"com.a\",[],{}]");
        assertThat(client.ask("wamp.session.add_testament", ",[\"com.a\",[],{}]"))
                .contains("callwire.error.too_many");

        assertThat(server.limitsPassed())
                .containsEntry("registrations", 1L)
                .containsEntry("subscriptions", 1L)
                .containsEntry("calls", 1L)
                .containsEntry("testaments", 1L);
    }

    /** Has a subscriber that reads nothing miss much, while its publisher is served as ever. */
    private void flood(WampClient slow, WampClient publisher) {
        slow.request("[32,#,{},\"com.big\"]");
        slow.raw().pause();
        for (int i = 0; i < MANY; i++) {
            assertThat(publisher.request("[16,#,{\"acknowledge\":true},\"com.big\",[\"" + "x".repeat(BIG) + "\"]]"))
                    .startsWith("[17,");
        }
    }

    @Test
    void slowSubscriberLosesEvents() {
        var server = serve(router().build());
        var slow = join(server);
        flood(slow, join(server));

        assertThat(server.limitsPassed().get("slowSubscribers")).isPositive();
        slow.raw().resume();
        int call = slow.call("{}", "wamp.session.count", "");
        int events = 0;
        var frame = slow.nextText();
        while (frame.startsWith("[36,")) {
            events++;
            frame = slow.nextText();
        }
        assertThat(frame).isEqualTo("[50," + call + ",{},[2]]");
        assertThat(events).isBetween(1, MANY - 1);
    }

    @Test
    void slowSubscriberIsAborted() {
        var server = serve(router().slowSubscribers(SlowSubscribers.CLOSE).build());
        var slow = join(server);
        flood(slow, join(server));

        slow.raw().resume();
        var frame = slow.nextText();
        while (frame.startsWith("[36,")) {
            frame = slow.nextText();
        }
        assertThat(frame).contains("callwire.error.too_slow");
        assertThat(slow.raw().closeCode()).isEqualTo(1000);
    }

    @Test
    void slowSubscriberKeepsWhatItsConnectionBears() {
        var server = serve(router().slowSubscribers(SlowSubscribers.KEEP).build());
        var slow = join(server);
        flood(slow, join(server));

        slow.raw().resume();
        for (int i = 0; i < MANY; i++) {
            assertThat(slow.nextText()).startsWith("[36,");
        }
        assertThat(server.limitsPassed()).doesNotContainKey("slowSubscribers");
    }

    @Test
    void routerIsOfOneServer() {
        var router = router().build();
        serve(router);

        assertThatThrownBy(() -> serve(router))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A WampRouter is of one server, and this one has been started before");
    }

    @Test
    void routerHasRealmsOfDifferentNames() {
        assertThatThrownBy(() -> WampRouter.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A WampRouter has at least one realm; add it with realm(\"realm1\")");
        assertThatThrownBy(() -> router().realm("realm1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is a realm of this name already: realm1");
        assertThatThrownBy(() -> router().realm("a b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A realm's name is a URI, and this is none: a b");
        assertThatThrownBy(() -> router().waitingBytes(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("At least 1 KiB may wait, not 1 bytes");
    }
}
