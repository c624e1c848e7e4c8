package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.call.ConnectFailedException;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.RpcPeer;
import dev.callwire.transport.CloseReason;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of calls when their connection goes, in whatever way it goes. */
@Timeout(60)
class ConnectionLossTest {
    private final DirectedWork work = new DirectedWork();
    private final ServerFixture fixture = new ServerFixture(ServerFixture.serving(Work.class, work));

    @AfterEach
    void close() {
        work.letGo();
        fixture.close();
    }

    @Test
    void cutConnectionFailsEveryPendingCallAtOnce() throws IOException {
        try (var relay = new Relay(fixture.server().port());
                var client = ServerFixture.connectOnce(relay.url())) {
            var calls = IntStream.range(0, 100)
                    .mapToObj(i -> client.proxy(WorkLater.class).hold("call " + i))
                    .toList();
            var blocked = CompletableFuture.supplyAsync(
                    () -> client.proxy(Work.class).hold("blocked"), task -> new Thread(task).start());
            await().until(() -> work.hasBegun() == 101);

            relay.cut();

            assertThat(calls)
                    .allSatisfy(call -> assertThat(call)
                            .failsWithin(Duration.ofSeconds(10))
                            .withThrowableThat()
                            .withCauseInstanceOf(MaybeExecutedException.class));
            assertThat(blocked)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(MaybeExecutedException.class);
            assertThat(client.isOpen()).isFalse();
            assertThat(client.closed().toCompletableFuture())
                    .succeedsWithin(Duration.ofSeconds(10))
                    .extracting(CloseReason::code)
                    .isEqualTo(CloseReason.ABNORMAL);
        }
    }

    @Test
    void callsAfterTheEndAreNotExecuted() throws IOException {
        try (var relay = new Relay(fixture.server().port());
                var client = ServerFixture.connectOnce(relay.url())) {
            relay.cut();
            client.closed().toCompletableFuture().join();

            assertThatExceptionOfType(NotExecutedException.class)
                    .isThrownBy(() -> client.proxy(Work.class).now("a"))
                    .withMessageContaining("work.now");
            assertThatExceptionOfType(NotExecutedException.class)
                    .isThrownBy(() -> client.proxy(Work.class).holdQuietly("a"));
            assertThat(client.proxy(WorkLater.class).now("a"))
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(NotExecutedException.class);
        }
    }

    @Test
    void cutConnectionStopsWhatRunsForItOnTheServer() throws IOException {
        try (var relay = new Relay(fixture.server().port());
                var client = ServerFixture.connectOnce(relay.url())) {
            client.proxy(WorkLater.class).hold("a");
            client.proxy(WorkLater.class).holdLater("b");
            assertThat(work.nextBegun()).isNotEmpty();
            assertThat(work.nextBegun()).isNotEmpty();

            relay.cut();

            assertThat(List.of(work.nextStopped(), work.nextStopped())).containsExactlyInAnyOrder("a", "b");
            await().until(() -> fixture.server().peers().size() == 1);
        }
    }

    @Test
    void closingTheClientFailsItsPendingCalls() {
        var client = fixture.builderOfClient().connect();
        var call = client.proxy(WorkLater.class).hold("a");
        assertThat(work.nextBegun()).isEqualTo("a");

        client.close();
        client.close();

        assertThat(call)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(MaybeExecutedException.class);
        assertThat(client.closed().toCompletableFuture())
                .succeedsWithin(Duration.ofSeconds(10))
                .extracting(CloseReason::code, CloseReason::byPeer)
                .containsExactly(CloseReason.NORMAL, false);
        assertThat(work.nextStopped()).isEqualTo("a");
    }

    @Test
    void serverMayCloseOneConnection() {
        var other = fixture.builderOfClient().connect();
        await().until(() -> fixture.server().peers().size() == 2);
        var peers = fixture.server().peers();
        assertThat(peers).hasSize(2);

        peers.forEach(RpcPeer::close);

        assertThat(other.closed().toCompletableFuture())
                .succeedsWithin(Duration.ofSeconds(10))
                .extracting(CloseReason::code, CloseReason::byPeer)
                .containsExactly(CloseReason.NORMAL, true);
        await().until(() -> fixture.server().peers().isEmpty());
    }

    @Test
    void connectingToNobodyFails() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThatExceptionOfType(ConnectFailedException.class)
                .isThrownBy(() -> RpcClient.connect("ws://127.0.0.1:" + port + "/rpc"))
                .withMessageContaining("127.0.0.1")
                .withMessageContaining(String.valueOf(port));
    }

    @Test
    void connectingToAnotherPathFails() {
        assertThatExceptionOfType(ConnectFailedException.class)
                .isThrownBy(() ->
                        RpcClient.connect("ws://127.0.0.1:" + fixture.server().port() + "/elsewhere"))
                .withMessageContaining("404");
    }

    @Test
    void connectingWithAForeignSubprotocolFailsAndTellsThoseThatAreSpoken() {
        assertThatExceptionOfType(ConnectFailedException.class)
                .isThrownBy(
                        () -> fixture.builderOfClient().subprotocols("wamp.9").connect())
                .withMessageContaining("400");
    }
}
