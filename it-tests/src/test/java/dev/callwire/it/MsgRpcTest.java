package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.CallOptions;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.contract.Client;
import dev.callwire.contract.ContractServer;
import dev.callwire.contract.Demo;
import dev.callwire.contract.DemoEvents;
import dev.callwire.contract.DivisionByZero;
import dev.callwire.protocol.msgrpc.MsgRpc;
import dev.callwire.stream.StreamReader;
import dev.callwire.stream.StreamWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract service over msg-rpc, called by a page of the library's and by generated clients. */
class MsgRpcTest {
    private final RpcServer server =
            ContractServer.builder().host("127.0.0.1").protocol(MsgRpc.PROTOCOL).start();
    private final RpcClient client = RpcClient.builder("ws://127.0.0.1:" + server.port() + "/msg-rpc")
            .protocol(MsgRpc.PROTOCOL)
            .reconnect(ReconnectPolicy.NEVER)
            .service(Client.class, text -> new StringBuilder(text).reverse().toString())
            .connect();
    private final Demo demo = client.proxy(Demo.class);

    @RpcService("demo")
    interface Nothing {
        void nothing();
    }

    @RpcCallback
    interface Door extends AutoCloseable {
        void knock();

        @Override
        void close();
    }

    record Room(String name, Optional<Door> door) {}

    @RpcService("doors")
    interface Doors {
        Door open();

        List<Room> all();

        @RpcNotification
        void shut(int number);
    }

    private record OwnDoors() implements Doors {
        @Override
        public Door open() {
            throw new IllegalStateException("it is locked");
        }

        @Override
        public List<Room> all() {
            return List.of();
        }

        @Override
        public void shut(int number) {
            // it is
        }
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void pageOfTheLibraryIsServed() {
        try (var page = ChildProcess.node("msg-rpc-client.mjs", "ws://127.0.0.1:" + server.port() + "/msg-rpc")) {
            page.succeeds();
            assertThat(page.output()).last().asString().endsWith(" passed, 0 failed");
        }
        await().until(() -> server.subscribers("demo.ticks") == 0);
    }

    @Test
    void callsAreAnswered() throws Exception {
        assertThat(demo.add(1, 2)).isEqualTo(3);
        assertThatExceptionOfType(DivisionByZero.class)
                .isThrownBy(() -> demo.divide(7, 0))
                .satisfies(e -> assertThat(e.dividend()).isEqualTo(7));
        demo.log("one");
        demo.log("two");
        assertThat(demo.logged()).containsExactly("one", "two");
    }

    @Test
    void failuresAreThoseOfAnyProtocol() {
        assertThatExceptionOfType(RemoteFaultException.class)
                .isThrownBy(() -> client.proxy(Nothing.class).nothing())
                .withMessage("Unknown cmd: demo.nothing")
                .satisfies(e -> assertThat(e.code()).isEqualTo(-32601));
        assertThatExceptionOfType(RemoteFaultException.class)
                .isThrownBy(demo::boom)
                .withMessage("Internal error")
                .satisfies(e -> assertThat(e.code()).isEqualTo(-32603));
    }

    @Test
    void serverCallsBack() {
        assertThat(demo.callMe("Žofie")).isEqualTo("eifoŽ");
        assertThat(server.peers().iterator().next().proxy(Client.class).reverse("abc"))
                .as("over the messenger of the call that was")
                .isEqualTo("cba");
    }

    @Test
    void serverCannotCallAClientThatHasNotCalled() {
        await().until(() -> server.peers().size() == 1);

        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() ->
                        server.peers().iterator().next().proxy(Client.class).reverse("abc"))
                .withMessageContaining("call back from within a method that the client calls");
    }

    @Test
    void objectsAreCalled() {
        var seen = new CopyOnWriteArrayList<Integer>();

        demo.watch(seen::add);
        demo.watch(seen::add);

        assertThat(seen).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void streamIsHeldByDemand() {
        var read = new ArrayList<Integer>();
        try (var numbers = StreamReader.of(demo.count(20_000))) {
            numbers.forEach(read::add);
        }

        assertThat(read).isEqualTo(IntStream.rangeClosed(1, 20_000).boxed().toList());
    }

    @Test
    void streamThatNobodyWantsAnyMoreEnds() throws Exception {
        try (var numbers = StreamReader.of(demo.count(Integer.MAX_VALUE))) {
            assertThat(numbers.iterator().next()).isEqualTo(1);
        }

        assertThat(demo.add(1, 2)).isEqualTo(3);
    }

    @Test
    void streamAsAParameterIsRefusedByItsName() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> {
                    try (var numbers = new StreamWriter<Integer>()) {
                        demo.sum(numbers).toCompletableFuture().get(10, TimeUnit.SECONDS);
                    }
                })
                .havingCause()
                .isInstanceOf(NotExecutedException.class)
                .withMessageStartingWith("demo.sum takes a stream, which msg-rpc cannot carry; these can: ");
    }

    @Test
    void objectInAResultIsRefusedByItsName() {
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> client.proxy(Doors.class).open())
                .withMessage("doors.open returns an object by reference, which msg-rpc cannot carry; these can:"
                        + " JSON-RPC 2.0");
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> client.proxy(Doors.class).all())
                .withMessageStartingWith("doors.all returns an object by reference");
        client.proxy(Doors.class).shut(1);
    }

    @Test
    void serverThatCouldNotReturnItsObjectsDoesNotStart() {
        var builder = RpcServer.builder()
                .host("127.0.0.1")
                .service(Doors.class, new OwnDoors())
                .protocol(MsgRpc.PROTOCOL)
                .withoutJsonRpc();

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("doors\\.(open|all) of Doors returns an object by reference, which none of the"
                        + " protocols here carries: msg-rpc; these can: JSON-RPC 2\\.0");
    }

    @Test
    void topicIsHeardUntilItsListenerGoes() throws Exception {
        var heard = new CopyOnWriteArrayList<Integer>();
        var subscription = client.subscribe(DemoEvents.class, heard::add);

        demo.tick(5);
        demo.tick(6);
        await().untilAsserted(() -> assertThat(heard).containsExactly(5, 6));

        subscription.close();
        await().until(() -> server.subscribers("demo.ticks") == 0);
    }

    @Test
    void deadlineEndsACallAndNoOther() throws Exception {
        var hasty = client.proxy(Demo.class, CallOptions.timeout(Duration.ofMillis(50)));

        assertThatExceptionOfType(DeadlineExceededException.class).isThrownBy(() -> hasty.sleep(20_000));

        assertThat(demo.add(1, 2)).isEqualTo(3);
    }
}
