package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.callwire.RpcClient;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.ConnectFailedException;
import dev.callwire.call.ConnectionEvent;
import dev.callwire.call.Limits;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.wamp.Wamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients at routers that do what no router of ours does. */
@Timeout(60)
class WampRoutersTest {
    private static final int HELLO = 1;
    private static final int GOODBYE = 6;
    private static final int SUBSCRIBE = 32;
    private static final int CALL = 48;
    private static final int REGISTER = 64;
    private static final ReconnectPolicy OFTEN =
            ReconnectPolicy.DEFAULTS.withDelays(Duration.ofMillis(5), Duration.ofMillis(50));

    private final List<ConnectionEvent> events = new CopyOnWriteArrayList<>();

    @RpcService("numbers")
    interface Numbers {
        int same(int n);
    }

    @RpcService("numbers")
    interface LaterNumbers {
        CompletionStage<Integer> same(int n);
    }

    @RpcEvents("weather")
    interface Degrees {
        void changed(int degrees);
    }

    /** Lets everybody in, registers all, and returns the first argument of a call. */
    private static List<String> kind(JsonNode frame) {
        return switch (frame.path(0).asInt()) {
            case HELLO -> List.of(ScriptedRouter.WELCOME);
            case GOODBYE -> List.of("[6,{},\"wamp.close.goodbye_and_out\"]");
            case SUBSCRIBE -> List.of("[33," + frame.path(1) + ",500]");
            case CALL -> List.of("[50," + frame.path(1) + ",{},[" + frame.at("/5/n") + "]]");
            case REGISTER -> List.of("[65," + frame.path(1) + ",100]");
            default -> List.of();
        };
    }

    /** The same, but for one type of frames. */
    private static Function<JsonNode, List<String>> but(int type, String... answers) {
        return frame -> frame.path(0).asInt() != type
                ? kind(frame)
                : List.of(answers).stream()
                        .map(answer -> answer.replace("#", frame.path(1).toString()))
                        .toList();
    }

    private RpcClient.Builder builder(ScriptedRouter router) {
        return RpcClient.builder(router.url())
                .protocol(Wamp.realm("realm1"))
                .reconnect(OFTEN)
                .onConnectionEvent(events::add);
    }

    private <E extends ConnectionEvent> long count(Class<E> type) {
        return events.stream().filter(type::isInstance).count();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[3,{\"message\":\"none such\"},\"wamp.error.no_such_realm\"] | wamp.error.no_such_realm: none such",
                "[3,{},\"wamp.error.not_authorized\"] | wamp.error.not_authorized",
                "[3,{\"message\":\"\"},\"wamp.error.no_matching_auth_method\"] |"
                        + " wamp.error.no_matching_auth_method",
                "[6,{},\"wamp.close.system_shutdown\"] | Received GOODBYE before the session was established",
                "[50,1,{}] | Received RESULT before the session was established",
                "[2] | WELCOME lacks its Session",
                "{} | ",
            })
    void whatKeepsAClientOutIsSaid(String answer, String why) {
        try (var router = new ScriptedRouter(but(HELLO, answer))) {
            assertThatExceptionOfType(ConnectFailedException.class)
                    .isThrownBy(() -> builder(router).connect())
                    .withMessageContaining("The connection to /127.0.0.1:")
                    .withMessageContaining(" was opened, but not the session: " + (why == null ? "" : why));
        }
    }

    @Test
    void routerThatNeverLetsInIsLeft() {
        try (var router = new ScriptedRouter(but(HELLO))) {
            var limits =
                    Limits.builder().handshakeTimeout(Duration.ofMillis(100)).build();

            assertThatExceptionOfType(ConnectFailedException.class)
                    .isThrownBy(() -> builder(router).limits(limits).connect())
                    .withMessageContaining("the session did not begin in time (handshakeTimeout)");
        }
    }

    @Test
    void procedureThatMayNotBeRegisteredIsSaid() throws Exception {
        try (var router =
                new ScriptedRouter(but(REGISTER, "[8,64,#,{},\"wamp.error.not_authorized\",[\"not you\"]]"))) {
            assertThatExceptionOfType(ConnectFailedException.class)
                    .isThrownBy(
                            () -> builder(router).service(Numbers.class, n -> n).connect())
                    .withMessageContaining(
                            "the procedure numbers.same cannot be registered:" + " wamp.error.not_authorized: not you");
            assertThat(router.next(GOODBYE).path(2).asText()).isEqualTo("wamp.close.normal");
        }
    }

    @Test
    void clientThatClosesSaysGoodbyeAndWaitsForNobody() throws Exception {
        try (var router = new ScriptedRouter(but(GOODBYE))) {
            var client = builder(router).connect();

            client.close();

            assertThat(router.next(GOODBYE).path(2).asText()).isEqualTo("wamp.close.normal");
            assertThat(client.closed().toCompletableFuture()).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    @Test
    void registrationIsTriedAgainWhileAnOldSessionHasIt() throws Exception {
        try (var router = new ScriptedRouter(WampRoutersTest::kind);
                var client = builder(router).service(Numbers.class, n -> n + 1).connect()) {
            var refused = new AtomicInteger();
            router.then(frame -> frame.path(0).asInt() == REGISTER && refused.incrementAndGet() < 4
                    ? List.of("[8,64," + frame.path(1) + ",{},\"wamp.error.procedure_already_exists\"]")
                    : kind(frame));

            router.drop();

            await().until(() -> count(ConnectionEvent.Reconnected.class) == 1);
            assertThat(refused).hasValue(4);
            assertThat(client.isOpen()).isTrue();
            router.send("[68,1,100,{},[4]]");
            assertThat(router.next(70)).hasToString("[70,1,{},[5]]");
        }
    }

    @Test
    void callAfterTheRoutersGoodbyeWaitsForTheNextConnection() throws Exception {
        try (var router = new ScriptedRouter(WampRoutersTest::kind);
                var client = builder(router).connect()) {
            router.send("[6,{},\"wamp.close.system_shutdown\"]");
            assertThat(router.next(GOODBYE).path(2).asText()).isEqualTo("wamp.close.goodbye_and_out");

            assertThat(client.proxy(Numbers.class).same(5)).isEqualTo(5);
            await().until(() -> count(ConnectionEvent.Reconnected.class) == 1);
        }
    }

    @Test
    void callThatIsUnderWayWhenTheRouterGoesMayHaveRun() throws Exception {
        try (var router = new ScriptedRouter(but(CALL));
                var client = builder(router).connect()) {
            var underWay = client.proxy(LaterNumbers.class).same(5);
            assertThat(router.next(CALL).path(3).asText()).isEqualTo("numbers.same");

            router.send("[6,{},\"wamp.close.system_shutdown\"]");

            assertThat(underWay)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withCauseInstanceOf(MaybeExecutedException.class);
        }
    }

    @Test
    void eventOfAThirdPartyComesByTheNameOfItsParameter() throws Exception {
        BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
        try (var router = new ScriptedRouter(WampRoutersTest::kind);
                var client = builder(router).connect();
                var subscription = client.subscribe(Degrees.class, heard::add)) {
            router.send("[36,500,1,{},[],{\"degrees\":21}]");
            router.send("[36,500,2,{},[22]]");

            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(21);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(22);
            assertThat(subscription.ended().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void callsOfManyThreadsAreNumberedAsTheyAreSent() throws Exception {
        int threads = 16;
        int each = 625;
        var pool = Executors.newFixedThreadPool(threads);
        try (var router = new ScriptedRouter(WampRoutersTest::kind);
                var client = builder(router).connect()) {
            var numbers = client.proxy(Numbers.class);
            var done = new ArrayList<Future<?>>();
            for (int thread = 0; thread < threads; thread++) {
                int from = thread * each;
                done.add(pool.submit(() -> {
                    for (int n = from; n < from + each; n++) {
                        assertThat(numbers.same(n)).isEqualTo(n);
                    }
                }));
            }
            for (var future : done) {
                future.get(60, TimeUnit.SECONDS);
            }
            router.next(HELLO);
            for (int number = 1; number <= threads * each; number++) {
                assertThat(router.next().path(1).asInt()).isEqualTo(number);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
