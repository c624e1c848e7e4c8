package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcServer;
import dev.callwire.call.RpcPeer;
import dev.callwire.call.TopicOptions;
import dev.callwire.contract.DemoEvents;
import dev.callwire.wamp.WampRouter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server's topics, which clients of all protocols have in common. */
class WampTopicsTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicBoolean isForbidden = new AtomicBoolean();
    private final DemoEvents events;
    private final RpcServer server;
    private final WampClient client;
    private final RawClient other;

    WampTopicsTest() {
        var builder = RpcServer.builder()
                .host("127.0.0.1")
                .port(0)
                .protocol(WampRouter.builder().realm("realm1").realm("realm2").build())
                .events(
                        DemoEvents.class,
                        TopicOptions.DEFAULTS
                                .withAccess((peer, topic, use) -> !isForbidden.get())
                                .withListener(new Ear()));
        events = builder.publisher(DemoEvents.class);
        server = builder.start();
        client = WampClient.join(server);
        other = RawClient.connect(server);
    }

    private final class Ear implements TopicOptions.TopicListener {
        @Override
        public void joined(RpcPeer peer, String topic) {
            heard.add("joined " + topic);
        }

        @Override
        public void left(RpcPeer peer, String topic) {
            heard.add("left " + topic);
        }
    }

    @AfterEach
    void stop() {
        client.close();
        other.close();
        server.close();
    }

    private void subscribe() {
        assertThat(client.request("[32,#,{},\"demo.ticks\"]")).startsWith("[33,1,");
        other.ask(Json.call("1", "rpc.subscribe", "[\"demo.ticks\"]"));
    }

    private static String masked(String frame) {
        return frame.replaceFirst("^\\[(36|17),(\\d+),\\d+", "[$1,$2,P").replaceFirst("^\\[36,\\d+", "[36,S");
    }

    @Test
    void eventOfTheServerReachesBoth() {
        subscribe();

        events.ticks(7);

        assertThat(masked(client.nextText())).isEqualTo("[36,S,P,{},[7]]");
        assertThat(other.next().at("/params/result").asInt()).isEqualTo(7);
    }

    @Test
    void eventOfAClientReachesBothAndNotItself() {
        subscribe();
        try (var publisher = WampClient.join(server)) {
            publisher.request("[32,#,{},\"demo.ticks\"]");

            publisher.request("[16,#,{\"acknowledge\":true},\"demo.ticks\",[8]]");
            publisher.requestAndGoOn("[16,#,{},\"demo.ticks\",[],{\"n\":9}]");

            assertThat(masked(client.nextText())).isEqualTo("[36,S,P,{},[8]]");
            assertThat(other.next().at("/params/result").asInt()).isEqualTo(8);
            assertThat(masked(client.nextText())).isEqualTo("[36,S,P,{},[],{\"n\":9}]");
            assertThat(other.next().at("/params/result").asInt()).isEqualTo(9);
            events.ticks(10);
            assertThat(masked(publisher.nextText())).isEqualTo("[36,S,P,{},[10]]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"eligible\":[SESSION]",
                "\"eligible_authrole\":[\"anonymous\"]",
                "\"eligible_authid\":[\"nobody\"]",
                "\"ppt_scheme\":\"x_own\"",
            })
    void eventForSomeStaysInItsRealm(String options) {
        subscribe();
        try (var publisher = WampClient.join(server);
                var elsewhere = WampClient.join(server, "realm2")) {
            elsewhere.request("[32,#,{},\"demo.ticks\"]");
            var some = options.replace("SESSION", Long.toString(client.session()));
            assertThat(publisher.request("[16,#,{\"acknowledge\":true," + some + "},\"demo.ticks\",[8]]"))
                    .startsWith("[17,");
            if (!some.contains("nobody")) {
                assertThat(masked(client.nextText())).startsWith("[36,S,P,").endsWith(",[8]]");
            }
            events.ticks(10);

            assertThat(other.next().at("/params/result").asInt()).isEqualTo(10);
            assertThat(masked(elsewhere.nextText())).isEqualTo("[36,S,P,{},[10]]");
        }
    }

    @Test
    void eventThatExcludesSomeReachesAllOthers() {
        subscribe();
        try (var publisher = WampClient.join(server)) {
            publisher.request("[16,#,{\"acknowledge\":true,\"exclude_authrole\":[\"anonymous\"]},\"demo.ticks\",[8]]");

            assertThat(other.next().at("/params/result").asInt()).isEqualTo(8);
        }
    }

    @Test
    void whoMayNotPublishDoesNotToSomeEither() {
        subscribe();
        isForbidden.set(true);
        try (var publisher = WampClient.join(server)) {
            assertThat(publisher.request("[16,#,{\"acknowledge\":true,\"eligible_authrole\":[\"anonymous\"]},"
                            + "\"demo.ticks\",[8]]"))
                    .startsWith("[8,16,1,{},\"wamp.error.not_authorized\"");
        }
    }

    @Test
    void testamentReachesBoth() {
        subscribe();
        try (var publisher = WampClient.join(server)) {
            assertThat(publisher.ask("wamp.session.add_testament", ",[\"demo.ticks\",[8],{}]"))
                    .isEqualTo("[50,1,{}]");
        }

        assertThat(masked(client.nextText())).isEqualTo("[36,S,P,{},[8],{}]");
        assertThat(other.next().at("/params/result").asInt()).isEqualTo(8);
    }

    @Test
    void whoMayNotPublishLeavesNoTestamentEither() {
        subscribe();
        isForbidden.set(true);
        try (var publisher = WampClient.join(server)) {
            assertThat(publisher.ask("wamp.session.add_testament", ",[\"demo.ticks\",[8],{}]"))
                    .startsWith("[8,48,1,{},\"wamp.error.not_authorized\",[\"PUBLISH of demo.ticks");
        }
        events.ticks(9);

        assertThat(masked(client.nextText())).isEqualTo("[36,S,P,{},[9]]");
    }

    @Test
    void realmsHaveTheServersTopicsInCommon() {
        subscribe();
        try (var publisher = WampClient.join(server, "realm2")) {
            publisher.request("[16,#,{\"acknowledge\":true},\"demo.ticks\",[8]]");

            assertThat(masked(client.nextText())).isEqualTo("[36,S,P,{},[8]]");
            assertThat(other.next().at("/params/result").asInt()).isEqualTo(8);
        }
    }

    @Test
    void whatIsNoEventReachesNobody() {
        subscribe();
        try (var publisher = WampClient.join(server)) {
            assertThat(publisher.request("[16,#,{\"acknowledge\":true},\"demo.ticks\",[\"eight\"]]"))
                    .startsWith("[8,16,1,{},\"wamp.error.invalid_argument\"");
            publisher.requestAndGoOn("[16,#,{},\"demo.ticks\"]");
            publisher.requestAndGoOn("[16,#,{},\"demo.ticks\",[9]]");

            assertThat(masked(client.nextText())).isEqualTo("[36,S,P,{},[9]]");
            assertThat(other.next().at("/params/result").asInt()).isEqualTo(9);
        }
    }

    @Test
    void whoMayNotUseATopicDoesNot() {
        isForbidden.set(true);

        assertThat(client.request("[32,#,{},\"demo.ticks\"]")).startsWith("[8,32,1,{},\"wamp.error.not_authorized\"");
        assertThat(client.request("[32,#,{\"match\":\"prefix\"},\"de\"]"))
                .startsWith("[8,32,2,{},\"wamp.error.not_authorized\"");
        assertThat(client.request("[32,#,{\"match\":\"wildcard\"},\".ticks\"]"))
                .startsWith("[8,32,3,{},\"wamp.error.not_authorized\"");
        assertThat(client.request("[16,#,{\"acknowledge\":true},\"demo.ticks\",[8]]"))
                .startsWith("[8,16,4,{},\"wamp.error.not_authorized\"");
        assertThat(client.request("[32,#,{},\"com.other\"]")).startsWith("[33,5,");
        assertThat(heard).isEmpty();
    }

    @Test
    void listenerHearsOfSubscriptions() {
        subscribe();
        await().until(() -> heard.size() == 2);
        assertThat(server.subscribers("demo.ticks")).isEqualTo(2);

        client.close();

        await().until(() -> heard.contains("left demo.ticks"));
        assertThat(server.subscribers("demo.ticks")).isEqualTo(1);
    }

    @Test
    void framesBehindOneThatWaitsKeepTheirOrder() {
        for (int i = 1; i <= 50; i++) {
            client.send("[16," + (2 * i - 1) + ",{\"acknowledge\":true},\"demo.ticks\",[" + i + "]]");
            client.send("[48," + 2 * i + ",{},\"wamp.session.count\"]");
        }

        for (int i = 1; i <= 50; i++) {
            assertThat(client.nextText()).startsWith("[17," + (2 * i - 1) + ",");
            assertThat(client.nextText()).startsWith("[50," + 2 * i + ",");
        }
    }
}
