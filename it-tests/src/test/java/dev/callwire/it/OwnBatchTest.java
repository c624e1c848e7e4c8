package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.RpcClient;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.Batch;
import dev.callwire.call.CallOptions;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.FaultException;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.RemoteFaultException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches that our client sends, to a server that answers as it should, and to one that answers as a test says. */
@Timeout(60)
class OwnBatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Integer>> calls = new ArrayList<>();
    private RawServer raw;
    private RpcClient client;

    @RpcService("sums")
    interface Sums {
        int add(int a, int b);

        int fail();

        @RpcNotification
        void tell(String text);
    }

    @RpcService("sums")
    interface LaterSums {
        CompletableFuture<Integer> add(int a, int b);

        @Idempotent
        CompletableFuture<Integer> fail();

        @RpcNotification
        void tell(String text);
    }

    private final class Adding implements Sums {
        @Override
        public int add(int a, int b) {
            return a + b;
        }

        @Override
        public int fail() {
            throw new FaultException(17, "no sum");
        }

        @Override
        public void tell(String text) {
            told.add(text);
        }
    }

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.add(resource);
        return resource;
    }

    /** Connects to a server that a test plays. */
    private void connectToRaw() throws IOException {
        raw = opened(new RawServer());
        var accepting = CompletableFuture.runAsync(raw::accept);
        client = opened(
                RpcClient.builder(raw.url()).reconnect(ReconnectPolicy.NEVER).connect());
        accepting.join();
    }

    private void connect(String scheme) {
        var server = opened(ServerFixture.serving(Sums.class, new Adding()).start());
        client = opened(RpcClient.builder(scheme + "://127.0.0.1:" + server.port() + "/rpc")
                .reconnect(ReconnectPolicy.NEVER)
                .connect());
    }

    private void add(Batch batch, int a, int b) {
        calls.add(batch.proxy(LaterSums.class).add(a, b));
    }

    private void addThree() {
        client.batch(batch -> {
            add(batch, 1, 2);
            add(batch, 3, 4);
            add(batch, 5, 6);
        });
    }

    private JsonNode sent() throws IOException {
        return Json.tree(raw.wire().read().text());
    }

    private void answer(String singleQuoted) throws IOException {
        raw.wire().text(Json.text(singleQuoted));
    }

    private static String sum(int id, int sum) {
        return "{'jsonrpc':'2.0','id':" + id + ",'result':" + sum + "}";
    }

    private void sumsAre(int... sums) {
        for (int i = 0; i < sums.length; i++) {
            assertThat(calls.get(i)).succeedsWithin(PATIENCE).isEqualTo(sums[i]);
        }
    }

    @Test
    void callsAndNotificationsLeaveInOneFrame() throws IOException {
        connectToRaw();

        client.batch(batch -> {
            add(batch, 1, 2);
            batch.proxy(LaterSums.class).tell("a");
            add(batch, 3, 4);
        });

        assertThat(sent())
                .isEqualTo(Json.tree(Json.text("[{'jsonrpc':'2.0','id':1,'method':'sums.add','params':{'a':1,'b':2}},"
                        + "{'jsonrpc':'2.0','method':'sums.tell','params':{'text':'a'}},"
                        + "{'jsonrpc':'2.0','id':2,'method':'sums.add','params':{'a':3,'b':4}}]")));
    }

    @Test
    void batchOfOneIsAnArrayAndAnEmptyOneIsNothing() throws IOException {
        connectToRaw();

        client.batch(batch -> {});
        client.batch(batch -> add(batch, 1, 2));

        assertThat(sent()).hasSize(1);
        answer("[" + sum(1, 3) + "]");
        sumsAre(3);
    }

    @Test
    void answersComeInAnyOrder() throws IOException {
        connectToRaw();
        addThree();
        sent();

        answer("[" + sum(3, 11) + "," + sum(1, 3) + "," + sum(2, 7) + "]");

        sumsAre(3, 7, 11);
    }

    @Test
    void answersComeInSeveralArraysAndAlone() throws IOException {
        connectToRaw();
        addThree();
        sent();

        answer("[" + sum(2, 7) + "]");
        assertThat(calls.get(1)).succeedsWithin(PATIENCE);
        assertThat(calls.get(0)).isNotDone();
        answer(sum(3, 11));
        answer("[" + sum(1, 3) + "]");

        sumsAre(3, 7, 11);
    }

    @Test
    void answersOfOtherCallsMayStandInBetween() throws IOException {
        connectToRaw();
        addThree();
        sent();
        calls.add(client.proxy(LaterSums.class).add(7, 8));
        assertThat(sent().path("id").asInt()).isEqualTo(4);

        answer("[" + sum(99, 0) + "," + sum(1, 3) + "," + sum(4, 15) + "," + sum(1, 4) + ",7,null,[]]");
        answer("[" + sum(2, 7) + "," + sum(3, 11) + "]");

        sumsAre(3, 7, 11, 15);
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void errorOfOneEntryIsThatOfOneCall() throws IOException {
        connectToRaw();
        addThree();
        sent();

        answer("[" + sum(1, 3) + ",{'jsonrpc':'2.0','id':2,'error':{'code':5,'message':'odd'}}," + sum(3, 11) + "]");

        assertThat(calls.get(1))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(RemoteFaultException.class)
                .withMessageContaining("odd");
        assertThat(calls.get(2)).succeedsWithin(PATIENCE).isEqualTo(11);
    }

    @Test
    void whatIsNotAnsweredEndsAtItsDeadline() throws IOException {
        connectToRaw();
        client.batch(batch -> {
            var hasty = batch.proxy(LaterSums.class, CallOptions.timeout(Duration.ofMillis(150)));
            calls.add(hasty.add(1, 2));
            calls.add(hasty.add(3, 4));
            add(batch, 5, 6);
        });
        sent();

        answer("[" + sum(1, 3) + "]");

        assertThat(calls.get(0)).succeedsWithin(PATIENCE).isEqualTo(3);
        assertThat(calls.get(1))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(DeadlineExceededException.class);
        assertThat(sent()).isEqualTo(Json.tree(Json.notification("$/cancelRequest", "{'id':2}")));
        assertThat(calls.get(2)).isNotDone();
        answer("[" + sum(2, 7) + "," + sum(3, 11) + "]");
        assertThat(calls.get(2)).succeedsWithin(PATIENCE).isEqualTo(11);
    }

    @Test
    void oneErrorForTheWholeEndsNoCallBeforeItsDeadline() throws IOException {
        connectToRaw();
        client.batch(batch -> calls.add(batch.proxy(LaterSums.class, CallOptions.timeout(Duration.ofMillis(150)))
                .add(1, 2)));
        sent();

        answer("{'jsonrpc':'2.0','id':null,'error':{'code':-32600,'message':'no batches here'}}");

        assertThat(calls.get(0))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(DeadlineExceededException.class);
    }

    @Test
    void callsOfALostBatchMayHaveRun() throws IOException {
        connectToRaw();
        addThree();
        sent();

        raw.wire().close();

        assertThat(calls)
                .allSatisfy(call -> assertThat(call)
                        .failsWithin(PATIENCE)
                        .withThrowableThat()
                        .withCauseInstanceOf(MaybeExecutedException.class));
    }

    @Test
    void cancelledEntryIsCancelledAlone() throws IOException {
        connectToRaw();
        addThree();
        sent();

        calls.get(1).cancel(true);

        assertThat(sent()).isEqualTo(Json.tree(Json.notification("$/cancelRequest", "{'id':2}")));
        answer("[" + sum(1, 3) + "," + sum(3, 11) + "]");
        assertThat(calls.get(2)).succeedsWithin(PATIENCE).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "http"})
    void ourServerAnswersThem(String scheme) {
        connect(scheme);
        var failing = new AtomicReference<CompletableFuture<Integer>>();

        client.batch(batch -> {
            for (int i = 0; i < 50; i++) {
                add(batch, i, i);
            }
            batch.proxy(LaterSums.class).tell("a");
            failing.set(batch.proxy(LaterSums.class).fail());
        });

        for (int i = 0; i < 50; i++) {
            assertThat(calls.get(i)).succeedsWithin(PATIENCE).isEqualTo(2 * i);
        }
        assertThat(failing.get())
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(RemoteFaultException.class)
                .withMessageContaining("no sum");
        await().until(() -> told.equals(List.of("a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "http"})
    void batchOfNotificationsIsServed(String scheme) {
        connect(scheme);

        client.batch(batch -> {
            batch.proxy(Sums.class).tell("a");
            batch.proxy(Sums.class).tell("b");
        });

        await().until(() -> told.equals(List.of("a", "b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "http"})
    void blockingCallInABatchIsRefused(String scheme) {
        connect(scheme);

        assertThatIllegalStateException()
                .isThrownBy(() -> client.batch(batch -> {
                    add(batch, 1, 2);
                    batch.proxy(Sums.class).add(3, 4);
                }))
                .withMessageContaining("A call in a batch is answered when the batch has left")
                .withMessageContaining("sums.add")
                .withMessageContaining("CompletionStage");

        assertThat(calls.get(0))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(NotExecutedException.class)
                .withMessageContaining("its batch was not sent");
        assertThat(client.proxy(Sums.class).add(1, 2)).isEqualTo(3);
    }

    @Test
    void entryBeyondAHundredIsTooMany() {
        connect("ws");

        client.batch(batch -> {
            for (int i = 0; i <= 100; i++) {
                add(batch, i, i);
            }
        });

        assertThat(calls.get(100))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(NotExecutedException.class)
                .withMessageContaining("100")
                .withMessageContaining("batchEntries");
        assertThat(calls.get(99)).succeedsWithin(PATIENCE).isEqualTo(198);
    }

    @Test
    void proxyOfABatchCallsAloneOnceItHasLeft() throws IOException {
        connectToRaw();
        var kept = new AtomicReference<LaterSums>();
        client.batch(batch -> {
            kept.set(batch.proxy(LaterSums.class));
            add(batch, 1, 2);
        });
        assertThat(sent()).hasSize(1);

        kept.get().add(3, 4);

        assertThat(sent().path("id").asInt()).isEqualTo(2);
    }

    @Test
    void serverBatchesItsCallsOfAClient() {
        var server =
                opened(ServerFixture.serving(Work.class, new DirectedWork()).start());
        client = opened(RpcClient.builder("ws://127.0.0.1:" + server.port() + "/rpc")
                .service(Sums.class, new Adding())
                .connect());
        await().until(() -> server.peers().size() == 1);

        server.peers().get(0).batch(batch -> {
            add(batch, 1, 2);
            add(batch, 3, 4);
        });

        sumsAre(3, 7);
    }

    @Test
    void batchOfAClosedClientIsNotExecuted() {
        connect("ws");
        client.close();

        client.batch(batch -> add(batch, 1, 2));

        assertThat(calls.get(0))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(NotExecutedException.class);
    }
}
