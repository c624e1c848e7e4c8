package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.CallCancelledException;
import dev.callwire.call.ConnectFailedException;
import dev.callwire.call.Limits;
import dev.callwire.call.NotExecutedException;
import dev.callwire.transport.CloseReason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that closes lets running calls end, refuses new ones, and leaves nothing behind. */
@Timeout(60)
class ShutdownTest {
    private final DirectedWork work = new DirectedWork();
    private final RpcServer server =
            ServerFixture.serving(Work.class, work).limits(drain(20_000)).start();
    private final RpcClient client = ServerFixture.connectOnce("ws://127.0.0.1:" + server.port() + "/rpc");

    private static Limits drain(int millis) {
        return Limits.DEFAULTS.toBuilder()
                .drainTimeout(Duration.ofMillis(millis))
                .build();
    }

    @AfterEach
    void close() {
        work.letGo();
        client.close();
        server.close();
    }

    @Test
    void runningCallsEndAndNewOnesAreNotExecuted() {
        var blocking = client.proxy(WorkLater.class).hold("a");
        var asynchronous = client.proxy(WorkLater.class).holdLater("b");
        work.nextBegun();
        work.nextBegun();
        var closing = CompletableFuture.runAsync(server::close);
        await().until(() -> isRefused(client));

        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> client.proxy(Work.class).now("c"));
        assertThat(closing).isNotDone();
        work.letGo();

        assertThat(blocking).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("a");
        assertThat(asynchronous).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("b");
        assertThat(closing).succeedsWithin(Duration.ofSeconds(10));
        assertThat(client.closed().toCompletableFuture())
                .succeedsWithin(Duration.ofSeconds(10))
                .extracting(CloseReason::code, CloseReason::byPeer)
                .containsExactly(1012, true);
    }

    private static boolean isRefused(RpcClient client) {
        try {
            client.proxy(Work.class).now("x");
            return false;
        } catch (NotExecutedException e) {
            return true;
        }
    }

    @Test
    void newConnectionsAreRefusedMeanwhile() {
        client.proxy(WorkLater.class).hold("a");
        work.nextBegun();
        var closing = CompletableFuture.runAsync(server::close);

        await().until(() -> isRefused(client));
        assertThatExceptionOfType(ConnectFailedException.class)
                .isThrownBy(() -> ServerFixture.connectOnce("ws://127.0.0.1:" + server.port() + "/rpc"));

        work.letGo();
        assertThat(closing).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void callsThatDoNotEndInTimeAreStoppedAndCancelled() {
        var impatient =
                ServerFixture.serving(Work.class, work).limits(drain(100)).start();
        try (var other = ServerFixture.connectOnce("ws://127.0.0.1:" + impatient.port() + "/rpc")) {
            var call = other.proxy(WorkLater.class).hold("a");
            work.nextBegun();

            impatient.close();

            assertThat(work.nextStopped()).isEqualTo("a");
            assertThat(call)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(CallCancelledException.class);
        }
    }

    @Test
    void rawClientIsToldToComeAgain() throws IOException {
        try (var raw = RawClient.connect(server)) {
            raw.answersNext();

            server.close();

            assertThat(raw.closeCode()).isEqualTo(1012);
        }
    }

    @Test
    void closingTwiceIsClosingOnce() {
        server.close();
        server.close();

        assertThat(server.peers()).isEmpty();
        assertThat(client.closed().toCompletableFuture()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void closingDoesNotWaitForAPeerThatSaysNothing() throws IOException {
        try (var wire = Wire.dial(server.port())) {
            client.close();
            var closing = CompletableFuture.runAsync(server::close);

            assertThat(Json.tree(wire.read().text()).path("method").asText()).isEqualTo("$/drain");
            assertThat(wire.read().closeCode()).isEqualTo(1012);
            assertThat(closing).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void rpcWebsocketsClientIsServedByTheNextServerAtItsPort() {
        int port = server.port();
        try (var peer = ChildProcess.node("rpc-websockets-reconnecting.mjs", "ws://127.0.0.1:" + port + "/rpc")) {
            await().atMost(Duration.ofSeconds(40)).until(() -> work.hasBegun() == 1);
            var closing = CompletableFuture.runAsync(server::close);
            await().until(() -> isRefused(client));

            work.letGo();

            assertThat(closing).succeedsWithin(Duration.ofSeconds(10));
            try (var next = ServerFixture.serving(Work.class, work).port(port).start()) {
                assertThat(next.port()).isEqualTo(port);
                peer.succeeds();
                assertThat(peer.output()).last().isEqualTo("5 passed, 0 failed");
            }
        }
    }

    @Test
    void portIsFreeAfterwards() {
        int port = server.port();
        server.close();

        try (var next = ServerFixture.serving(Work.class, work).port(port).start()) {
            assertThat(next.port()).isEqualTo(port);
        }
    }

    @Test
    void noThreadIsLeft() {
        assertThat(client.proxy(Work.class).now("a")).isEqualTo("a");
        assertThat(ourThreads()).isNotEmpty();

        client.close();
        server.close();

        await().untilAsserted(() -> assertThat(ourThreads()).isEmpty());
    }

    private static List<String> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("callwire"))
                .toList();
    }
}
