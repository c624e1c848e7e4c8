package dev.callwire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.call.ConnectionEvent;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.it.ChildProcess;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client of ours across a restart of a server that is not. */
@Timeout(120)
class RestartedPeersTest {
    private static final ReconnectPolicy OFTEN =
            ReconnectPolicy.DEFAULTS.withDelays(Duration.ofMillis(10), Duration.ofMillis(100));

    private final CopyOnWriteArrayList<ConnectionEvent> events = new CopyOnWriteArrayList<>();

    @Test
    void callsGoOnWhenTheServerOfRpcWebsocketsIsBack() {
        var first = ChildProcess.node("rpc-websockets-server.mjs");
        try (var client = RpcClient.builder(first.url())
                .reconnect(OFTEN)
                .onConnectionEvent(events::add)
                .connect()) {
            var demo = client.proxy(Demo.class);
            assertThat(sum(demo)).isEqualTo(42);
            var underWay = client.proxy(LaterDemo.class).sleep(60_000);

            first.kill();

            assertThat(underWay)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withCauseInstanceOf(MaybeExecutedException.class);
            var waiting = CompletableFuture.supplyAsync(() -> sum(demo));
            var port = String.valueOf(URI.create(first.url()).getPort());
            try (var second = ChildProcess.node("rpc-websockets-server.mjs", port)) {
                assertThat(second.url()).isEqualTo(first.url());
                assertThat(waiting).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(42);
                assertThat(demo.slept()).isZero();
                await().until(() -> events.stream().anyMatch(ConnectionEvent.Reconnected.class::isInstance));
            }
        } finally {
            first.close();
        }
    }

    private static int sum(Demo demo) {
        try {
            return demo.add(20, 22);
        } catch (IntegerOverflow e) {
            throw new AssertionError(e);
        }
    }
}
