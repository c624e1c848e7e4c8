package dev.callwire.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcServer;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.CallOptions;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.call.RpcPeer;
import dev.callwire.it.ChildProcess;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server calls a vscode-jsonrpc that has dialled it, through a generated client. */
@Timeout(120)
class VscodeCalleeTest {
    private final RpcServer server = ContractServer.builder().host("127.0.0.1").start();
    private final ChildProcess callee =
            ChildProcess.node("vscode-jsonrpc-callee.mjs", "ws://127.0.0.1:" + server.port() + "/rpc");
    private RpcPeer peer;

    @RpcService("client")
    interface ClientLater {
        CompletableFuture<String> reverse(String text);

        CompletableFuture<String> nothing();
    }

    @BeforeEach
    void connect() {
        callee.url(); // waits until it serves
        await().until(() -> server.peers().size() == 1);
        peer = server.peers().get(0);
    }

    @AfterEach
    void close() {
        callee.close();
        server.close();
    }

    @Test
    void itAnswersManyCallsAtOnce() {
        var client = peer.proxy(ClientLater.class);
        var answers =
                IntStream.range(0, 100).mapToObj(i -> client.reverse("x" + i)).toList();

        for (int i = 0; i < 100; i++) {
            assertThat(answers.get(i))
                    .succeedsWithin(Duration.ofSeconds(20))
                    .isEqualTo(new StringBuilder("x" + i).reverse().toString());
        }
    }

    @Test
    void itsErrorsComeWithCodeMessageAndData() {
        assertThatExceptionOfType(RemoteFaultException.class)
                .isThrownBy(() -> peer.proxy(Client.class).reverse("fail"))
                .withMessage("out of mirrors")
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(4711))
                .satisfies(fault -> assertThat(fault.data()).isEqualTo("{\"left\":0}"));
        assertThat(peer.proxy(ClientLater.class).nothing())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withMessageContaining("client.nothing");
    }

    @Test
    void cancellingAFutureCancelsItsToken() {
        var hanging = peer.proxy(ClientLater.class).reverse("hang");
        assertThat(peer.proxy(Client.class).reverse("abc")).isEqualTo("cba");

        hanging.cancel(true);

        await().until(() -> cancelled().equals("1"));
        assertThat(hanging).isCancelled();
    }

    @Test
    void deadlineCancelsItsToken() {
        var hasty = peer.proxy(Client.class, CallOptions.timeout(Duration.ofMillis(200)));

        assertThatExceptionOfType(DeadlineExceededException.class).isThrownBy(() -> hasty.reverse("hang"));

        await().until(() -> cancelled().equals("1"));
    }

    @Test
    void callsOfItFailWhenItDies() {
        var hanging = peer.proxy(ClientLater.class).reverse("hang");
        assertThat(peer.proxy(Client.class).reverse("abc")).isEqualTo("cba");

        callee.kill();

        assertThat(hanging)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(MaybeExecutedException.class);
        await().until(() -> server.peers().isEmpty());
    }

    private String cancelled() {
        return peer.proxy(Client.class).reverse("count");
    }
}
