package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.CallCancelledException;
import dev.callwire.call.ConnectFailedException;
import dev.callwire.call.ConnectionEvent;
import dev.callwire.call.NotCarriedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.stream.StreamWriter;
import dev.callwire.wamp.Wamp;
import dev.callwire.wamp.auth.ClientAuthentication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients at a router of ours, over sockets. */
@Timeout(60)
class WampClientTest {
    private static final ReconnectPolicy OFTEN =
            ReconnectPolicy.DEFAULTS.withDelays(Duration.ofMillis(5), Duration.ofMillis(50));

    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final List<ConnectionEvent> events = new CopyOnWriteArrayList<>();
    private TestRouter router = TestRouter.start();

    @RpcService("greeter")
    interface Greeter {
        String greet(String name);

        CompletionStage<String> join(String separator, Flow.Publisher<String> words);

        Flow.Publisher<String> both(Flow.Publisher<String> some, Flow.Publisher<String> others);
    }

    @RpcService("greeter")
    interface ServedGreeter {
        String greet(String name);

        CompletionStage<String> join(String separator, Flow.Publisher<String> words);
    }

    @RpcService("greeter")
    interface HalfGreeter {
        String greet(String name);
    }

    @RpcEvents("weather")
    interface Weather {
        void changed(String place, int degrees);
    }

    private static final class Greeting implements ServedGreeter {
        @Override
        public String greet(String name) {
            return "Hello, " + name;
        }

        @Override
        public CompletionStage<String> join(String separator, Flow.Publisher<String> words) {
            var joined = new CompletableFuture<String>();
            words.subscribe(new Flow.Subscriber<>() {
                private final List<String> all = new ArrayList<>();

                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    subscription.request(Long.MAX_VALUE);
                }

                @Override
                public void onNext(String word) {
                    all.add(word);
                }

                @Override
                public void onError(Throwable failure) {
                    joined.completeExceptionally(failure);
                }

                @Override
                public void onComplete() {
                    joined.complete(String.join(separator, all));
                }
            });
            return joined;
        }
    }

    @AfterEach
    void close() throws Exception {
        for (var each : toClose) {
            each.close();
        }
        router.close();
    }

    private RpcClient.Builder builder() {
        return RpcClient.builder(router.url())
                .protocol(Wamp.realm("realm1"))
                .reconnect(OFTEN)
                .onConnectionEvent(events::add);
    }

    private RpcClient connect(RpcClient.Builder builder) {
        var client = builder.connect();
        toClose.add(client);
        return client;
    }

    private void serve() {
        connect(builder().service(ServedGreeter.class, new Greeting()));
    }

    @Test
    void clientsCallOneAnother() {
        serve();

        assertThat(connect(builder()).proxy(Greeter.class).greet("Ada")).isEqualTo("Hello, Ada");
    }

    @Test
    void streamGoesAlongWithOtherParameters() throws Exception {
        serve();
        var words = new StreamWriter<String>();

        var joined = connect(builder()).proxy(Greeter.class).join("-", words);
        words.write("a");
        words.write("b");
        words.close();

        assertThat(joined.toCompletableFuture().get(20, TimeUnit.SECONDS)).isEqualTo("a-b");
    }

    @Test
    void streamThatFailsFailsItsCall() {
        serve();
        var words = new StreamWriter<String>();

        var joined = connect(builder()).proxy(Greeter.class).join("-", words);
        words.write("a");
        words.fail(new IllegalStateException("secret"));

        assertThat(joined)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(CallCancelledException.class)
                .withMessageContaining("a stream among its arguments has failed")
                .withMessageNotContaining("secret");
    }

    @Test
    void callThatTakesSeveralStreamsIsNotCarried() {
        var failure = new CompletableFuture<Throwable>();
        connect(builder())
                .proxy(Greeter.class)
                .both(new StreamWriter<>(), new StreamWriter<>())
                .subscribe(new Flow.Subscriber<>() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(1);
                    }

                    @Override
                    public void onNext(String item) {}

                    @Override
                    public void onError(Throwable why) {
                        failure.complete(why);
                    }

                    @Override
                    public void onComplete() {}
                });

        assertThat(failure)
                .succeedsWithin(Duration.ofSeconds(20))
                .isInstanceOf(NotCarriedException.class)
                .asString()
                .contains("greeter.both takes several streams, which WAMP cannot carry");
    }

    @Test
    void eventsOfSeveralParametersComeByName() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        var listening = connect(builder());
        try (var subscription = listening.subscribe(Weather.class, (place, degrees) -> heard.add(place + degrees))) {
            connect(builder()).publisher(Weather.class).changed("Prague", 21);

            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("Prague21");
            assertThat(subscription.ended().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void publisherGetsItsOwnEventsWhereItSaysSo() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        var both = connect(builder().protocol(Wamp.builder("realm1").ownEvents().build()));
        try (var subscription = both.subscribe(Weather.class, (place, degrees) -> heard.add(place))) {
            both.publisher(Weather.class).changed("Prague", 21);

            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("Prague");
            assertThat(subscription.ended().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void everythingIsThereAgainWhenTheRouterIs() throws Exception {
        serve();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        var caller = connect(builder());
        try (var subscription = caller.subscribe(Weather.class, (place, degrees) -> heard.add(place))) {
            int port = router.port();
            router.close();
            await().until(() -> events.stream()
                            .filter(ConnectionEvent.Lost.class::isInstance)
                            .count()
                    == 2);

            router = TestRouter.at(port);

            await().until(() -> events.stream()
                            .filter(ConnectionEvent.Reconnected.class::isInstance)
                            .count()
                    == 2);
            assertThat(caller.proxy(Greeter.class).greet("Ada")).isEqualTo("Hello, Ada");
            var publisher = connect(builder()).publisher(Weather.class);
            await().until(() -> {
                publisher.changed("Prague", 21);
                return heard.contains("Prague");
            });
            assertThat(subscription.ended().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void clientsComeInByWhatTheyCanProve() {
        for (var proof : List.of(
                ClientAuthentication.builder("joe").ticket("joe-secret").build(),
                ClientAuthentication.builder("joe").wampCra("joe-secret").build(),
                ClientAuthentication.builder("salty").wampCra("salty-secret").build())) {
            var protocol = Wamp.builder("secured").authenticate(proof).build();

            assertThat(connect(builder().protocol(protocol)).isOpen()).isTrue();
        }
    }

    private void isTurnedAway(RpcClient.Builder builder, String why) {
        assertThatExceptionOfType(ConnectFailedException.class)
                .isThrownBy(builder::connect)
                .withMessageContaining("was opened, but not the session: " + why);
    }

    @Test
    void clientThatProvesNothingIsTurnedAway() {
        isTurnedAway(builder().protocol(Wamp.realm("secured")), "wamp.error.authentication_required");
        var wrong = ClientAuthentication.builder("joe").ticket("wrong").build();
        isTurnedAway(
                builder().protocol(Wamp.builder("secured").authenticate(wrong).build()), "wamp.error.authentication_");
    }

    @Test
    void realmThatIsNotThereIsSaid() {
        isTurnedAway(builder().protocol(Wamp.realm("realm9")), "wamp.error.no_such_realm: There is no realm realm9");
    }

    @Test
    void procedureThatSomebodyElseServesIsSaid() {
        serve();

        isTurnedAway(
                builder().service(HalfGreeter.class, name -> name),
                "the procedure greeter.greet cannot be registered: wamp.error.procedure_already_exists");
    }

    @Test
    void clientsMayShareAProcedure() {
        var shared = Wamp.builder("realm1").sharing(Wamp.Sharing.ROUND_ROBIN).build();
        connect(builder().protocol(shared).service(HalfGreeter.class, name -> "one " + name));
        connect(builder().protocol(shared).service(HalfGreeter.class, name -> "two " + name));
        var greeter = connect(builder()).proxy(Greeter.class);

        assertThat(List.of(greeter.greet("a"), greeter.greet("a"))).containsExactlyInAnyOrder("one a", "two a");
    }

    @Test
    void serverThatChoosesNoSubprotocolIsSaid() {
        try (var none = TestRouter.thatChoosesNone()) {
            isTurnedAway(
                    RpcClient.builder(none.url()).protocol(Wamp.realm("realm1")),
                    "the server does not speak WAMP: it has chosen none of the subprotocols [wamp.2.json]");
        }
    }

    @Test
    void topicsOfAClientAreTheRouters() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> builder().events(Weather.class).connect())
                .withMessageContaining("weather.changed is a topic, which WAMP cannot carry from the end that dialled");
    }

    @Test
    void procedureThatNobodyServesIsAnError() {
        assertThatExceptionOfType(RemoteFaultException.class)
                .isThrownBy(() -> connect(builder()).proxy(Greeter.class).greet("Ada"))
                .matches(fault -> fault.code() == -32601);
    }
}
