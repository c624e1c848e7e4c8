package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.Limits;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.TopicOptions;
import dev.callwire.protocol.r2.RepeatCounts;
import dev.callwire.protocol.r2.WebSocketR2;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that speaks WebSocketR2 beside JSON-RPC, to the same services. */
@Timeout(60)
class R2ServerTest {
    private final DirectedWork work = new DirectedWork();
    private final WebSocketR2 named = WebSocketR2.builder()
            .clientName(handshake -> Optional.of(handshake.query()))
            .build();
    private final WebSocketR2 plain = WebSocketR2.builder().build();
    private final WebSocketR2 few = WebSocketR2.builder()
            .answers(1)
            .clientName(handshake -> Optional.of(handshake.query()))
            .build();
    private final RpcServer server = RpcServer.builder()
            .host("127.0.0.1")
            .service(Work.class, work)
            .events(News.class, TopicOptions.DEFAULTS.withAccess((peer, topic, use) -> true))
            .protocol(plain)
            .protocol(named, "/named")
            .protocol(few, "/few")
            .limits(Limits.DEFAULTS.toBuilder()
                    .callTimeout(Duration.ofSeconds(2))
                    .build())
            .start();

    @RpcEvents("news")
    interface News {
        void told(String what);
    }

    @RpcService("client")
    interface Told {
        @RpcNotification
        void notice(String text);

        String ask();
    }

    @RpcService("client")
    interface Notified {
        @RpcNotification
        void notice(String text);
    }

    @AfterEach
    void close() {
        work.letGo();
        server.close();
    }

    @Test
    void eventOfOneProtocolIsHeardOverTheOther() throws Exception {
        var heardByR2 = new LinkedBlockingQueue<String>();
        var heardByJsonRpc = new LinkedBlockingQueue<String>();
        try (var r2 = client("/r2").connect();
                var jsonRpc = RpcClient.connect("ws://127.0.0.1:" + server.port() + "/rpc")) {
            r2.subscribe(News.class, heardByR2::add);
            jsonRpc.subscribe(News.class, heardByJsonRpc::add);

            r2.publisher(News.class).told("a");
            jsonRpc.publisher(News.class).told("b");

            for (var heard : List.of(heardByR2, heardByJsonRpc)) {
                assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("a");
                assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("b");
            }
            assertThat(r2.proxy(Work.class).now("x"))
                    .isEqualTo(jsonRpc.proxy(Work.class).now("x"));
        }
    }

    @Test
    void serverNotifiesItsClientAndCannotCallIt() throws Exception {
        var heard = new LinkedBlockingQueue<String>();
        try (var client = client("/r2").service(Notified.class, heard::add).connect()) {
            assertThat(client.proxy(Work.class).now("x")).isEqualTo("x"); // it is there
            var told = server.peers().iterator().next().proxy(Told.class);

            told.notice("open");

            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("open");
            assertThatExceptionOfType(NotExecutedException.class)
                    .isThrownBy(told::ask)
                    .withMessageStartingWith(
                            "client.ask is called by the end that was dialled, which WebSocketR2 cannot"
                                    + " carry; these can: JSON-RPC 2.0");
        }
    }

    @Test
    void callOfOurClientThatIsSentAgainRunsOnce() {
        var hasty = WebSocketR2.builder().resendAfter(Duration.ofMillis(20)).build();
        try (var client = client("/r2").protocol(hasty).connect()) {
            var found =
                    CompletableFuture.supplyAsync(() -> client.proxy(Work.class).find("it"));
            assertThat(work.nextBegun()).isEqualTo("it");

            await().until(() -> plain.counts().joined() >= 3);
            work.letGo();

            assertThat(found).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("it");
            assertThat(work.hasBegun()).isZero();
        }
    }

    @Test
    void callIsStoppedWhenItsConnectionIsLost() {
        try (var client = RawClient.connect(server, "/r2")) {
            client.send(call("lost"));
            assertThat(work.nextBegun()).isEqualTo("lost");
        }

        assertThat(work.nextStopped()).isEqualTo("lost");
        assertThat(plain.counts()).isEqualTo(new RepeatCounts(0, 0, 1));
    }

    @Test
    void callOfANamedClientThatNobodyAsksForAgainHasItsDeadline() {
        try (var client = RawClient.connect(server, "/named?a")) {
            client.send(call("left"));
            assertThat(work.nextBegun()).isEqualTo("left");
        }

        assertThat(work.nextStopped()).isEqualTo("left");

        try (var client = RawClient.connect(server, "/named?a")) {
            client.send(call("left"));
            assertThat(client.next().path("data").path("error").path("code").asInt())
                    .isEqualTo(-32013);
        }
        assertThat(named.counts()).isEqualTo(new RepeatCounts(1, 0, 0));
    }

    @Test
    void callOfANamedClientGoesOnAndIsAnsweredOverTheNextConnection() {
        try (var client = RawClient.connect(server, "/named?b")) {
            client.send(call("kept"));
            assertThat(work.nextBegun()).isEqualTo("kept");
        }
        await().until(() -> server.peers().isEmpty());

        try (var client = RawClient.connect(server, "/named?b")) {
            client.send(call("kept"));
            await().until(() -> named.counts().joined() == 1);
            work.letGo();

            assertThat(client.nextText()).isEqualTo("{\"id\":0,\"data\":\"kept\"}");
        }
        assertThat(work.hasBegun()).isZero();
    }

    @Test
    void closingServerWaitsForACallWhoseConnectionIsLostAndAnswersWhoAskedForItAgain() {
        try (var client = RawClient.connect(server, "/named?c")) {
            client.send(call("kept"));
            assertThat(work.nextBegun()).isEqualTo("kept");
        }
        await().until(() -> server.peers().isEmpty());
        try (var client = RawClient.connect(server, "/named?c")) {
            client.send(call("kept"));
            await().until(() -> named.counts().joined() == 1);

            var closing = CompletableFuture.runAsync(server::close);
            assertThat(closing).isNotDone();
            work.letGo();

            assertThat(client.nextText()).isEqualTo("{\"id\":0,\"data\":\"kept\"}");
            assertThat(closing).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    @Test
    void callThatIsAwaitedElsewhereGoesOnWhenTheOthersOfItsConnectionAreStopped() {
        try (var second = RawClient.connect(server, "/few?c")) {
            try (var first = RawClient.connect(server, "/few?c")) {
                for (var name : List.of("awaited", "b", "c")) {
                    first.send(call(name));
                    assertThat(work.nextBegun()).isEqualTo(name);
                }
                second.send(call("awaited"));
                await().until(() -> few.counts().joined() == 1);
            }
            assertThat(List.of(work.nextStopped(), work.nextStopped())).containsExactlyInAnyOrder("b", "c");
            work.letGo();

            assertThat(second.nextText()).isEqualTo("{\"id\":0,\"data\":\"awaited\"}");
            assertThat(few.counts()).isEqualTo(new RepeatCounts(0, 1, 2));
        }
    }

    @Test
    void callThatNoThreadTakesIsToldSo() {
        try (var full = RpcServer.builder()
                        .host("127.0.0.1")
                        .service(Work.class, work)
                        .protocol(plain)
                        .executor(task -> {
                            throw new RejectedExecutionException("full");
                        })
                        .start();
                var client = RawClient.connect(full, "/r2")) {
            client.send(call("refused"));

            assertThat(client.next().path("data").path("error").path("code").asInt())
                    .isEqualTo(-32009);
        }
    }

    private static String call(String name) {
        return Json.text("{'data':{'action':'work.hold','params':{'name':'" + name + "'}},'id':0}");
    }

    private RpcClient.Builder client(String path) {
        return RpcClient.builder("ws://127.0.0.1:" + server.port() + path)
                .protocol(WebSocketR2.PROTOCOL)
                .reconnect(ReconnectPolicy.NEVER);
    }
}
