package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.RpcServer;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcService;
import dev.callwire.annotation.RpcSubscription;
import dev.callwire.call.Limits;
import dev.callwire.contract.ContractServer;
import dev.callwire.contract.Demo;
import dev.callwire.contract.DemoEvents;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Peers, listeners and publishers that do with streams and topics what they may not: the stream ends with an error that
 * says why, its connection goes on, and another client is served meanwhile.
 */
@Timeout(60)
class BadStreamsTest {
    private static final int INVALID_REQUEST = -32600;
    private static final int INVALID_PARAMS = -32602;
    private static final int INTERNAL_ERROR = -32603;
    private static final int TOO_MANY = -32006;
    private static final int LAGGED = -32017;
    private static final int CANCELLED = -32800;
    private static final int STREAMS = 1_024;

    /** How many items may come that were not asked for. */
    private static final int EXCESS = 1_024;

    /** How many items a stream parameter is asked for at first. */
    private static final int FIRST_DEMAND = 32;

    private final DirectedWork work = new DirectedWork();
    private final BlockingQueue<Slow> slow = new LinkedBlockingQueue<>();
    private final BlockingQueue<Flow.Publisher<Long>> late = new LinkedBlockingQueue<>();
    private final Map<String, Flow.Publisher<Long>> given = new ConcurrentHashMap<>();
    private final RpcServer.Builder builder = ContractServer.builder()
            .host("127.0.0.1")
            .limits(Limits.DEFAULTS.toBuilder()
                    .unwritableTimeout(Duration.ofMillis(500))
                    .build())
            .service(Work.class, work)
            .service(Giving.class, new Given())
            .events(Noise.class);
    private final Noise noise = builder.publisher(Noise.class);
    private final RpcServer server = builder.start();
    private final Bystander bystander = new Bystander(server);

    @RpcService("giving")
    interface Giving {
        /** What the test has put up under a name, or null. */
        Flow.Publisher<Long> give(String name);

        /** The same as a subscription. */
        @RpcSubscription(
                subscribe = "giving.subscribe",
                notification = "giving.item",
                unsubscribe = "giving.unsubscribe")
        Flow.Publisher<Long> subscribe(String name);

        /** Takes items when the test asks for them, and answers with how many there were. */
        CompletableFuture<Long> takeSlowly(Flow.Publisher<Long> items);

        /** Leaves the stream to the test. */
        CompletableFuture<Long> takeLater(Flow.Publisher<Long> items);
    }

    @RpcEvents("noise")
    interface Noise {
        void heard(int n, String text);
    }

    private final class Given implements Giving {
        @Override
        public Flow.Publisher<Long> give(String name) {
            return given.get(name);
        }

        @Override
        public Flow.Publisher<Long> subscribe(String name) {
            return given.get(name);
        }

        @Override
        public CompletableFuture<Long> takeSlowly(Flow.Publisher<Long> items) {
            var taking = new Slow();
            items.subscribe(taking);
            slow.add(taking);
            return taking.count;
        }

        @Override
        public CompletableFuture<Long> takeLater(Flow.Publisher<Long> items) {
            late.add(items);
            return new CompletableFuture<>();
        }
    }

    /** Counts items, and asks for none by itself. */
    private static final class Slow implements Flow.Subscriber<Long> {
        private final CompletableFuture<Long> count = new CompletableFuture<>();
        private Flow.Subscription subscription;
        private long items;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(Long item) {
            items++;
        }

        @Override
        public void onError(Throwable failure) {
            count.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            count.complete(items);
        }
    }

    @AfterEach
    void bystanderWasServed() {
        try {
            bystander.isAnswered();
            bystander.close();
        } finally {
            work.letGo();
            server.close();
        }
    }

    private static String callWithCredit(String id, String method, String params, String credit) {
        return Json.text("{'jsonrpc':'2.0','id':" + id + ",'method':'" + method + "','params':" + params
                + ",'meta':{'credit':" + credit + "}}");
    }

    private static String item(String token, Object value) {
        return Json.notification("$/progress", "{'token':'" + token + "','value':" + value + "}");
    }

    private static String demand(String token, String n) {
        return Json.notification("$/stream/request", "{'token':" + token + ",'n':" + n + "}");
    }

    private static String end(String token) {
        return Json.notification("$/stream/end", "{'token':'" + token + "'}");
    }

    private static int code(JsonNode answer) {
        return answer.path("error").path("code").asInt();
    }

    private static String message(JsonNode answer) {
        return answer.path("error").path("message").asText();
    }

    /** Fails unless the next frame is an item of a stream. */
    private static void nextIsItem(RawClient raw, int value) {
        assertThat(raw.next().path("params").path("value").asInt()).isEqualTo(value);
    }

    /** Fails unless the next frame asks for items of a stream that this peer sends. */
    private static void nextIsDemand(RawClient raw, String token) {
        var frame = raw.next();
        assertThat(frame.path("method").asText()).isEqualTo("$/stream/request");
        assertThat(frame.path("params").path("token").asText()).isEqualTo(token);
        assertThat(frame.path("params").path("n").asInt()).isEqualTo(FIRST_DEMAND);
    }

    /** The next frame that asks for no items. */
    private static JsonNode nextBesideDemand(RawClient raw) {
        var frame = raw.next();
        while (frame.path("method").asText().equals("$/stream/request")) {
            frame = raw.next();
        }
        return frame;
    }

    private static void nextIsStop(RawClient raw, String token) {
        var frame = raw.next();
        assertThat(frame.path("method").asText()).isEqualTo("$/stream/cancel");
        assertThat(frame.path("params").path("token").asText()).isEqualTo(token);
    }

    // demand

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "-9223372036854775808",
                "1.5",
                "1e3",
                "9223372036854775807",
                "9223372036854775808",
                "'7'",
                "null",
                "true",
                "[7]",
                "{}"
            })
    void demandThatIsNoNumberOfItemsEndsTheStream(String n) {
        try (var raw = RawClient.connect(server)) {
            raw.send(callWithCredit("1", "demo.count", "[1000]", "2"));
            nextIsItem(raw, 1);
            nextIsItem(raw, 2);

            var answer = raw.ask(demand("1", n));

            assertThat(answer.path("id").asInt()).isEqualTo(1);
            assertThat(code(answer)).isEqualTo(INVALID_PARAMS);
            assertThat(message(answer)).isEqualTo("Demand is a positive integer of at most 18 digits (n)");
            raw.answersNext();
            raw.send(demand("1", "5"));
            raw.answersNext();
        }
    }

    @Test
    void demandThatOverflowsIsAllThatThereIs() {
        try (var raw = RawClient.connect(server)) {
            raw.send(callWithCredit("1", "demo.count", "[1000]", "1"));
            nextIsItem(raw, 1);

            for (int i = 0; i < 20; i++) {
                raw.send(demand("1", "999999999999999999"));
            }

            for (int i = 2; i <= 1_000; i++) {
                nextIsItem(raw, i);
            }
            assertThat(raw.next().path("result").isNull()).isTrue();
            raw.answersNext();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "9223372036854775807", "'7'", "null"})
    void creditThatIsNoNumberOfItemsIsRefused(String credit) {
        try (var raw = RawClient.connect(server)) {
            var answer = raw.ask(callWithCredit("1", "demo.count", "[1000]", credit));

            assertThat(code(answer)).isEqualTo(INVALID_REQUEST);
            assertThat(message(answer)).contains("credit");
            raw.answersNext();
        }
    }

    @Test
    void demandForATopicThatIsNoNumberOfEventsEndsTheSubscription() {
        try (var raw = RawClient.connect(server)) {
            var id = raw.ask(callWithCredit("1", "rpc.subscribe", "['noise.heard']", "1"))
                    .path("result");
            noise.heard(1, "");
            assertThat(raw.next().path("params").path("result").path("n").asInt())
                    .isEqualTo(1);

            raw.send(demand(id.toString().replace('"', '\''), "-1"));

            var end = raw.next().path("params");
            assertThat(end.path("subscription")).isEqualTo(id);
            assertThat(code(end)).isEqualTo(INVALID_PARAMS);
            assertThat(server.subscribers("noise.heard")).isZero();
            noise.heard(2, "");
            raw.answersNext();
        }
    }

    // items and ends

    @Test
    void itemsFarBeyondTheDemandEndTheStreamAndFailTheCall() throws Exception {
        try (var raw = RawClient.connect(server)) {
            raw.send(Json.call("1", "giving.takeSlowly", "[{'token':'u1'}]"));
            nextIsDemand(raw, "u1");
            for (int i = 0; i < FIRST_DEMAND + EXCESS; i++) {
                raw.send(item("u1", i));
            }
            raw.answersNext();

            raw.send(item("u1", "7"));

            nextIsStop(raw, "u1");
            raw.answersNext();
            var taking = slow.take();
            taking.subscription.request(Long.MAX_VALUE);
            assertThat(code(raw.next())).isEqualTo(INVALID_PARAMS);
            assertThat(taking.items).isEqualTo(FIRST_DEMAND + EXCESS);
            assertThat(taking.count)
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withMessageContaining("more than 1024 items came that were not asked for");
            raw.send(item("u1", 8));
            raw.send(end("u1"));
            raw.answersNext();
        }
    }

    @Test
    void itemBeforeAnyWasAskedForEndsTheStream() throws Exception {
        try (var raw = RawClient.connect(server)) {
            raw.send(Json.call("1", "giving.takeLater", "[{'token':'u1'}]"));
            var stream = late.take();

            raw.send(item("u1", 1));

            nextIsStop(raw, "u1");
            var taking = new Slow();
            stream.subscribe(taking);
            assertThat(taking.count)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withMessageContaining("an item came before any was asked for");
            raw.answersNext();
            raw.send(Json.notification("$/cancelRequest", "{'id':1}"));
            assertThat(code(raw.next())).isEqualTo(CANCELLED);
        }
    }

    @Test
    void whatIsAboutNoStreamIsPassedOver() {
        try (var raw = RawClient.connect(server)) {
            for (int i = 0; i < 2_000; i++) {
                raw.send(item("never " + i, i));
                raw.send(end("never " + i));
                raw.send(demand("'never'", "" + i));
                raw.send(Json.notification("$/stream/cancel", "{'token':'never " + i + "'}"));
            }
            raw.send(Json.notification("$/progress", "{'token':null,'value':1}"));
            raw.send(Json.notification("$/progress", "[1]"));
            raw.send(Json.notification("$/progress", "{'token':'a'}"));
            raw.send(Json.notification("$/progress", "{'token':'a','token':'b','value':1}"));
            raw.send(Json.notification("$/stream/end", "{'token':{}}"));
            raw.send(Json.notification("$/stream/end", "{'token':'a','error':'none'}"));
            raw.send(Json.notification("$/stream/request", "{}"));
            raw.send(Json.notification("$/stream/cancel", "null"));

            raw.answersNext();
        }
    }

    @Test
    void whatComesAfterTheEndIsPassedOver() {
        try (var raw = RawClient.connect(server)) {
            raw.send(Json.call("1", "demo.sum", "[{'token':'u1'}]"));
            nextIsDemand(raw, "u1");
            raw.send(item("u1", 40));
            raw.send(item("u1", 2));
            raw.send(end("u1"));
            assertThat(nextBesideDemand(raw).path("result").asInt()).isEqualTo(42);

            for (int i = 0; i < 2_000; i++) {
                raw.send(item("u1", 1));
            }
            raw.send(demand("1", "5"));
            raw.send(demand("1", "-5"));

            raw.answersNext();
        }
    }

    @Test
    void itemThatIsNoneEndsItsStreamAlone() {
        try (var raw = RawClient.connect(server)) {
            raw.send(Json.call("1", "demo.sum", "[{'token':'u1'}]"));
            nextIsDemand(raw, "u1");
            raw.send(Json.call("2", "demo.sum", "[{'token':'u2'}]"));
            nextIsDemand(raw, "u2");
            raw.send(item("u2", 1));

            raw.send(item("u1", "{'a':[]}"));

            var both = List.of(nextBesideDemand(raw), nextBesideDemand(raw));
            assertThat(both).extracting(frame -> frame.path("method").asText()).contains("$/stream/cancel");
            assertThat(both).extracting(BadStreamsTest::code).contains(INVALID_PARAMS);
            raw.send(item("u2", 2));
            raw.send(end("u2"));
            assertThat(nextBesideDemand(raw).path("result").asInt()).isEqualTo(3);
        }
    }

    @Test
    void tokenInUseIsRefusedAndItsStreamGoesOn() {
        try (var raw = RawClient.connect(server)) {
            raw.send(Json.call("1", "demo.sum", "[{'token':'u1'}]"));
            nextIsDemand(raw, "u1");

            var refusal = raw.ask(Json.call("2", "demo.sum", "[{'token':'u1'}]"));

            assertThat(refusal.path("id").asInt()).isEqualTo(2);
            assertThat(code(refusal)).isEqualTo(INVALID_PARAMS);
            assertThat(message(refusal)).contains("numbers", "a token that is in use");
            raw.send(item("u1", 1));
            raw.send(end("u1"));
            assertThat(nextBesideDemand(raw).path("result").asInt()).isEqualTo(1);
            raw.send(Json.call("3", "demo.sum", "[{'token':'u1'}]"));
            nextIsDemand(raw, "u1");
            assertThat(raw.ask(end("u1")).path("result").asInt()).isZero();
        }
    }

    @Test
    void tokenOfAResultThatIsInUseIsRefusedAndItsStreamGoesOn() {
        try (var raw = RawClient.connect(server)) {
            raw.send(callWithCredit("1", "demo.count", "{'upTo':2,'partialResultToken':'p'}", "1"));
            nextIsItem(raw, 1);

            var refusal = raw.ask(callWithCredit("2", "demo.count", "{'upTo':2,'partialResultToken':'p'}", "1"));

            assertThat(refusal.path("id").asInt()).isEqualTo(2);
            assertThat(code(refusal)).isEqualTo(INVALID_REQUEST);
            raw.send(demand("'p'", "1"));
            nextIsItem(raw, 2);
            assertThat(raw.next().path("id").asInt()).isEqualTo(1);
            raw.answersNext();
        }
    }

    // how many

    @Test
    void subscriptionBeyondTheLimitIsRefusedAndAllEndWithTheConnection() throws Exception {
        var heard = new LinkedBlockingQueue<Integer>();
        try (var good = ServerFixture.connectOnce("ws://127.0.0.1:" + server.port() + "/rpc");
                var subscription = good.subscribe(DemoEvents.class, heard::add)) {
            try (var raw = RawClient.connect(server)) {
                for (int i = 1; i <= STREAMS; i++) {
                    assertThat(raw.ask(Json.call("" + i, "rpc.subscribe", "['demo.ticks']"))
                                    .path("result")
                                    .isTextual())
                            .isTrue();
                }
                await().until(() -> server.subscribers("demo.ticks") == STREAMS + 1);

                for (int i = 0; i < 1_000; i++) {
                    assertThat(code(raw.ask(Json.call("1", "rpc.subscribe", "['demo.ticks']"))))
                            .isEqualTo(TOO_MANY);
                }
                assertThat(code(raw.ask(Json.call("1", "rpc.on", "['noise.heard']"))))
                        .isEqualTo(TOO_MANY);
                assertThat(code(raw.ask(Json.call("1", "eth_subscribe", "['demo.ticks']"))))
                        .isEqualTo(TOO_MANY);
                assertThat(code(raw.ask(Json.call("1", "demo.count", "[3]")))).isEqualTo(TOO_MANY);

                good.proxy(Demo.class).tick(7);
                assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(7);
                for (int i = 1; i <= STREAMS; i++) {
                    assertThat(raw.next().path("params").path("result").asInt()).isEqualTo(7);
                }
                raw.answersNext();
            }
            await().untilAsserted(
                            () -> assertThat(server.subscribers("demo.ticks")).isEqualTo(1));
            assertThat(subscription.ended().toCompletableFuture()).isNotDone();
            good.proxy(Demo.class).tick(8);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(8);
        }
        await().untilAsserted(() -> assertThat(server.subscribers("demo.ticks")).isZero());
    }

    @Test
    void thousandsOfSubscriptionsByNameEndWithTheirConnection() {
        try (var raw = RawClient.connect(server)) {
            for (int i = 1; i <= STREAMS; i++) {
                assertThat(raw.ask(Json.call("" + i, "eth_subscribe", "['demo.ticks']"))
                                .path("result")
                                .isTextual())
                        .isTrue();
            }
            assertThat(code(raw.ask(Json.call("1", "eth_subscribe", "['demo.ticks']"))))
                    .isEqualTo(TOO_MANY);
            await().untilAsserted(
                            () -> assertThat(server.subscribers("demo.ticks")).isEqualTo(STREAMS));
        }
        await().untilAsserted(() -> assertThat(server.subscribers("demo.ticks")).isZero());
    }

    @Test
    void whoSubscribesAndUnsubscribesForeverHoldsNothing() {
        try (var raw = RawClient.connect(server)) {
            for (int i = 0; i < 2 * STREAMS; i++) {
                var id = raw.ask(Json.call("1", "rpc.subscribe", "['demo.ticks']"))
                        .path("result");
                assertThat(id.isTextual()).isTrue();
                assertThat(raw.ask(Json.call("2", "rpc.unsubscribe", "[" + id + "]"))
                                .path("result")
                                .asBoolean())
                        .isTrue();
            }
            assertThat(server.subscribers("demo.ticks")).isZero();
        }
    }

    // who does not read

    @Test
    void subscriberThatNeverReadsIsLetGoAndTheOthersHearAll() throws Exception {
        var heard = new AtomicInteger();
        var outOfOrder = new AtomicInteger();
        var text = "x".repeat(10_000);
        try (var good = ServerFixture.connectOnce("ws://127.0.0.1:" + server.port() + "/rpc");
                var subscription = good.subscribe(Noise.class, (n, words) -> {
                    if (n != heard.incrementAndGet()) {
                        outOfOrder.incrementAndGet();
                    }
                });
                var deaf = deafSubscriber()) {
            await().until(() -> server.subscribers("noise.heard") == 2);

            int published = 0;
            while (server.subscribers("noise.heard") == 2) {
                for (int i = 0; i < 20; i++) {
                    noise.heard(++published, text);
                }
                int all = published;
                await().pollInterval(Duration.ofMillis(1)).until(() -> heard.get() == all);
            }

            assertThat(outOfOrder).hasValue(0);
            assertThat(subscription.ended().toCompletableFuture()).isNotDone();
            // When it reads after all, it learns why there is no more.
            int n = 0;
            var frame = Json.tree(deaf.read().text()).path("params");
            while (frame.has("result")) {
                assertThat(frame.path("result").path("n").asInt()).isEqualTo(++n);
                frame = Json.tree(deaf.read().text()).path("params");
            }
            assertThat(n).isLessThan(published);
            assertThat(code(frame)).isEqualTo(LAGGED);
        }
    }

    private Wire deafSubscriber() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(server.address());
        var wire = Wire.dial(socket);
        wire.text(Json.call("1", "rpc.subscribe", "['noise.heard']"));
        assertThat(Json.tree(wire.read().text()).path("result").isTextual()).isTrue();
        return wire;
    }

    // listeners and publishers

    @Test
    void listenerThatThrowsHearsTheNextEvent() throws Exception {
        var heard = new LinkedBlockingQueue<Integer>();
        try (var client = ServerFixture.connectOnce("ws://127.0.0.1:" + server.port() + "/rpc");
                var subscription = client.subscribe(DemoEvents.class, n -> {
                    heard.add(n);
                    if (n == 1) {
                        throw new IllegalStateException("not 1");
                    } else if (n == 2) {
                        throw new AssertionError("not 2");
                    }
                })) {
            for (int n = 1; n <= 3; n++) {
                client.proxy(Demo.class).tick(n);
                assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(n);
            }
            assertThat(subscription.ended().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void publisherThatIsNullIsAnInternalError() {
        try (var raw = RawClient.connect(server)) {
            assertThat(code(raw.ask(Json.call("1", "giving.give", "['nothing']"))))
                    .isEqualTo(INTERNAL_ERROR);
            assertThat(code(raw.ask(Json.call("2", "giving.subscribe", "['nothing']"))))
                    .isEqualTo(INTERNAL_ERROR);
            raw.answersNext();
        }
    }

    @ParameterizedTest
    @EnumSource
    void publisherThatBreaksTheRulesIsAnInternalError(BadPublisher publisher) {
        given.put("bad", publisher);
        try (var raw = RawClient.connect(server)) {
            for (int i = 0; i < 200; i++) { // more than calls may be in flight
                var answer = raw.ask(Json.call("" + i, "giving.give", "['bad']"));

                assertThat(code(answer)).isEqualTo(INTERNAL_ERROR);
                assertThat(message(answer)).doesNotContain("secret");
            }
            raw.answersNext();
        }
    }

    @ParameterizedTest
    @EnumSource
    void subscriptionOfSuchAPublisherIsRefusedOrEndsWithAnInternalError(BadPublisher publisher) {
        given.put("bad", publisher);
        try (var raw = RawClient.connect(server)) {
            for (int i = 0; i < 2 * STREAMS; i += 100) {
                var answer = raw.ask(Json.call("" + i, "giving.subscribe", "['bad']"));
                var id = answer.path("result");
                var end = id.isMissingNode() ? answer : raw.next().path("params"); // it may fail before it has an id

                assertThat(end.path("subscription")).isEqualTo(id);
                assertThat(code(end)).isEqualTo(INTERNAL_ERROR);
                assertThat(message(end)).doesNotContain("secret");
            }
            raw.answersNext();
        }
    }

    @Test
    void itemThatAPublisherWasNotAskedForEndsTheStream() {
        given.put("eager", subscriber -> {
            subscriber.onSubscribe(new BadPublisher.Quiet());
            for (long i = 1; i <= 10_000; i++) {
                subscriber.onNext(i);
            }
        });
        try (var raw = RawClient.connect(server)) {
            raw.send(callWithCredit("1", "giving.give", "['eager']", "2"));

            nextIsItem(raw, 1);
            nextIsItem(raw, 2);
            assertThat(code(raw.next())).isEqualTo(INTERNAL_ERROR);
            raw.answersNext();
        }
    }

    @Test
    void whatAPublisherSendsAfterItsEndIsPassedOver() {
        given.put(
                "more",
                subscriber -> subscriber.onSubscribe(new BadPublisher.Quiet() {
                    @Override
                    public void request(long count) {
                        subscriber.onNext(1L);
                        subscriber.onComplete();
                        subscriber.onNext(2L);
                        subscriber.onComplete();
                        subscriber.onError(new IllegalStateException("secret"));
                    }
                }));
        try (var raw = RawClient.connect(server)) {
            raw.send(Json.call("1", "giving.give", "['more']"));

            nextIsItem(raw, 1);
            assertThat(raw.next().path("result").isNull()).isTrue();
            raw.answersNext();
        }
    }

    @Test
    void subscriptionIsAnsweredWhenNothingIsMissedAnyMore() throws Exception {
        var subscribing = new CountDownLatch(1);
        var subscribe = new CountDownLatch(1);
        given.put("late", subscriber -> {
            subscribing.countDown();
            awaitQuietly(subscribe);
            subscriber.onSubscribe(new BadPublisher.Quiet());
        });
        try (var raw = RawClient.connect(server)) {
            raw.send(Json.call("1", "giving.subscribe", "['late']"));
            assertThat(subscribing.await(10, TimeUnit.SECONDS)).isTrue();
            raw.answersNext();

            subscribe.countDown();

            assertThat(raw.next().path("result").isTextual()).isTrue();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
