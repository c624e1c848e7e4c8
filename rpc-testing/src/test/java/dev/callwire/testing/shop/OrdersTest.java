package dev.callwire.testing.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.CallOptions;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.Limits;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.testing.CallwireExtension;
import dev.callwire.testing.ConnectedPeers;
import dev.callwire.testing.Link;
import dev.callwire.testing.MemoryTransport;
import dev.callwire.transport.CloseReason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples of docs/testing.md. */
class OrdersTest {

    @RegisterExtension
    final CallwireExtension callwire = CallwireExtension.serving(Orders.class, new Shop());

    @Test
    void placesAnOrder(Orders orders) throws OutOfStock {
        assertThat(orders.place("ink", 1)).isEqualTo(1);
    }

    @Test
    void lostAnswerEndsAtTheDeadline(RpcClient client, Link link) {
        var orders = client.proxy(Orders.class, CallOptions.DEFAULTS.withTimeout(Duration.ofMillis(50)));
        link.toClient().drop(1);

        assertThatThrownBy(() -> orders.place("ink", 1)).isInstanceOf(DeadlineExceededException.class);
    }

    @Test
    void bothEndsServe() {
        CallwireExtension both = CallwireExtension.builder()
                .service(Orders.class, new Shop())
                .clientService(Customer.class, article -> article.equals("ink"))
                .server(server -> server.timeout(Duration.ofSeconds(1)))
                .client(client -> client.header("Authorization", "Bearer of-a-test"))
                .build();

        assertThat(both.overSockets()).isNotSameAs(both);
    }

    @Test
    void silentServerIsLost() {
        Limits impatient = Limits.DEFAULTS.toBuilder()
                .pingAfter(Duration.ofMillis(50))
                .pongWithin(Duration.ofMillis(100))
                .build();
        try (ConnectedPeers peers = ConnectedPeers.start(
                server -> server.service(Orders.class, new Shop()),
                client -> client.limits(impatient).reconnect(ReconnectPolicy.NEVER))) {
            peers.link().silence();

            var closed = peers.client().closed().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS);
            assertThat(closed.join().code()).isEqualTo(CloseReason.ABNORMAL);
        }
    }

    @Test
    void everyAnswerIsLate() throws OutOfStock {
        try (MemoryTransport memory = MemoryTransport.create();
                RpcServer server = RpcServer.builder()
                        .transport(memory)
                        .service(Orders.class, new Shop())
                        .start()) {
            memory.onConnect(link -> link.toClient().delay(Duration.ofMillis(20)));
            try (RpcClient client =
                    RpcClient.builder("ws://memory/rpc").transport(memory).connect()) {
                assertThat(client.proxy(Orders.class).place("ink", 1)).isEqualTo(1);
                assertThat(server.peers()).hasSize(1);
                assertThat(memory.links()).hasSize(1);
            }
        }
    }

    @Test
    void answersFindTheirCalls(Orders orders, Link link) {
        link.toClient().reorder(3, 42);

        var placed = List.of(orders.placeLater("ink", 1), orders.placeLater("pen", 1), orders.placeLater("cap", 1));

        assertThat(placed.stream()
                        .map(number -> number.toCompletableFuture()
                                .orTimeout(20, TimeUnit.SECONDS)
                                .join()))
                .containsExactlyInAnyOrder(1, 2, 3);
    }
}
