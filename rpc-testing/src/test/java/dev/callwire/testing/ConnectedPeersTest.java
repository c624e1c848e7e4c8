package dev.callwire.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.call.CallOptions;
import dev.callwire.call.ConnectFailedException;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.Limits;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.testing.shop.Customer;
import dev.callwire.testing.shop.Orders;
import dev.callwire.testing.shop.OutOfStock;
import dev.callwire.testing.shop.Shop;
import dev.callwire.transport.CloseReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectedPeersTest {
    private final Shop shop = new Shop();

    private ConnectedPeers start() {
        return ConnectedPeers.start(
                server -> server.service(Orders.class, shop), client -> client.service(Customer.class, "ink"::equals));
    }

    @Test
    void clientCallsTheServer() throws OutOfStock {
        try (var peers = start()) {
            var orders = peers.client().proxy(Orders.class);

            assertThat(orders.place("ink", 1)).isEqualTo(1);
            assertThatThrownBy(() -> orders.place("ink", 11)).isInstanceOf(OutOfStock.class);
        }
    }

    @Test
    void serverCallsTheClient() {
        try (var peers = start()) {
            assertThat(peers.peer().proxy(Customer.class).confirms("ink")).isTrue();
            assertThat(peers.client().proxy(Orders.class).placeIfConfirmed("soap"))
                    .isFalse();
        }
    }

    @Test
    void peersOverSocketsDoTheSame() {
        try (var peers = ConnectedPeers.builder()
                .server(server -> server.service(Orders.class, shop))
                .client(client -> client.service(Customer.class, "ink"::equals))
                .overSockets()
                .start()) {
            assertThat(peers.client().proxy(Orders.class).placeIfConfirmed("ink"))
                    .isTrue();
            assertThat(peers.peer().proxy(Customer.class).confirms("ink")).isTrue();
        }
    }

    @Test
    void callOfACutConnectionMayHaveBeenExecuted() {
        try (var peers = ConnectedPeers.start(
                server -> server.service(Orders.class, shop), client -> client.reconnect(ReconnectPolicy.NEVER))) {
            var orders = peers.client().proxy(Orders.class);
            peers.link().toClient().silence();
            var placed = orders.placeLater("ink", 1);

            peers.link().cut();

            assertThatThrownBy(() -> join(placed)).cause().isInstanceOf(MaybeExecutedException.class);
            assertThat(peers.client()
                            .closed()
                            .toCompletableFuture()
                            .orTimeout(20, SECONDS)
                            .join()
                            .code())
                    .isEqualTo(CloseReason.ABNORMAL);
        }
    }

    @Test
    void callWhoseAnswerIsDroppedEndsAtItsDeadline() {
        try (var peers = start()) {
            var orders = peers.client().proxy(Orders.class, CallOptions.DEFAULTS.withTimeout(Duration.ofMillis(50)));
            peers.link().toClient().drop(1);

            assertThatThrownBy(() -> orders.place("ink", 1)).isInstanceOf(DeadlineExceededException.class);
            assertThat(shop.orders()).isEqualTo(1);
        }
    }

    @Test
    void reorderedAnswersEndTheirOwnCalls() {
        try (var peers = start()) {
            var orders = peers.client().proxy(Orders.class);
            peers.link().toClient().reorder(5, 42);
            var ended = new ArrayList<CompletionStage<Integer>>();
            for (var i = 0; i < 5; i++) {
                ended.add(orders.placeLater("ink", 1));
            }

            assertThat(ended.stream().map(ConnectedPeersTest::join)).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        }
    }

    @Test
    void halfOpenConnectionIsFoundOutByPings() {
        var impatient = Limits.DEFAULTS.toBuilder()
                .pingAfter(Duration.ofMillis(20))
                .pongWithin(Duration.ofMillis(50))
                .build();
        try (var peers = ConnectedPeers.start(
                server -> server.service(Orders.class, shop),
                client -> client.limits(impatient).reconnect(ReconnectPolicy.NEVER))) {
            peers.link().silence();

            assertThat(peers.client()
                            .closed()
                            .toCompletableFuture()
                            .orTimeout(20, SECONDS)
                            .join())
                    .hasToString("1006 (no pong within 50 ms)");
        }
    }

    @Test
    void silentPeersAreClosedAllTheSame() {
        var peers = start();
        peers.link().silence();

        peers.close();

        assertThat(peers.client().isOpen()).isFalse();
        assertThat(peers.client()
                        .closed()
                        .toCompletableFuture()
                        .orTimeout(20, SECONDS)
                        .join()
                        .code())
                .isEqualTo(CloseReason.NORMAL);
    }

    @Test
    void moreClientsMayJoin() throws OutOfStock {
        try (var peers = start();
                var second = RpcClient.builder("ws://memory:" + peers.server().port() + "/")
                        .transport(peers.transport())
                        .connect()) {
            assertThat(second.proxy(Orders.class).place("ink", 1)).isEqualTo(1);
            assertThat(peers.server().peers()).hasSize(2);
            assertThat(peers.transport().links()).hasSize(2).contains(peers.link());
        }
    }

    @Test
    void clientConnectsToThePathThatIsAskedFor() {
        try (var peers = ConnectedPeers.builder()
                .server(server -> server.paths("/shop"))
                .path("/shop?tenant=a")
                .start()) {
            assertThat(peers.peer().handshake().path()).isEqualTo("/shop");
            assertThat(peers.link().handshake().query()).isEqualTo("tenant=a");
        }
    }

    @Test
    void clientThatIsRefusedFailsTheStart() {
        assertThatThrownBy(() -> ConnectedPeers.start(
                        server -> server.admit(handshake -> handshake.headers().containsKey("authorization")),
                        client -> {}))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessage("Could not connect to ws://memory:80/rpc: the server answered 401: Not admitted:"
                        + " credentials are missing or wrong");
    }

    @Test
    void serverThatCannotBeBuiltFailsTheStart() {
        assertThatThrownBy(() -> ConnectedPeers.start(server -> server.paths("shop"), client -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thereIsNothingToHarmOverSockets() {
        try (var peers = ConnectedPeers.builder().overSockets().start()) {
            assertThatThrownBy(peers::link)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("There is no link over sockets; leave overSockets() out to harm one");
            assertThatThrownBy(peers::transport)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("There is no MemoryTransport over sockets; leave overSockets() out");
        }
    }

    @Test
    void serverWithoutAClientHasNoPeer() {
        try (var peers = start()) {
            peers.client().close();
            peers.client().closed().toCompletableFuture().orTimeout(20, SECONDS).join();
            await().until(() -> peers.server().peers().isEmpty());

            assertThatThrownBy(peers::peer)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("No client is connected to RpcServer[");
        }
    }

    @Test
    void blockedCallerOfACutConnectionGoesOn() {
        try (var peers = start()) {
            var orders = peers.client().proxy(Orders.class);
            var thread = new Thread(() -> assertThatThrownBy(orders::stockTaking));
            thread.start();
            await().until(() -> peers.link().toServer().messages() == 1);

            peers.link().cut();

            await().until(() -> !thread.isAlive());
        }
    }

    private static <T> T join(CompletionStage<T> stage) throws CompletionException {
        return stage.toCompletableFuture().orTimeout(20, SECONDS).join();
    }
}
