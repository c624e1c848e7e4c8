package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.ConnectFailedException;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.Limits;
import dev.callwire.call.NotCarriedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.call.TopicOptions;
import dev.callwire.contract.Client;
import dev.callwire.contract.ContractServer;
import dev.callwire.contract.Demo;
import dev.callwire.contract.DemoEvents;
import dev.callwire.contract.Eth;
import dev.callwire.json.RawJson;
import dev.callwire.protocol.Protocol;
import dev.callwire.protocol.jsonrpc.Dialect;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import dev.callwire.protocol.msgrpc.MsgRpc;
import dev.callwire.protocol.r2.WebSocketR2;
import dev.callwire.stream.StreamReader;
import dev.callwire.stream.StreamWriter;
import dev.callwire.stream.Tracked;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Several protocols on one port, with one instance of each service behind all of them. */
@Timeout(60)
class ProtocolsTest {
    static Stream<Protocol> protocols() {
        return Stream.of(JsonRpc.PROTOCOL, WebSocketR2.PROTOCOL, MsgRpc.PROTOCOL);
    }

    static Stream<Protocol> others() {
        return Stream.of(WebSocketR2.PROTOCOL, MsgRpc.PROTOCOL);
    }

    private static RpcClient.Builder clientOf(RpcServer server, Protocol protocol) {
        return clientAt(server, protocol.paths().get(0), protocol);
    }

    private static RpcClient.Builder clientAt(RpcServer server, String path, Protocol protocol) {
        return RpcClient.builder("ws://127.0.0.1:" + server.port() + path)
                .protocol(protocol)
                .reconnect(ReconnectPolicy.NEVER);
    }

    private static RpcServer.Builder serving(Work work) {
        return RpcServer.builder()
                .host("127.0.0.1")
                .protocol(WebSocketR2.PROTOCOL)
                .protocol(MsgRpc.PROTOCOL)
                .service(Work.class, work);
    }

    @Test
    void oneInstanceIsBehindAllProtocols() throws Exception {
        try (var server = ContractServer.builder().host("127.0.0.1").start();
                var first = clientOf(server, JsonRpc.PROTOCOL).connect();
                var second = clientOf(server, WebSocketR2.PROTOCOL).connect();
                var third = clientOf(server, MsgRpc.PROTOCOL).connect()) {
            int before = first.proxy(Demo.class).slept();

            assertThat(second.proxy(Demo.class).sleep(1)).isEqualTo("done");
            assertThat(third.proxy(Demo.class).sleep(1)).isEqualTo("done");

            assertThat(first.proxy(Demo.class).slept()).isEqualTo(before + 2);
        }
    }

    @Test
    void eventReachesSubscribersOfAllProtocols() {
        try (var server = ContractServer.builder().host("127.0.0.1").start();
                var first = clientOf(server, JsonRpc.PROTOCOL).connect();
                var second = clientOf(server, WebSocketR2.PROTOCOL).connect();
                var third = clientOf(server, MsgRpc.PROTOCOL).connect()) {
            var ears = Stream.of(first, second, third).map(TickEar::of).toList();

            for (int n = 1; n <= 100; n++) {
                third.proxy(Demo.class).tick(n);
            }

            assertThat(ears)
                    .allSatisfy(ear -> assertThat(ear.first(100)).isSorted().hasSize(100));
            assertThat(server.subscribers("demo.ticks")).isEqualTo(3);
        }
    }

    @Test
    void twoSubscribersOfOneClientBothHear() {
        try (var server = ContractServer.builder().host("127.0.0.1").start();
                var client = clientOf(server, WebSocketR2.PROTOCOL).connect()) {
            var one = TickEar.of(client);
            var other = TickEar.of(client);
            client.proxy(Demo.class).tick(7);
            assertThat(one.first(1)).containsExactly(7);
            assertThat(other.first(1)).containsExactly(7);

            one.close();
            client.proxy(Demo.class).tick(8);

            assertThat(other.first(2)).containsExactly(7, 8);
            other.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"jsonrpc", "r2", "msg-rpc"})
    void subprotocolsTellProtocolsApartThatShareAPath(String subprotocol) {
        var protocol = protocols()
                .filter(each -> each.subprotocols().contains(subprotocol))
                .findFirst()
                .orElseThrow();
        try (var server = RpcServer.builder()
                        .host("127.0.0.1")
                        .paths("/all")
                        .protocol(WebSocketR2.PROTOCOL, "/all")
                        .protocol(MsgRpc.PROTOCOL, "/all")
                        .service(Work.class, new DirectedWork())
                        .start();
                var client = clientAt(server, "/all", protocol)
                        .subprotocols(subprotocol)
                        .connect()) {
            assertThat(client.proxy(Work.class).now("here")).isEqualTo("here");
        }
    }

    @Test
    void subprotocolThatIsSpokenElsewhereIsRefusedWithThoseOfThePath() {
        try (var server = serving(new DirectedWork()).start()) {
            assertThatExceptionOfType(ConnectFailedException.class)
                    .isThrownBy(() -> clientAt(server, "/r2", WebSocketR2.PROTOCOL)
                            .subprotocols("jsonrpc")
                            .connect())
                    .withMessageContaining("400");
        }
    }

    @Test
    void protocolMayStandAlone() {
        try (var server = RpcServer.builder()
                .host("127.0.0.1")
                .withoutJsonRpc()
                .protocol(WebSocketR2.PROTOCOL, "/")
                .service(Work.class, new DirectedWork())
                .start()) {
            try (var client = clientAt(server, "/", WebSocketR2.PROTOCOL).connect()) {
                assertThat(client.proxy(Work.class).now("here")).isEqualTo("here");
            }
            assertThatExceptionOfType(ConnectFailedException.class)
                    .isThrownBy(() -> clientAt(server, "/rpc", JsonRpc.PROTOCOL).connect())
                    .withMessageContaining("404");
        }
    }

    @Test
    void serverSpeaksSomething() {
        var builder = RpcServer.builder().host("127.0.0.1").withoutJsonRpc();

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A server speaks at least one protocol; add one, or leave JSON-RPC in");
    }

    @Test
    void protocolsOfAPathAreToldApart() {
        var builder = RpcServer.builder().host("127.0.0.1").protocol(JsonRpc.of(Dialect.LENIENT), "/rpc");

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("/rpc", "told apart by their subprotocols", "give one another path");
    }

    @Test
    void whatNoProtocolOfAServerCarriesIsRefusedWhenItStarts() {
        var builder = ContractServer.builder().host("127.0.0.1").withoutJsonRpc();

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalStateException.class)
                .message()
                .isEqualTo("eth_subscribe of Eth is a named subscription, which none of the protocols here carries:"
                        + " WebSocketR2, msg-rpc, WAMP; these can: JSON-RPC 2.0");
    }

    @Test
    void whatTheServerCouldNotCallIsRefusedWhenTheClientConnects() {
        try (var server = ContractServer.builder().host("127.0.0.1").start()) {
            var builder = clientOf(server, WebSocketR2.PROTOCOL).service(Client.class, text -> text);

            assertThatThrownBy(builder::connect)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "client.reverse of Client is called by the end that was dialled, which WebSocketR2 cannot"
                                    + " carry; these can: JSON-RPC 2.0, msg-rpc");
        }
    }

    @Test
    void streamIsRefusedWhereItCannotBeCarriedAndTheProtocolsAreNamedThatCan() throws Exception {
        try (var server = ContractServer.builder().host("127.0.0.1").start();
                var client = clientOf(server, WebSocketR2.PROTOCOL).connect()) {
            var demo = client.proxy(Demo.class);

            assertThatThrownBy(() -> StreamReader.of(demo.count(3)).iterator().hasNext())
                    .isInstanceOf(NotCarriedException.class)
                    .hasMessage("demo.count returns a stream, which WebSocketR2 cannot carry; these can: JSON-RPC 2.0,"
                            + " msg-rpc");
            assertThat(demo.add(1, 2)).isEqualTo(3);
        }
    }

    @Test
    void whatTheServerCouldNotSubscribeToIsRefusedWhenTheClientConnects() {
        try (var server = ContractServer.builder().host("127.0.0.1").start()) {
            var builder = clientOf(server, MsgRpc.PROTOCOL).events(DemoEvents.class);

            assertThatThrownBy(builder::connect)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "demo.ticks is a topic, which msg-rpc cannot carry from the end that dialled; these can:"
                                    + " JSON-RPC 2.0");
        }
    }

    @Test
    void streamThatTheServerCouldNotCallIsRefusedWhenTheClientConnects() {
        try (var server = ContractServer.builder().host("127.0.0.1").start()) {
            var builder = clientOf(server, MsgRpc.PROTOCOL).service(Feeds.class, new NoFeeds());

            assertThatThrownBy(builder::connect)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(
                            "returns a stream, which msg-rpc cannot carry from the end that dialled; these can: JSON-RPC 2.0");
        }
    }

    private static final class NoFeeds implements Feeds {
        @Override
        public Flow.Publisher<Integer> endless(String name) {
            throw new AssertionError();
        }

        @Override
        public Flow.Publisher<Tracked<Integer>> numbered(int upTo) {
            throw new AssertionError();
        }

        @Override
        public String echo(String text) {
            return text;
        }
    }

    @Test
    void protocolMayBeSpokenInSeveralPlaces() {
        try (var server = RpcServer.builder()
                        .host("127.0.0.1")
                        .protocol(WebSocketR2.PROTOCOL)
                        .protocol(WebSocketR2.PROTOCOL, "/socket")
                        .service(Work.class, new DirectedWork())
                        .start();
                var one = clientAt(server, "/r2", WebSocketR2.PROTOCOL).connect();
                var other = clientAt(server, "/socket", WebSocketR2.PROTOCOL).connect()) {
            assertThat(one.proxy(Work.class).now("a")).isEqualTo("a");
            assertThat(other.proxy(Work.class).now("b")).isEqualTo("b");
        }
    }

    @Test
    void dialectThatCannotCarryAMethodIsNamedAsItself() {
        var builder = ContractServer.builder().host("127.0.0.1").withoutJsonRpc();
        builder.protocol(JsonRpc.of(Dialect.BARE), "/bare");

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("which none of the protocols here carries: WebSocketR2, msg-rpc, WAMP,"
                        + " bare JSON-RPC;"
                        + " these can: JSON-RPC 2.0");
    }

    @Test
    void handlerThatCannotCallAThirdPartyHasItsCallerToldNothingOfThat() {
        try (var backend = ContractServer.builder().host("127.0.0.1").start();
                var toBackend = clientOf(backend, WebSocketR2.PROTOCOL).connect();
                var gateway = RpcServer.builder()
                        .host("127.0.0.1")
                        .service(Reversing.class, text -> {
                            toBackend.proxy(Demo.class).watch(n -> {});
                            return text;
                        })
                        .start();
                var client = clientOf(gateway, JsonRpc.PROTOCOL).connect()) {
            assertThatExceptionOfType(RemoteFaultException.class)
                    .isThrownBy(() -> client.proxy(Reversing.class).reverse("a"))
                    .satisfies(fault -> assertThat(fault.code()).isEqualTo(-32603))
                    .withMessageNotContaining("demo.watch");
        }
    }

    @RpcService("reversing")
    interface Reversing {
        String reverse(String text);
    }

    @Test
    void floodOfRequestsAboutTopicsIsBounded() throws Exception {
        var gate = new CountDownLatch(1);
        try (var server = RpcServer.builder()
                        .host("127.0.0.1")
                        .events(DemoEvents.class, TopicOptions.DEFAULTS.withAccess((peer, topic, use) -> {
                            awaitQuietly(gate);
                            return true;
                        }))
                        .protocol(WebSocketR2.PROTOCOL)
                        .limits(Limits.DEFAULTS.toBuilder().pendingCalls(10).build())
                        .start();
                var client = RawClient.connect(server, "/r2")) {
            for (int i = 0; i < 50; i++) {
                client.send(Json.text("{'data':{'action':'publish','params':{'topic':'demo.ticks','data':" + i
                        + "}},'id':" + i + "}"));
            }

            assertThat(client.next().path("data").path("error").path("code").asInt())
                    .isEqualTo(-32009);
            assertThat(server.limitsPassed()).containsKey("pendingCalls");
            gate.countDown();
            for (int i = 1; i < 50; i++) {
                client.next();
            }
        }
    }

    private static void awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void callerHearsThatItCouldNotBeCalledBack() {
        try (var server = ContractServer.builder().host("127.0.0.1").start();
                var client = clientOf(server, WebSocketR2.PROTOCOL).connect()) {
            assertThatExceptionOfType(RemoteFaultException.class)
                    .isThrownBy(() -> client.proxy(Demo.class).callMe("Ada"))
                    .satisfies(fault -> assertThat(fault.code()).isEqualTo(-32601))
                    .withMessageContaining(
                            "demo.callMe cannot be served here: client.reverse is called by the end that was"
                                    + " dialled, which WebSocketR2 cannot carry; these can: JSON-RPC 2.0, WAMP, msg-rpc");
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void streamAmongTheParametersIsRefused(Protocol protocol) {
        try (var server = ContractServer.builder().host("127.0.0.1").start();
                var client = clientOf(server, protocol).connect()) {
            var sum = client.proxy(Demo.class).sum(new StreamWriter<>());

            assertThatThrownBy(() -> sum.toCompletableFuture().get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(NotCarriedException.class)
                    .hasMessageContainingAll("demo.sum takes a stream, which", "these can: JSON-RPC 2.0");
            assertThatThrownBy(() -> StreamReader.of(client.proxy(Eth.class).subscribe("demo.ticks"))
                            .iterator()
                            .hasNext())
                    .isInstanceOf(NotCarriedException.class)
                    .hasMessageContaining("eth_subscribe is a named subscription, which");
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void handlerThatNobodyWaitsForIsStoppedByItsDeadline(Protocol protocol) {
        var work = new DirectedWork();
        try (var server = serving(work)
                        .limits(Limits.DEFAULTS.toBuilder()
                                .callTimeout(Duration.ofMillis(200))
                                .build())
                        .start();
                var client = clientOf(server, protocol).connect()) {
            assertThatThrownBy(() -> client.proxy(Work.class).hold("held"))
                    .satisfiesAnyOf(
                            e -> assertThat(e).isInstanceOf(DeadlineExceededException.class),
                            e -> assertThat(e)
                                    .isInstanceOfSatisfying(
                                            RemoteFaultException.class,
                                            fault -> assertThat(fault.code()).isEqualTo(-32013)));
        } finally {
            work.letGo();
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void interceptorsStandAroundCallsOfEveryProtocol(Protocol protocol) {
        var seen = new CopyOnWriteArrayList<String>();
        try (var server = serving(new DirectedWork())
                        .intercept((call, next) -> {
                            seen.add(call.method());
                            return next.proceed();
                        })
                        .start();
                var client = clientOf(server, protocol).connect()) {
            client.proxy(Work.class).now("here");

            assertThat(seen).containsExactly("work.now");
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void handlerOfALostConnectionIsStopped(Protocol protocol) {
        var work = new DirectedWork();
        try (var server = serving(work).start()) {
            try (var client = clientOf(server, protocol).connect()) {
                client.proxy(WorkLater.class).hold("held");
                assertThat(work.nextBegun()).isEqualTo("held");
            }

            assertThat(work.nextStopped()).isEqualTo("held");
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void resultThatIsTooLargeIsAnErrorAndTheConnectionIsKept(Protocol protocol) {
        try (var server = ContractServer.builder()
                        .host("127.0.0.1")
                        .limits(Limits.DEFAULTS.toBuilder()
                                .outboundMessageBytes(1000)
                                .build())
                        .start();
                var client = clientOf(server, protocol).connect()) {
            var demo = client.proxy(Demo.class);

            assertThatExceptionOfType(RemoteFaultException.class)
                    .isThrownBy(() -> demo.echo(new RawJson("\"" + "x".repeat(1000) + "\"")))
                    .satisfies(fault -> assertThat(fault.code()).isEqualTo(-32008));
            assertThat(demo.echo(new RawJson("\"x\""))).isEqualTo(new RawJson("\"x\""));
        }
    }

    @Test
    void overHttpOnlyWhatGoesOverHttpIsSpoken() {
        assertThatThrownBy(() -> RpcClient.builder("http://127.0.0.1:1/r2")
                        .protocol(WebSocketR2.PROTOCOL)
                        .connect())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "WebSocketR2 is spoken over a connection that stays open; connect with ws or wss.");
    }
}
