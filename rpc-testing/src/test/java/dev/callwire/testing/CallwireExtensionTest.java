package dev.callwire.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.call.RpcPeer;
import dev.callwire.testing.shop.Customer;
import dev.callwire.testing.shop.Orders;
import dev.callwire.testing.shop.OutOfStock;
import dev.callwire.testing.shop.Shop;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@Timeout(60)
class CallwireExtensionTest {

    private static Events run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute()
                .testEvents();
    }

    /** Uses all that there is. */
    static final class Everything {
        private static final Set<Object> SERVERS = new HashSet<>();

        @RegisterExtension
        final CallwireExtension callwire = CallwireExtension.builder()
                .service(Orders.class, new Shop())
                .clientService(Customer.class, "ink"::equals)
                .server(server -> server.info("Shop", "1"))
                .client(client -> client.header("X-Tenant", "a"))
                .path("/?q=1")
                .build();

        @BeforeEach
        void isThereBefore(RpcServer server) {
            assertThat(server.peers()).hasSize(1);
        }

        @Test
        void callsTheServer(Orders orders) throws OutOfStock {
            assertThat(orders.place("ink", 1)).isEqualTo(1);
        }

        @Test
        void callsTheClient(Customer customer, Orders orders) {
            assertThat(customer.confirms("ink")).isTrue();
            assertThat(orders.placeIfConfirmed("soap")).isFalse();
        }

        @Test
        void seesBothEnds(
                RpcServer server,
                RpcClient client,
                RpcPeer peer,
                Link link,
                MemoryTransport memory,
                ConnectedPeers all) {
            assertThat(all.server()).isSameAs(server);
            assertThat(all.client()).isSameAs(client);
            assertThat(peer.handshake().headers()).containsKey("x-tenant");
            assertThat(memory.links()).containsExactly(link);
            assertThat(link.handshake().query()).isEqualTo("q=1");
        }

        @Test
        void leavesFaultsBehind(Link link) {
            link.silence();
        }

        @Test
        void leavesACallBehind(Orders orders) {
            var caller = new Thread(orders::stockTaking);
            caller.setUncaughtExceptionHandler((thread, lost) -> {});
            caller.start();
        }

        @RepeatedTest(3)
        void hasAServerOfItsOwn(RpcServer server) {
            assertThat(SERVERS.add(server)).isTrue();
        }

        @AfterEach
        void isThereAfter(RpcClient client) {
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void testsGetWhatTheyAskFor() {
        run(Everything.class).assertStatistics(tests -> tests.succeeded(8).failed(0));
    }

    /** Uses sockets. */
    static final class OverSockets {
        @RegisterExtension
        final CallwireExtension callwire = CallwireExtension.builder()
                .service(Orders.class, new Shop())
                .clientService(Customer.class, "ink"::equals)
                .build()
                .overSockets();

        @Test
        void callsTheServer(Orders orders, RpcServer server) {
            assertThat(orders.placeIfConfirmed("ink")).isTrue();
            assertThat(server.address().isUnresolved()).isFalse();
        }

        @Test
        void asksForALink(Link link) {
            assertThat(link).isNull();
        }
    }

    @Test
    void socketsDoTheSameButHaveNoLink() {
        var tests = run(OverSockets.class);

        tests.assertStatistics(counts -> counts.succeeded(1).failed(1));
        tests.failed()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                instanceOf(ParameterResolutionException.class),
                                message("There is no link over sockets; leave overSockets() out to harm one")));
    }

    /** Opens a connection and forgets it. */
    static final class Forgetful {
        @RegisterExtension
        final CallwireExtension callwire = CallwireExtension.serving(Orders.class, new Shop());

        @Test
        void forgetsAClient(RpcServer server, MemoryTransport memory) {
            RpcClient.builder("ws://memory:" + server.port() + "/rpc")
                    .transport(memory)
                    .connect();
        }

        @Test
        void failsAndForgetsAClient(RpcServer server, MemoryTransport memory) {
            forgetsAClient(server, memory);
            throw new IllegalStateException("of this test");
        }
    }

    @Test
    void connectionThatIsLeftFailsTheTest() {
        run(Forgetful.class)
                .failed()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                instanceOf(AssertionError.class),
                                message(text -> text.matches("The test left something behind: connections to the server"
                                        + " that are open: \\[RpcPeer\\[memory/<unresolved>:\\d+]];"
                                        + " close each RpcClient that a test connects"))))
                .haveExactly(
                        1,
                        finishedWithFailure(message("of this test"), suppressed(0, instanceOf(AssertionError.class))));
    }

    /** Serves with a handler that does not stop. */
    static final class Stubborn {
        private static final CountDownLatch RUNS = new CountDownLatch(1);
        private static final CountDownLatch OVER = new CountDownLatch(1);

        @RegisterExtension
        final CallwireExtension callwire = CallwireExtension.serving(Customer.class, Stubborn::work);

        private static boolean work(String article) {
            RUNS.countDown();
            while (OVER.getCount() > 0) {
                Thread.onSpinWait();
            }
            return true;
        }

        @Test
        void leavesAHandlerBehind(Customer customer) throws InterruptedException {
            var caller = new Thread(() -> customer.confirms("ink"));
            caller.setUncaughtExceptionHandler((thread, lost) -> {});
            caller.start();
            RUNS.await();
        }
    }

    @Test
    void handlerThatIsLeftFailsTheTest() {
        try {
            run(Stubborn.class)
                    .failed()
                    .assertThatEvents()
                    .haveExactly(
                            1,
                            finishedWithFailure(
                                    instanceOf(AssertionError.class),
                                    message(text -> text.startsWith(
                                                    "The test left something behind: handlers that still"
                                                            + " run 2 s after their connections were closed:"
                                                            + " [callwire-test-worker-")
                                            && text.contains("$Stubborn.work(")
                                            && text.endsWith("; a handler ends when its thread is interrupted"))));
        } finally {
            Stubborn.OVER.countDown();
        }
    }

    /** Asks too early. */
    static final class Early {
        @RegisterExtension
        static final CallwireExtension CALLWIRE = CallwireExtension.serving(Orders.class, new Shop());

        Early(Orders orders) {
            assertThat(orders).isNull();
        }

        @Test
        void neverRuns() {}
    }

    @Test
    void nothingIsThereForAConstructor() {
        run(Early.class)
                .failed()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message("Server and client are there for each test, its @BeforeEach and"
                                + " @AfterEach methods. Found: dev.callwire.testing.CallwireExtensionTest$Early("
                                + "dev.callwire.testing.shop.Orders).")));
    }

    /** Asks for what is not served. */
    static final class Greedy {
        @RegisterExtension
        final CallwireExtension callwire = CallwireExtension.serving(Orders.class, new Shop());

        @Test
        void asksForACustomer(Customer customer) {
            assertThat(customer).isNull();
        }
    }

    @Test
    void serviceThatNobodyServesIsNoParameter() {
        run(Greedy.class)
                .failed()
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message(text -> text.startsWith("No ParameterResolver"))));
    }

    /** Cannot start. */
    static final class Refused {
        @RegisterExtension
        final CallwireExtension callwire = CallwireExtension.builder()
                .server(server -> server.admit(handshake -> false))
                .build();

        @Test
        void neverRuns() {}
    }

    @Test
    void clientThatIsRefusedFailsTheTest() {
        run(Refused.class)
                .failed()
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message(text -> text.contains("the server answered 401"))));
    }
}
