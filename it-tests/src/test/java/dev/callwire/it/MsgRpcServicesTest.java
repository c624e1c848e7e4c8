package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.CallContext;
import dev.callwire.call.Limits;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.protocol.msgrpc.MsgRpc;
import dev.callwire.stream.StreamReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lasts longer than a call over msg-rpc, and ends with its connection. */
class MsgRpcServicesTest {
    private final Desk desk = new Desk();
    private final RpcServer server = RpcServer.builder()
            .host("127.0.0.1")
            .service(Reception.class, desk)
            .limits(Limits.DEFAULTS.toBuilder().references(2).build())
            .protocol(MsgRpc.PROTOCOL)
            .withoutJsonRpc()
            .start();
    private final CopyOnWriteArrayList<String> heard = new CopyOnWriteArrayList<>();
    private final RpcClient client = RpcClient.builder("ws://127.0.0.1:" + server.port() + "/msg-rpc")
            .protocol(MsgRpc.PROTOCOL)
            .reconnect(ReconnectPolicy.NEVER)
            .service(Guest.class, heard::add)
            .limits(Limits.DEFAULTS.toBuilder().references(3).build())
            .connect();
    private final Reception reception = client.proxy(Reception.class);

    @RpcCallback
    interface Bell extends AutoCloseable {
        String ring(int times);

        @RpcNotification
        void tap();

        @Override
        void close();
    }

    @RpcService("guest")
    interface Guest {
        @RpcNotification
        void told(String what);
    }

    @RpcService("reception")
    interface Reception {
        void keep(Bell bell);

        String ringKept(int times);

        void dropKept();

        CompletionStage<String> hold();

        void tell(String what);

        Flow.Publisher<Integer> rooms();
    }

    private static final class Desk implements Reception {
        private final AtomicReference<Bell> kept = new AtomicReference<>();
        private final CountDownLatch holds = new CountDownLatch(1);
        private final CompletableFuture<String> held = new CompletableFuture<>();
        private final SubmissionPublisher<Integer> rooms = new SubmissionPublisher<>();

        @Override
        public void keep(Bell bell) {
            kept.set(bell);
        }

        @Override
        public String ringKept(int times) {
            kept.get().tap();
            return kept.get().ring(times);
        }

        @Override
        public void dropKept() {
            kept.get().close();
        }

        @Override
        public CompletionStage<String> hold() {
            holds.countDown();
            return held;
        }

        @Override
        public void tell(String what) {
            CallContext.current().peer().proxy(Guest.class).told(what);
        }

        @Override
        public Flow.Publisher<Integer> rooms() {
            return rooms;
        }
    }

    private final class OwnBell implements Bell {
        @Override
        public String ring(int times) {
            return "ding".repeat(times);
        }

        @Override
        public void tap() {
            heard.add("tap");
        }

        @Override
        public void close() {
            heard.add("closed");
        }
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void objectThatIsClosableOutlastsItsCall() {
        reception.keep(new OwnBell());

        assertThat(reception.ringKept(2)).isEqualTo("dingding");
        await().untilAsserted(() -> assertThat(heard).containsExactly("tap"));
    }

    @Test
    void objectThatItsHolderHasClosedIsNotCalledAnyMore() {
        reception.keep(new OwnBell());
        reception.dropKept();

        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> desk.kept.get().ring(1))
                .withMessageContaining("the reference to its object has ended");
    }

    @Test
    void objectThatItsHolderHasClosedIsClosedAndMakesRoomForAnother() {
        for (int i = 0; i < 5; i++) {
            reception.keep(new OwnBell());
            reception.dropKept();
        }

        await().untilAsserted(() -> assertThat(heard).hasSize(5).containsOnly("closed"));
    }

    @Test
    void notificationComesAsAMessageOfTheCall() {
        reception.tell("your room is ready");

        await().untilAsserted(() -> assertThat(heard).containsExactly("your room is ready"));
    }

    @Test
    void disconnectEndsAllThatRunsForTheClient() throws Exception {
        reception.keep(new OwnBell());
        var hold = reception.hold();
        assertThat(desk.holds.await(10, TimeUnit.SECONDS)).isTrue();
        var rooms = StreamReader.of(reception.rooms());
        var first = CompletableFuture.supplyAsync(() -> rooms.iterator().next());
        await().until(() -> desk.rooms.getNumberOfSubscribers() == 1);

        client.close();

        await().until(desk.held::isCancelled);
        await().until(() -> desk.rooms.getNumberOfSubscribers() == 0);
        await().untilAsserted(() -> assertThat(heard).as("the reference").containsExactly("closed"));
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> desk.kept.get().ring(1));
        assertThat(hold.toCompletableFuture()).isCompletedExceptionally();
        await().until(first::isCompletedExceptionally);
        rooms.close();
    }
}
