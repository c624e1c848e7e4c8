package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.annotation.Idempotent;
import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.CallContext;
import dev.callwire.call.CallOptions;
import dev.callwire.call.ConnectionEvent;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.Limits;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.transport.CloseReason;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client whose connection goes and comes back, over a wire that tests cut, silence and refuse. */
@Timeout(60)
class ReconnectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ReconnectPolicy OFTEN =
            ReconnectPolicy.DEFAULTS.withDelays(Duration.ofMillis(5), Duration.ofMillis(50));

    private final DirectedWork work = new DirectedWork();
    private final List<Watch> watching = new CopyOnWriteArrayList<>();
    private final RpcServer server = ServerFixture.serving(Work.class, work)
            .service(Attempts.class, this::attempt)
            .service(Shop.class, new Shopping())
            .limits(Limits.DEFAULTS.toBuilder()
                    .pingAfter(Duration.ofMillis(300))
                    .pongWithin(Duration.ofMillis(300))
                    .build())
            .start();
    private final TcpProxy wire = TcpProxy.to(server.port());
    private final List<ConnectionEvent> events = new CopyOnWriteArrayList<>();
    private RpcClient client;

    @RpcService("attempts")
    interface Attempts {
        @Idempotent
        int attempt();
    }

    @RpcCallback
    interface Watch extends AutoCloseable {
        String seen(String what);

        @Override
        default void close() {}
    }

    @RpcCallback
    interface Ticket extends AutoCloseable {
        String show();

        @Override
        default void close() {}
    }

    @RpcService("shop")
    interface Shop {
        void watch(Watch watch);

        Ticket ticket(String name);
    }

    @RpcService("greeting")
    interface Greeting {
        String greet(String name);
    }

    /** Holds the first attempt, and answers others. */
    private int attempt() {
        int attempt = CallContext.current().attempt();
        if (attempt == 1) {
            work.hold("first attempt");
        }
        return attempt;
    }

    private final class Shopping implements Shop {
        @Override
        public void watch(Watch watch) {
            watching.add(watch);
        }

        @Override
        public Ticket ticket(String name) {
            return () -> name;
        }
    }

    @AfterEach
    void close() {
        work.letGo();
        if (client != null) {
            client.close();
        }
        wire.close();
        server.close();
    }

    private RpcClient.Builder builder() {
        return RpcClient.builder(wire.url()).reconnect(OFTEN).onConnectionEvent(events::add);
    }

    private RpcClient connect() {
        client = builder().connect();
        return client;
    }

    private static <T> CompletableFuture<T> onOwnThread(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, run -> new Thread(run, "test-caller").start());
    }

    private static void isMaybeExecuted(CompletableFuture<?> call) {
        assertThat(call).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(MaybeExecutedException.class);
    }

    @Test
    void idempotentCallsGoOnOverTheNextConnectionAndOthersMayHaveRun() {
        var later = connect().proxy(WorkLater.class);
        var direct = client.proxy(Work.class);
        var place = later.hold("place");
        var find = later.find("find");
        var findBlocking = onOwnThread(() -> direct.find("find blocking"));
        var placeBlocking = onOwnThread(() -> direct.hold("place blocking"));
        await().until(() -> work.hasBegun() == 4);

        wire.cutAll();

        isMaybeExecuted(place);
        isMaybeExecuted(placeBlocking);
        assertThat(find).isNotDone();
        await().until(() -> work.hasBegun() == 6);
        work.letGo();
        assertThat(find).succeedsWithin(PATIENCE).isEqualTo("find");
        assertThat(findBlocking).succeedsWithin(PATIENCE).isEqualTo("find blocking");
    }

    @Test
    void callThatIsSentAgainSaysHowOften() {
        var attempts = connect().proxy(Attempts.class);
        var call = onOwnThread(attempts::attempt);
        assertThat(work.nextBegun()).isEqualTo("first attempt");

        wire.cutAll();

        assertThat(call).succeedsWithin(PATIENCE).isEqualTo(2);
        assertThat(work.nextStopped()).isEqualTo("first attempt");
    }

    @Test
    void callsWaitWhileTheConnectionIsAway() {
        var direct = connect().proxy(Work.class);
        wire.refuse();
        wire.cutAll();
        await().until(() -> events.stream().anyMatch(ConnectionEvent.Lost.class::isInstance));
        var blocking = onOwnThread(() -> direct.now("blocking"));
        var later = client.proxy(WorkLater.class).now("later");
        direct.holdQuietly("notification");

        wire.accept();

        assertThat(blocking).succeedsWithin(PATIENCE).isEqualTo("blocking");
        assertThat(later).succeedsWithin(PATIENCE).isEqualTo("later");
        assertThat(work.nextBegun()).isEqualTo("notification");
    }

    @Test
    void callThatWaitsForAConnectionEndsAtItsDeadline() {
        connect();
        wire.refuse();
        wire.cutAll();
        var hasty = CallOptions.timeout(Duration.ofMillis(150));

        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() -> {
                    while (true) { // the first ones may still find the connection
                        untilTheCut(() -> client.proxy(Work.class, hasty).now("blocking"));
                    }
                })
                .withMessageContaining("work.now")
                .withMessageContaining("150 ms");
        assertThat(client.proxy(WorkLater.class, hasty).now("later"))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(DeadlineExceededException.class);
    }

    private static void untilTheCut(Runnable call) {
        try {
            call.run();
        } catch (MaybeExecutedException cut) {
            // It was under way.
        }
    }

    @Test
    void callThatIsToFailFastDoesNotWait() {
        connect();
        wire.refuse();
        wire.cutAll();
        await().until(() -> events.stream().anyMatch(ConnectionEvent.Lost.class::isInstance));
        var options = CallOptions.DEFAULTS.withFailFast();

        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> client.proxy(Work.class, options).now("blocking"))
                .withMessageContaining("fail fast");
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> client.proxy(Work.class, options).holdQuietly("notification"));
        assertThat(client.proxy(WorkLater.class, options).now("later"))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(NotExecutedException.class);
        wire.accept();
        assertThat(client.proxy(Work.class).now("patient")).isEqualTo("patient");
    }

    @Test
    void callsThatWaitAreBounded() {
        client = builder()
                .limits(Limits.DEFAULTS.toBuilder().pendingCalls(3).build())
                .connect();
        wire.refuse();
        wire.cutAll();
        await().until(() -> events.stream().anyMatch(ConnectionEvent.Lost.class::isInstance));
        var later = client.proxy(WorkLater.class);
        var waiting = List.of(later.now("a"), later.now("b"), later.now("c"));

        assertThat(later.now("d"))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(NotExecutedException.class)
                .withMessageContaining("3 calls")
                .withMessageContaining("pendingCalls");
        wire.accept();
        assertThat(waiting).allSatisfy(call -> assertThat(call).succeedsWithin(PATIENCE));
    }

    @Test
    void callThatWaitsCanBeCancelled() {
        connect();
        wire.refuse();
        wire.cutAll();
        await().until(() -> events.stream().anyMatch(ConnectionEvent.Lost.class::isInstance));
        var waiting = client.proxy(WorkLater.class).hold("never");

        assertThat(waiting.cancel(true)).isTrue();
        wire.accept();

        assertThat(client.proxy(Work.class).now("after")).isEqualTo("after");
        assertThat(work.hasBegun()).isZero();
    }

    @Test
    void silenceIsFoundByPingsOfBothEnds() {
        client = builder()
                .limits(Limits.DEFAULTS.toBuilder()
                        .pingAfter(Duration.ofMillis(200))
                        .pongWithin(Duration.ofMillis(200))
                        .build())
                .connect();
        var place = client.proxy(WorkLater.class).hold("place");
        var find = client.proxy(WorkLater.class).find("find");
        await().until(() -> work.hasBegun() == 2);
        long silent = System.nanoTime();

        wire.silence();

        isMaybeExecuted(place);
        assertThat(Duration.ofNanos(System.nanoTime() - silent)).isLessThan(Duration.ofSeconds(10));
        assertThat(List.of(work.nextStopped(), work.nextStopped())).containsExactlyInAnyOrder("place", "find");
        await().until(() -> server.peers().isEmpty());
        wire.resume();
        work.letGo();
        assertThat(find).succeedsWithin(PATIENCE).isEqualTo("find");
        await().untilAsserted(() -> assertThat(events)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                ConnectionEvent.Lost.class,
                                lost -> assertThat(lost.reason().code()).isEqualTo(CloseReason.ABNORMAL))));
    }

    @Test
    void connectionThatAnswersPingsIsKept() {
        client = builder()
                .limits(Limits.DEFAULTS.toBuilder()
                        .pingAfter(Duration.ofMillis(100))
                        .pongWithin(Duration.ofSeconds(10))
                        .build())
                .connect();
        var call = client.proxy(WorkLater.class).hold("a");

        await().during(Duration.ofSeconds(1)).until(() -> wire.accepted() == 1 && !call.isDone());

        work.letGo();
        assertThat(call).succeedsWithin(PATIENCE);
    }

    @Test
    void addressesAreTriedInTurn() {
        var other = ServerFixture.serving(Work.class, new DirectedWork()).start();
        client = RpcClient.builder(wire.url(), urlOf(other))
                .reconnect(OFTEN)
                .onConnectionEvent(events::add)
                .connect();
        assertThat(client.proxy(Work.class).now("a")).isEqualTo("a");
        assertThat(server.peers()).hasSize(1);

        wire.refuse();
        wire.cutAll();
        await().until(() -> other.peers().size() == 1);
        assertThat(client.proxy(Work.class).now("b")).isEqualTo("b");

        wire.accept();
        other.close();
        await().until(() -> wire.accepted() == 2);
        assertThat(client.proxy(Work.class).now("c")).isEqualTo("c");
        await().untilAsserted(() -> assertThat(events)
                .filteredOn(ConnectionEvent.Reconnected.class::isInstance)
                .extracting(
                        event -> ((ConnectionEvent.Reconnected) event).address().toString())
                .containsExactly(urlOf(other), wire.url()));
    }

    @Test
    void firstAddressThatCanBeHadIsTaken() {
        wire.refuse();
        client = RpcClient.builder(wire.url(), "ws://127.0.0.1:" + server.port() + "/rpc")
                .onConnectionEvent(events::add)
                .connect();

        assertThat(client.proxy(Work.class).now("a")).isEqualTo("a");
        await().untilAsserted(() -> assertThat(events)
                .containsExactly(
                        new ConnectionEvent.Connected(URI.create("ws://127.0.0.1:" + server.port() + "/rpc"))));
    }

    @Test
    void listenersHearEveryChangeInItsOrder() {
        connect();
        assertThat(client.proxy(Work.class).now("a")).isEqualTo("a");
        wire.cutAll();
        await().until(() -> events.stream().anyMatch(ConnectionEvent.Reconnected.class::isInstance));

        client.close();

        await().until(() -> events.get(events.size() - 1) instanceof ConnectionEvent.Closed);
        var kinds = new ArrayList<Class<?>>();
        events.forEach(event -> kinds.add(event.getClass()));
        assertThat(kinds)
                .containsExactly(
                        ConnectionEvent.Connected.class,
                        ConnectionEvent.Lost.class,
                        ConnectionEvent.Reconnecting.class,
                        ConnectionEvent.Reconnected.class,
                        ConnectionEvent.Closed.class);
        assertThat(((ConnectionEvent.Closed) events.get(4)).reason().code()).isEqualTo(CloseReason.NORMAL);
    }

    @Test
    void clientGivesUpAfterItsAttempts() {
        client = builder().reconnect(OFTEN.withAttempts(3)).connect();
        wire.refuse();
        var waiting = client.proxy(WorkLater.class).hold("a");

        wire.cutAll();

        isMaybeExecuted(waiting);
        assertThat(client.closed().toCompletableFuture()).succeedsWithin(PATIENCE);
        assertThat(client.isOpen()).isFalse();
        await().untilAsserted(() -> assertThat(events).last().isInstanceOf(ConnectionEvent.Closed.class));
        assertThat(events)
                .filteredOn(ConnectionEvent.Reconnecting.class::isInstance)
                .hasSize(3);
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> client.proxy(Work.class).now("a"));
    }

    @Test
    void callsThatWaitEndWhenTheClientGivesUp() {
        client = builder().reconnect(OFTEN.withAttempts(3)).connect();
        var find = client.proxy(WorkLater.class).find("find");
        assertThat(work.nextBegun()).isEqualTo("find");
        wire.refuse();

        wire.cutAll();

        isMaybeExecuted(find);
    }

    @Test
    void closingWhileAwayEndsAllThatWaitsAndDialsNoMore() {
        connect();
        wire.refuse();
        wire.cutAll();
        await().until(() -> events.stream().anyMatch(ConnectionEvent.Lost.class::isInstance));
        var later = client.proxy(WorkLater.class).now("later");
        var blocking = onOwnThread(() -> client.proxy(Work.class).now("blocking"));
        await().until(() -> events.stream()
                        .filter(ConnectionEvent.Reconnecting.class::isInstance)
                        .count()
                > 2);

        client.close();

        assertThat(later).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(NotExecutedException.class);
        assertThat(blocking).failsWithin(PATIENCE).withThrowableThat().withCauseInstanceOf(NotExecutedException.class);
        assertThat(client.closed().toCompletableFuture()).succeedsWithin(PATIENCE);
        wire.accept();
        await().during(Duration.ofMillis(300)).until(() -> wire.accepted() == 1);
    }

    @Test
    void servicesOfTheClientAreThereAgain() {
        client = builder().service(Greeting.class, name -> "Hello, " + name).connect();
        await().until(() -> server.peers().size() == 1);
        var first = server.peers().get(0);
        assertThat(first.proxy(Greeting.class).greet("Ada")).isEqualTo("Hello, Ada");

        wire.cutAll();

        await().until(() -> !first.isOpen() && server.peers().size() == 1);
        assertThat(server.peers().get(0).proxy(Greeting.class).greet("Eva")).isEqualTo("Hello, Eva");
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> first.proxy(Greeting.class).greet("Ada"));
    }

    @Test
    void referencesOfALostConnectionAreDeadAndSaySo() {
        var shop = connect().proxy(Shop.class);
        shop.watch(what -> "seen " + what);
        assertThat(watching.get(0).seen("a")).isEqualTo("seen a");
        var ticket = shop.ticket("Ada");
        assertThat(ticket.show()).isEqualTo("Ada");

        wire.cutAll();
        await().until(() -> events.stream().anyMatch(ConnectionEvent.Reconnected.class::isInstance));

        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> watching.get(0).seen("b"))
                .withMessageContaining("seen")
                .withMessageContaining("the reference to its object has ended");
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(ticket::show)
                .withMessageContaining("the reference to its object has ended");
        ticket.close();
        assertThat(shop.ticket("Eva").show()).isEqualTo("Eva");
        shop.watch(what -> "seen again " + what);
        assertThat(watching.get(1).seen("c")).isEqualTo("seen again c");
    }

    @Test
    void serversThatRestartInTurnFailNoCall() {
        var first = ServerFixture.serving(Work.class, work).start();
        var second = ServerFixture.serving(Work.class, work).start();
        client = RpcClient.builder(urlOf(first), urlOf(second))
                .reconnect(OFTEN)
                .onConnectionEvent(events::add)
                .connect();
        var stop = new AtomicBoolean();
        var callers = IntStream.range(0, 8)
                .mapToObj(i -> onOwnThread(() -> callUntil(stop)))
                .toList();
        var longCall = client.proxy(WorkLater.class).hold("long");
        assertThat(work.nextBegun()).isEqualTo("long");

        var closing = CompletableFuture.runAsync(first::close);
        await().until(() -> second.peers().size() == 1);
        work.letGo();
        assertThat(longCall).succeedsWithin(PATIENCE).isEqualTo("long");
        assertThat(closing).succeedsWithin(PATIENCE);
        try (var again =
                ServerFixture.serving(Work.class, work).port(first.port()).start()) {
            second.close();
            await().until(() -> again.peers().size() == 1);
            stop.set(true);

            assertThat(callers)
                    .allSatisfy(caller -> assertThat(caller)
                            .succeedsWithin(PATIENCE)
                            .asInstanceOf(InstanceOfAssertFactories.INTEGER)
                            .isPositive());
            await().untilAsserted(() -> assertThat(events)
                    .filteredOn(ConnectionEvent.Lost.class::isInstance)
                    .hasSize(2)
                    .allSatisfy(lost -> assertThat(
                                    ((ConnectionEvent.Lost) lost).reason().code())
                            .isEqualTo(CloseReason.RESTART)));
        }
    }

    @Test
    void serverThatRestartsAtItsPortFailsNoCall() {
        var first = ServerFixture.serving(Work.class, work).start();
        client = RpcClient.builder(urlOf(first)).reconnect(OFTEN).connect();
        var stop = new AtomicBoolean();
        var callers = IntStream.range(0, 8)
                .mapToObj(i -> onOwnThread(() -> callUntil(stop)))
                .toList();
        await().until(() -> first.peers().size() == 1);

        first.close();

        try (var again =
                ServerFixture.serving(Work.class, work).port(first.port()).start()) {
            assertThat(client.proxy(Work.class).now("after")).isEqualTo("after");
            assertThat(again.peers()).hasSize(1);
            stop.set(true);
            assertThat(callers).allSatisfy(caller -> assertThat(caller).succeedsWithin(PATIENCE));
        }
    }

    private int callUntil(AtomicBoolean stop) {
        int calls = 0;
        while (!stop.get()) {
            assertThat(client.proxy(Work.class).now("call " + calls)).isEqualTo("call " + calls);
            calls++;
        }
        return calls;
    }

    private static String urlOf(RpcServer server) {
        return "ws://127.0.0.1:" + server.port() + "/rpc";
    }
}
