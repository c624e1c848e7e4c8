package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.contract.ContractServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** AutobahnJS offers procedures at our router, and a client that speaks JSON-RPC calls them. */
@Timeout(120)
class AutobahnCalleeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RpcServer server = ContractServer.builder().host("127.0.0.1").start();
    private final ChildProcess callee =
            ChildProcess.node("autobahn-callee.mjs", "ws://127.0.0.1:" + server.port() + "/ws");
    private final RpcClient client = RpcClient.connect("ws://127.0.0.1:" + server.port() + "/rpc");

    @RpcService("peer")
    interface Offered {
        int add(int a, int b);

        int fail();

        int hung();
    }

    @RpcService("peer")
    interface LaterOffered {
        CompletableFuture<Integer> add(int a, int b);

        CompletableFuture<Integer> hang();
    }

    @BeforeEach
    void waitUntilItServes() {
        callee.url();
    }

    @AfterEach
    void close() {
        client.close();
        callee.close();
        server.close();
    }

    @Test
    void manyCallsAreAnswered() {
        var offered = client.proxy(LaterOffered.class);

        var answers =
                IntStream.range(0, 100).mapToObj(i -> offered.add(i, 1_000)).toList();

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i)).succeedsWithin(PATIENCE).isEqualTo(i + 1_000);
        }
    }

    @Test
    void errorTellsItsUriAndItsArguments() {
        assertThatExceptionOfType(RemoteFaultException.class)
                .isThrownBy(() -> client.proxy(Offered.class).fail())
                .withMessageContaining("out of mirrors")
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(-32000))
                .satisfies(fault -> assertThat(fault.data()).contains("peer.error.out_of_mirrors"));
    }

    @Test
    void callsFailWhenItDies() {
        var hanging = client.proxy(LaterOffered.class).hang();
        await().until(() -> client.proxy(Offered.class).hung() == 1);

        callee.kill();

        assertThat(hanging).failsWithin(PATIENCE);
    }
}
