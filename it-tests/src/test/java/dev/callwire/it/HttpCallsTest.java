package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.CallCancelledException;
import dev.callwire.call.CallOptions;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.RpcException;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Generated clients over HTTP, where each call is a request by itself. */
@Timeout(60)
class HttpCallsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DirectedWork work = new DirectedWork();
    private final RpcServer server = ServerFixture.serving(Work.class, work)
            .service(Hearing.class, ear -> ear.hear("x"))
            .start();
    private final RpcClient client = RpcClient.connect("http://127.0.0.1:" + server.port() + "/rpc");

    @RpcCallback
    interface Ear {
        void hear(String words);
    }

    @RpcService("hearing")
    interface Hearing {
        void listen(Ear ear);
    }

    @AfterEach
    void close() {
        work.letGo();
        client.close();
        server.close();
    }

    @Test
    void manyCallsAtOnceAreEachAnswered() {
        var later = client.proxy(WorkLater.class);
        var calls =
                IntStream.range(0, 300).mapToObj(i -> later.now("call " + i)).toList();

        for (int i = 0; i < 300; i++) {
            assertThat(calls.get(i)).succeedsWithin(PATIENCE).isEqualTo("call " + i);
        }
    }

    @Test
    void slowCallHoldsUpNoOther() {
        var slow = client.proxy(WorkLater.class).hold("slow");
        assertThat(work.nextBegun()).isEqualTo("slow");

        assertThat(client.proxy(Work.class).now("quick")).isEqualTo("quick");

        work.letGo();
        assertThat(slow).succeedsWithin(PATIENCE).isEqualTo("slow");
    }

    @Test
    void deadlineEndsACallAndStopsItsWork() {
        var hasty = CallOptions.timeout(Duration.ofMillis(200));

        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() -> client.proxy(Work.class, hasty).hold("a"));
        assertThat(work.nextStopped()).isEqualTo("a");
        assertThat(client.proxy(WorkLater.class, hasty).holdLater("b"))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(DeadlineExceededException.class);
        assertThat(work.nextStopped()).isEqualTo("b");
    }

    @Test
    void cancellingStopsTheWork() {
        var later = client.proxy(WorkLater.class);
        var calls = List.of(later.hold("a"), later.holdLater("b"));
        work.nextBegun();
        work.nextBegun();

        calls.forEach(call -> call.cancel(true));

        assertThat(List.of(work.nextStopped(), work.nextStopped())).containsExactlyInAnyOrder("a", "b");
        assertThat(calls).allSatisfy(call -> assertThat(call).isCancelled());
    }

    @Test
    void interruptingTheCallerStopsTheWork() {
        var failure = new CompletableFuture<Exception>();
        var caller = new Thread(() -> {
            try {
                client.proxy(Work.class).hold("a");
            } catch (RpcException e) {
                failure.complete(e);
            }
        });
        caller.start();
        assertThat(work.nextBegun()).isEqualTo("a");

        caller.interrupt();

        assertThat(failure).succeedsWithin(PATIENCE).isInstanceOf(CallCancelledException.class);
        assertThat(work.nextStopped()).isEqualTo("a");
    }

    @Test
    void closingTheClientEndsItsCallsAndTheirWork() {
        var call = client.proxy(WorkLater.class).hold("a");
        assertThat(work.nextBegun()).isEqualTo("a");

        client.close();

        assertThat(call).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(RpcException.class);
        assertThat(work.nextStopped()).isEqualTo("a");
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> client.proxy(Work.class).now("b"))
                .withMessageContaining("the client is closed");
    }

    @Test
    void serverThatIsNotThereIsToldByTheCall() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (var nobody = RpcClient.connect("http://127.0.0.1:" + port + "/rpc")) {
            assertThatExceptionOfType(NotExecutedException.class)
                    .isThrownBy(() -> nobody.proxy(Work.class).now("a"))
                    .withMessageContaining("work.now");
        }
    }

    @Test
    void serverThatClosesAnswersWhatRuns() {
        var call = client.proxy(WorkLater.class).hold("a");
        assertThat(work.nextBegun()).isEqualTo("a");

        var closing = CompletableFuture.runAsync(server::close);
        await().until(() -> isNotExecuted(client));
        work.letGo();

        assertThat(call).succeedsWithin(PATIENCE).isEqualTo("a");
        assertThat(closing).succeedsWithin(PATIENCE);
    }

    private static boolean isNotExecuted(RpcClient client) {
        try {
            client.proxy(Work.class).now("x");
            return false;
        } catch (NotExecutedException e) {
            return true;
        }
    }

    @Test
    void nextServerAtThePortIsCalledWithTheSameClient() {
        assertThat(client.proxy(Work.class).now("a")).isEqualTo("a");
        int port = server.port();
        server.close();

        try (var next = ServerFixture.serving(Work.class, work).port(port).start()) {
            assertThat(next.port()).isEqualTo(port);
            assertThat(client.proxy(Work.class).now("b")).isEqualTo("b");
        }
    }

    @Test
    void objectCannotBePassedByReference() {
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> client.proxy(Hearing.class).listen(words -> {}))
                .withMessageContaining("No Ear can be passed by reference here");
    }

    @Test
    void nothingCanBeServedToTheServer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RpcClient.builder("http://127.0.0.1:" + server.port() + "/rpc")
                        .service(Work.class, work)
                        .connect())
                .withMessageContaining("Over HTTP the server cannot call this end");
    }

    @Test
    void thereIsOneAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RpcClient.builder("http://127.0.0.1:1/rpc", "http://127.0.0.1:2/rpc")
                        .connect())
                .withMessageContaining("Over HTTP there is one address");
    }
}
