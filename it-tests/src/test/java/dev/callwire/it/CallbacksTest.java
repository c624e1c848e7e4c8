package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.CallContext;
import dev.callwire.call.Limits;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.call.RpcPeer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ends are equal: a server calls its clients over the connections that they opened. */
@Timeout(60)
class CallbacksTest {
    private final CopyOnWriteArrayList<String> told = new CopyOnWriteArrayList<>();
    private ServerFixture fixture;

    @RpcService("bounce")
    interface Bounce {
        /** Calls the caller back with one depth less, and tells how many calls that took. */
        int down(int depth);

        CompletionStage<Integer> downLater(int depth);

        String reverse(String text);

        @NonBlocking
        int wrong(int depth);

        @RpcNotification
        void tell(String text);
    }

    @RpcService("bounce")
    interface BounceLater {
        CompletableFuture<Integer> down(int depth);
    }

    @RpcService("name")
    interface Name {
        String name();
    }

    private final class Bouncing implements Bounce {
        @Override
        public int down(int depth) {
            return depth == 0 ? 0 : 1 + caller().down(depth - 1);
        }

        @Override
        public CompletionStage<Integer> downLater(int depth) {
            return depth == 0
                    ? CompletableFuture.completedFuture(0)
                    : caller().downLater(depth - 1).thenApply(calls -> 1 + calls);
        }

        @Override
        public String reverse(String text) {
            return new StringBuilder(text).reverse().toString();
        }

        @Override
        public int wrong(int depth) {
            return caller().down(depth);
        }

        @Override
        public void tell(String text) {
            told.add(text);
        }

        private Bounce caller() {
            return CallContext.current().peer().proxy(Bounce.class);
        }
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void start(Limits limits) {
        fixture = new ServerFixture(
                ServerFixture.serving(Bounce.class, new Bouncing()).limits(limits));
    }

    /** A client that serves the same to its server. */
    private RpcClient bouncingClient(Limits limits) {
        return fixture.builderOfClient()
                .service(Bounce.class, new Bouncing())
                .limits(limits)
                .connect();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20})
    void handlersCallEachOtherBackToAnyDepth(int depth) throws Exception {
        start(Limits.DEFAULTS);
        try (var client = bouncingClient(Limits.DEFAULTS)) {
            assertThat(client.proxy(Bounce.class).down(depth)).isEqualTo(depth);
            assertThat(client.proxy(Bounce.class)
                            .downLater(depth)
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS))
                    .isEqualTo(depth);
        }
    }

    @Test
    void bothEndsCallEachOtherAtOnce() {
        start(Limits.DEFAULTS);
        try (var client = bouncingClient(Limits.DEFAULTS)) {
            var ofClient = client.proxy(Bounce.class);
            var ofServer = peerOf(client).proxy(Bounce.class);
            var calls = IntStream.range(0, 40)
                    .mapToObj(i -> onOwnThread(() -> (i % 2 == 0 ? ofClient : ofServer).down(20)))
                    .toList();
            var later = IntStream.range(0, 40)
                    .mapToObj(i ->
                            (i % 2 == 0 ? ofClient : ofServer).downLater(20).toCompletableFuture())
                    .toList();

            assertThat(calls)
                    .allSatisfy(
                            call -> assertThat(call.get(30, TimeUnit.SECONDS)).isEqualTo(20));
            assertThat(later)
                    .allSatisfy(
                            call -> assertThat(call.get(30, TimeUnit.SECONDS)).isEqualTo(20));
        }
    }

    @Test
    void manyCallBackAtOnce() {
        start(Limits.DEFAULTS);
        try (var client = bouncingClient(Limits.DEFAULTS)) {
            var calls = IntStream.range(0, 100)
                    .mapToObj(i -> client.proxy(Bounce.class).downLater(5).toCompletableFuture())
                    .toList();

            assertThat(calls)
                    .allSatisfy(
                            call -> assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(5));
        }
    }

    @Test
    void moreNestedCallsThanThreadsDoNotWaitForEachOther() {
        var many = Limits.DEFAULTS.toBuilder().callsInFlight(400).build();
        start(many);
        try (var client = bouncingClient(many)) {
            var later = client.proxy(BounceLater.class);

            var calls = IntStream.range(0, 300).mapToObj(i -> later.down(3)).toList();

            assertThat(calls)
                    .allSatisfy(
                            call -> assertThat(call.get(30, TimeUnit.SECONDS)).isEqualTo(3));
        }
    }

    @Test
    void handlersThatCallBackDoNotUseUpTheCallsInFlight() {
        var two = Limits.DEFAULTS.toBuilder().callsInFlight(2).build();
        start(two);
        try (var client = bouncingClient(two)) {
            var bounce = client.proxy(Bounce.class);
            var calls = IntStream.range(0, 6)
                    .mapToObj(i -> onOwnThread(() -> bounce.down(6)))
                    .toList();

            assertThat(calls)
                    .allSatisfy(
                            call -> assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(6));
        }
    }

    @Test
    void serverListsItsClientsAndCallsEach() {
        start(Limits.DEFAULTS);
        var clients = IntStream.range(0, 5)
                .mapToObj(i -> fixture.builderOfClient()
                        .header("x-name", "client " + i)
                        .service(Name.class, () -> "client " + i)
                        .connect())
                .toList();
        await().until(() -> fixture.server().peers().size() == 6);

        var named = fixture.server().peers().stream()
                .filter(peer -> peer.handshake().headers().containsKey("x-name"))
                .toList();

        assertThat(named)
                .hasSize(5)
                .allSatisfy(peer -> assertThat(peer.proxy(Name.class).name())
                        .isEqualTo(peer.handshake().headers().get("x-name").get(0)));
        clients.get(0).close();
        await().until(() -> fixture.server().peers().size() == 5);
        clients.forEach(RpcClient::close);
        await().until(() -> fixture.server().peers().size() == 1);
    }

    @Test
    void serverNotifiesItsClients() {
        start(Limits.DEFAULTS);
        try (var client = bouncingClient(Limits.DEFAULTS)) {
            peerOf(client).proxy(Bounce.class).tell("hello");

            await().until(() -> told.equals(List.of("hello")));
        }
    }

    @Test
    void clientWithoutTheServiceRefusesTheCall() {
        start(Limits.DEFAULTS);

        assertThatExceptionOfType(RemoteFaultException.class)
                .isThrownBy(() -> onlyPeer().proxy(Bounce.class).reverse("abc"))
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(-32601));
    }

    @Test
    void blockingCallOnAnEventLoopIsRefusedInsteadOfWaitingForItself() throws Exception {
        start(Limits.DEFAULTS);

        assertThatExceptionOfType(RemoteFaultException.class)
                .isThrownBy(() -> fixture.proxy(Bounce.class).wrong(1))
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(-32603));
        assertThat(fixture.proxy(Bounce.class).reverse("abc")).isEqualTo("cba");
    }

    @Test
    void answerThatComesTwiceIsTakenOnce() {
        start(Limits.DEFAULTS);
        try (var raw = RawClient.connect(fixture.server())) {
            raw.send(Json.call("1", "bounce.down", "[1]"));
            assertThat(raw.next()).isEqualTo(Json.tree(Json.call("'s1'", "bounce.down", "{'depth':0}")));

            raw.send(Json.text("{'jsonrpc':'2.0','id':'s1','result':41}"));
            raw.send(Json.text("{'jsonrpc':'2.0','id':'s1','result':99}"));
            raw.send(Json.text("{'jsonrpc':'2.0','id':'s1','error':{'code':1,'message':'x'}}"));

            assertThat(raw.next()).isEqualTo(Json.tree(Json.text("{'jsonrpc':'2.0','id':1,'result':42}")));
            raw.answersNext();
        }
    }

    @Test
    void idsOfTheServersCallsAreNeverThoseOfAClient() {
        start(Limits.DEFAULTS);
        try (var raw = RawClient.connect(fixture.server())) {
            raw.send(Json.call("1", "bounce.down", "[2]"));
            assertThat(raw.next().path("id").isTextual()).isTrue();
            raw.send(Json.text("{'jsonrpc':'2.0','id':1,'result':99}"));
            raw.send(Json.text("{'jsonrpc':'2.0','id':'1','result':99}"));
            raw.send(Json.text("{'jsonrpc':'2.0','id':'s1','result':1}"));

            assertThat(raw.next().path("result").asInt()).isEqualTo(2);
        }
    }

    @Test
    void badAnswerOfAClientIsTheServersOwnAffair() {
        start(Limits.DEFAULTS);
        try (var raw = RawClient.connect(fixture.server())) {
            raw.send(Json.call("1", "bounce.down", "[1]"));
            raw.next();
            raw.send(Json.text("{'jsonrpc':'2.0','id':'s1','result':'secret'}"));

            var answer = raw.next();
            assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32603);
            assertThat(answer.toString()).doesNotContain("secret");
            raw.answersNext();
        }
    }

    @Test
    void callsOfTheServerFailWhenItsClientGoes() {
        start(Limits.DEFAULTS);
        var peer = onlyPeer();
        var raw = RawClient.connect(fixture.server());
        raw.answersNext();
        var other = fixture.server().peers().stream()
                .filter(each -> each != peer)
                .findFirst()
                .orElseThrow();
        var pending = other.proxy(Bounce.class).downLater(1).toCompletableFuture();
        assertThat(raw.next().path("method").asText()).isEqualTo("bounce.downLater");

        raw.close();

        assertThat(pending)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(MaybeExecutedException.class);
    }

    private static <T> CompletableFuture<T> onOwnThread(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, run -> new Thread(run).start());
    }

    /** The server's side of a client that came after the fixture's own. */
    private RpcPeer peerOf(RpcClient client) {
        assertThat(client.isOpen()).isTrue();
        await().until(() -> fixture.server().peers().size() == 2);
        return fixture.server().peers().stream()
                .filter(CallbacksTest::reverses)
                .findFirst()
                .orElseThrow();
    }

    private static boolean reverses(RpcPeer peer) {
        try {
            return peer.proxy(Bounce.class).reverse("ab").equals("ba");
        } catch (RemoteFaultException e) {
            return false;
        }
    }

    private RpcPeer onlyPeer() {
        await().until(() -> fixture.server().peers().size() == 1);
        return fixture.server().peers().get(0);
    }
}
