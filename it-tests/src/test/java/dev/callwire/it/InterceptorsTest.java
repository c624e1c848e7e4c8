package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.CallContext;
import dev.callwire.call.CallOptions;
import dev.callwire.call.FaultException;
import dev.callwire.call.InterceptedCall;
import dev.callwire.call.InterceptedCall.Side;
import dev.callwire.call.Interceptor;
import dev.callwire.call.MetadataKey;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.RemoteFaultException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interceptors around real calls, at either end and at both. */
@Timeout(60)
class InterceptorsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FORBIDDEN = -32015;
    private static final int UNAVAILABLE = 503;
    private static final MetadataKey<String> TENANT = MetadataKey.ofString("tenant");
    private static final Interceptor NONE = (call, next) -> next.proceed();

    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private RpcServer server;
    private RpcClient client;

    @RpcService("desk")
    interface Desk {
        String ask(String question);

        @Idempotent
        CompletionStage<String> askLater(String question);

        /** Is out of order until it was asked so often. */
        String askAgain(int times);

        String tenant();

        @RpcNotification
        void tell(String line);
    }

    @RpcService("desk")
    interface DeskLater {
        CompletableFuture<String> ask(String question);
    }

    private final class Asking implements Desk {
        @Override
        public String ask(String question) {
            asked.incrementAndGet();
            return "answer to " + question;
        }

        @Override
        public CompletionStage<String> askLater(String question) {
            return CompletableFuture.completedFuture(ask(question));
        }

        @Override
        public String askAgain(int times) {
            int time = asked.incrementAndGet();
            if (time < times) {
                throw new FaultException(UNAVAILABLE, "come again");
            }
            return "at last, after " + time;
        }

        @Override
        public String tenant() {
            return CallContext.current().metadata().get(TENANT).orElse("none");
        }

        @Override
        public void tell(String line) {
            told.add(line);
        }
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private Desk start(Interceptor ofClient, Interceptor ofServer) {
        return start("ws", ofClient, ofServer);
    }

    private Desk start(String scheme, Interceptor ofClient, Interceptor ofServer) {
        server = ServerFixture.serving(Desk.class, new Asking())
                .intercept(ofServer)
                .start();
        client = RpcClient.builder(scheme + "://127.0.0.1:" + server.port() + "/rpc")
                .intercept(ofClient)
                .connect();
        return client.proxy(Desk.class);
    }

    private Interceptor noting(String who) {
        return (call, next) -> {
            seen.add(who + " " + call.side() + " " + call.method() + " "
                    + call.service().getSimpleName() + " " + call.isNotification() + " " + call.isIdempotent());
            return next.proceed();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "http"})
    void bothEndsKnowWhatIsCalled(String scheme) throws Exception {
        var desk = start(scheme, noting("client"), noting("server"));

        assertThat(desk.ask("a")).isEqualTo("answer to a");
        assertThat(desk.askLater("b").toCompletableFuture().get()).isEqualTo("answer to b");
        desk.tell("c");
        await().until(() -> told.equals(List.of("c")));

        assertThat(seen)
                .containsExactly(
                        "client CALLER desk.ask Desk false false",
                        "server CALLEE desk.ask Desk false false",
                        "client CALLER desk.askLater Desk false true",
                        "server CALLEE desk.askLater Desk false true",
                        "client CALLER desk.tell Desk true false",
                        "server CALLEE desk.tell Desk true false");
    }

    @Test
    void peerIsTheOtherEnd() {
        var peers = new CopyOnWriteArrayList<Object>();
        Interceptor noting = (call, next) -> {
            peers.add(call.peer());
            return next.proceed();
        };
        start(noting, noting).ask("a");

        assertThat(peers).hasSize(2);
        assertThat(peers.get(0)).isSameAs(client);
        assertThat(server.peers()).singleElement().isSameAs(peers.get(1));
    }

    @Test
    void timeLeftIsThatOfTheCall() {
        var left = new CopyOnWriteArrayList<Duration>();
        Interceptor noting = (call, next) -> {
            left.add(call.timeLeft());
            return next.proceed();
        };
        start(noting, noting);

        client.proxy(Desk.class, CallOptions.timeout(Duration.ofSeconds(7))).ask("a");

        assertThat(left)
                .hasSize(2)
                .allSatisfy(duration -> assertThat(duration).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void firstAddedIsOutermost() {
        Interceptor outer = noting("outer");
        server = ServerFixture.serving(Desk.class, new Asking())
                .intercept(outer)
                .intercept(noting("inner"))
                .start();
        client = RpcClient.builder("ws://127.0.0.1:" + server.port() + "/rpc")
                .intercept(outer)
                .intercept(noting("inner"))
                .connect();

        client.proxy(Desk.class).ask("a");

        assertThat(seen)
                .extracting(line -> line.substring(0, 12))
                .containsExactly("outer CALLER", "inner CALLER", "outer CALLEE", "inner CALLEE");
    }

    @Test
    void callerMayAnswerWithoutThePeer() {
        var desk = start((call, next) -> CompletableFuture.completedFuture("from the cache"), NONE);

        assertThat(desk.ask("a")).isEqualTo("from the cache");
        assertThat(asked).hasValue(0);
    }

    @Test
    void calleeMayAnswerWithoutTheHandler() {
        var desk = start(NONE, (call, next) -> CompletableFuture.completedFuture("from the cache"));

        assertThat(desk.ask("a")).isEqualTo("from the cache");
        assertThat(asked).hasValue(0);
    }

    @Test
    void callerMayLeaveOutANotification() {
        var desk = start(
                (call, next) -> call.isNotification() ? CompletableFuture.completedFuture(null) : next.proceed(), NONE);

        desk.tell("a");

        assertThat(desk.ask("b")).isEqualTo("answer to b");
        assertThat(told).isEmpty();
    }

    @Test
    void eitherEndMayChangeMetadata() {
        var desk = start(
                (call, next) -> {
                    call.metadata(call.metadata().with(TENANT, "of the client"));
                    return next.proceed();
                },
                (call, next) -> {
                    var sent = call.metadata().get(TENANT).orElse("none");
                    call.metadata(call.metadata().with(TENANT, sent + ", as the server has it"));
                    return next.proceed();
                });

        assertThat(desk.tenant()).isEqualTo("of the client, as the server has it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "http"})
    void authorisationRefusesWithItsCode(String scheme) {
        var desk = start(scheme, NONE, (call, next) -> {
            if (!call.metadata().get(TENANT).equals(Optional.of("a"))) {
                throw new FaultException(FORBIDDEN, "not for you");
            }
            return next.proceed();
        });

        assertThatExceptionOfType(RemoteFaultException.class)
                .isThrownBy(() -> desk.ask("a"))
                .withMessage("not for you")
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(FORBIDDEN));
        assertThat(asked).hasValue(0);
        var allowed = client.proxy(Desk.class, CallOptions.DEFAULTS.with(TENANT, "a"));
        assertThat(allowed.ask("b")).isEqualTo("answer to b");
    }

    @Test
    void whatAnInterceptorOfTheServerThrowsByMistakeIsNotTold() {
        var desk = start(NONE, (call, next) -> {
            throw new IllegalStateException("secret");
        });

        assertThatExceptionOfType(RemoteFaultException.class)
                .isThrownBy(() -> desk.ask("a"))
                .withMessageNotContaining("secret")
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(-32603));
    }

    @Test
    void eitherEndMayWrapErrors() {
        var desk = start(
                (call, next) -> next.proceed().exceptionally(failure -> {
                    throw new IllegalStateException("wrapped: " + failure.getMessage(), failure);
                }),
                (call, next) -> next.proceed().exceptionally(failure -> {
                    throw new FaultException(77, "translated: " + failure.getMessage());
                }));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> desk.askAgain(2))
                .withMessage("wrapped: translated: come again")
                .withCauseInstanceOf(RemoteFaultException.class);
    }

    @Test
    void callerMayTryAgain() {
        var attempts = new CopyOnWriteArrayList<Integer>();
        var desk = start((call, next) -> tryAgain(call, next, attempts), NONE);

        assertThat(desk.askAgain(3)).isEqualTo("at last, after 3");
        assertThat(attempts).containsExactly(1, 2, 3);
    }

    @Test
    void calleeMayTryAgain() {
        var desk = start(NONE, (call, next) -> tryAgain(call, next, new CopyOnWriteArrayList<>()));

        assertThat(desk.askAgain(3)).isEqualTo("at last, after 3");
    }

    private static CompletionStage<Object> tryAgain(
            InterceptedCall call, Interceptor.Next next, List<Integer> attempts) {
        return next.proceed()
                .handle((result, failure) -> {
                    attempts.add(call.attempt());
                    return failure == null
                            ? CompletableFuture.completedStage(result)
                            : failure instanceof RemoteFaultException || failure instanceof FaultException
                                    ? tryAgain(call, next, attempts)
                                    : CompletableFuture.<Object>failedStage(failure);
                })
                .thenCompose(stage -> stage);
    }

    @Test
    void callerMayTryAgainWhatWasNotExecuted() {
        var desk = start(
                (call, next) -> next.proceed()
                        .exceptionallyCompose(failure -> failure instanceof NotExecutedException
                                ? next.proceed()
                                : CompletableFuture.failedStage(failure)),
                NONE);

        assertThat(desk.ask("a")).isEqualTo("answer to a");
        client.close();
        assertThatExceptionOfType(NotExecutedException.class).isThrownBy(() -> desk.ask("b"));
    }

    @Test
    void callsAtOnceEachHaveTheirOwnWay() {
        start(
                (call, next) -> next.proceed().thenApply(result -> result + "!"),
                (call, next) -> next.proceed().thenApply(result -> result + "?"));
        var later = client.proxy(DeskLater.class);

        var calls = IntStream.range(0, 300).mapToObj(i -> later.ask("" + i)).toList();

        for (int i = 0; i < 300; i++) {
            assertThat(calls.get(i)).succeedsWithin(PATIENCE).isEqualTo("answer to " + i + "?!");
        }
    }

    @Test
    void clientInterceptsTheCallsThatItServes() {
        server = RpcServer.builder().host("127.0.0.1").start();
        client = RpcClient.builder("ws://127.0.0.1:" + server.port() + "/rpc")
                .service(Desk.class, new Asking())
                .intercept((call, next) -> call.side() == Side.CALLEE
                        ? next.proceed().thenApply(result -> result + ", says the client")
                        : next.proceed())
                .connect();
        await().until(() -> server.peers().size() == 1);

        assertThat(server.peers().get(0).proxy(Desk.class).ask("a")).isEqualTo("answer to a, says the client");
    }

    @Test
    void interceptedWorkIsCancelledLikeAnyOther() {
        var work = new DirectedWork();
        server = ServerFixture.serving(Work.class, work).intercept(NONE).start();
        client = RpcClient.builder("ws://127.0.0.1:" + server.port() + "/rpc")
                .intercept(NONE)
                .connect();
        var later = client.proxy(WorkLater.class);
        var calls = List.of(later.hold("a"), later.holdLater("b"));
        work.nextBegun();
        work.nextBegun();

        calls.forEach(call -> call.cancel(true));

        assertThat(List.of(work.nextStopped(), work.nextStopped())).containsExactlyInAnyOrder("a", "b");
        assertThat(calls).allSatisfy(call -> assertThat(call).isCancelled());
    }
}
