package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.callwire.RpcClient;
import dev.callwire.RpcServer;
import dev.callwire.annotation.RpcService;
import dev.callwire.call.CallContext;
import dev.callwire.call.CallOptions;
import dev.callwire.call.ConnectFailedException;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.MetadataKey;
import dev.callwire.call.RpcException;
import dev.callwire.json.RawJson;
import dev.callwire.transport.Handshake;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What handlers know of their call, and what passes on to the calls that they make: from a client to one server, and from there to another. */
@Timeout(60)
class ContextTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static final MetadataKey<String> TENANT = MetadataKey.ofString("tenant");
    private static final MetadataKey<Long> BUDGET = MetadataKey.ofLong("budget");
    private static final MetadataKey<Boolean> URGENT = MetadataKey.ofBoolean("urgent");
    private static final MetadataKey<RawJson> SHAPE = MetadataKey.ofJson("shape");
    private static final MetadataKey<UUID> TICKET = MetadataKey.of("ticket", UUID::fromString, UUID::toString);

    private final DirectedWork work = new DirectedWork();
    private final RpcServer end =
            ServerFixture.serving(Hop.class, new Hopping(null)).start();
    private final RpcClient onwards = ServerFixture.connectOnce("ws://127.0.0.1:" + end.port() + "/rpc");
    private final RpcServer middle = ServerFixture.serving(Hop.class, new Hopping(onwards))
            .authenticate(ContextTest::nameOf)
            .start();
    private final RpcClient client =
            builder("ws").service(Hop.class, new Hopping(null)).connect();

    /** What a handler at some place knows. */
    record Seen(
            String method,
            @Nullable String traceparent,
            @Nullable String tracestate,
            @Nullable String tenant,
            long millisLeft) {}

    @RpcService("hop")
    interface Hop {
        /** Tells what the call is like so many servers further on. */
        Seen look(int further);

        CompletionStage<Seen> lookLater(int further);

        /** Works so many servers further on, until it is stopped. */
        String hold(int further);

        CompletionStage<String> holdLater(int further);

        /** All metadata that a key is known for, as text. */
        String metadata();

        String whoAmI();

        /** Has the caller look, with a tenant. */
        Seen lookBack();
    }

    @RpcService("hop")
    interface HopLater {
        CompletableFuture<String> hold(int further);

        CompletableFuture<String> holdLater(int further);
    }

    private final class Hopping implements Hop {
        private final @Nullable RpcClient next;

        Hopping(@Nullable RpcClient next) {
            this.next = next;
        }

        private Hop next() {
            return next.proxy(Hop.class);
        }

        @Override
        public Seen look(int further) {
            return further == 0 ? seen() : next().look(further - 1);
        }

        @Override
        public CompletionStage<Seen> lookLater(int further) {
            return further == 0
                    ? CompletableFuture.completedFuture(seen())
                    : next().lookLater(further - 1).thenApply(seen -> seen);
        }

        private Seen seen() {
            var call = CallContext.current();
            return new Seen(
                    call.method(),
                    call.metadata().get(MetadataKey.TRACEPARENT).orElse(null),
                    call.metadata().get(MetadataKey.TRACESTATE).orElse(null),
                    call.metadata().get(TENANT).orElse(null),
                    call.timeLeft().toMillis());
        }

        @Override
        public String hold(int further) {
            return further == 0 ? work.hold("work") : next().hold(further - 1);
        }

        @Override
        public CompletionStage<String> holdLater(int further) {
            return further == 0 ? work.holdLater("work") : next().holdLater(further - 1);
        }

        @Override
        public String metadata() {
            var metadata = CallContext.current().metadata();
            return String.join(
                    " ",
                    metadata.get(TENANT).orElse("none"),
                    metadata.get(BUDGET).map(String::valueOf).orElse("none"),
                    metadata.get(URGENT).map(String::valueOf).orElse("none"),
                    metadata.get(SHAPE).map(RawJson::json).orElse("none"),
                    metadata.get(TICKET).map(String::valueOf).orElse("none"));
        }

        @Override
        public String whoAmI() {
            var peer = CallContext.current().peer();
            return peer.principal().map(Principal::getName).orElse("nobody") + " from "
                    + peer.handshake().headers().getOrDefault("x-place", List.of("nowhere"));
        }

        @Override
        public Seen lookBack() {
            var options = CallOptions.DEFAULTS.with(TENANT, "of the server");
            return CallContext.current().peer().proxy(Hop.class, options).look(0);
        }
    }

    private static Optional<Principal> nameOf(Handshake handshake) {
        return Optional.ofNullable(handshake.headers().get("x-name")).map(names -> () -> names.get(0));
    }

    private RpcClient.Builder builder(String scheme) {
        return RpcClient.builder(scheme + "://127.0.0.1:" + middle.port() + "/rpc")
                .header("x-name", "Ada")
                .header("x-place", "London");
    }

    @AfterEach
    void close() {
        work.letGo();
        client.close();
        middle.close();
        onwards.close();
        end.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "http"})
    void metadataKeepsItsTypes(String scheme) {
        var ticket = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
        var options = CallOptions.DEFAULTS
                .with(TENANT, "řeč \"🦊\"")
                .with(BUDGET, Long.MIN_VALUE)
                .with(URGENT, true)
                .with(SHAPE, new RawJson("{\"z\":[1.10,null]}"))
                .with(TICKET, ticket);

        try (var other = builder(scheme).connect()) {
            assertThat(other.proxy(Hop.class, options).metadata())
                    .isEqualTo("řeč \"🦊\" -9223372036854775808 true {\"z\":[1.10,null]} " + ticket);
            assertThat(other.proxy(Hop.class).metadata()).isEqualTo("none none none none none");
        }
    }

    @Test
    void metadataOfTheServersOwnCallsReachesTheClient() {
        var seen = client.proxy(
                        Hop.class,
                        CallOptions.DEFAULTS.with(TENANT, "of the client").with(MetadataKey.TRACEPARENT, TRACE))
                .lookBack();

        assertThat(seen.tenant()).isEqualTo("of the server");
        assertThat(seen.traceparent()).isEqualTo(TRACE);
    }

    @Test
    void traceContextPassesThroughAndOtherMetadataDoesNot() throws Exception {
        var hop = client.proxy(
                Hop.class,
                CallOptions.DEFAULTS
                        .with(MetadataKey.TRACEPARENT, TRACE)
                        .with(MetadataKey.TRACESTATE, "vendor=1")
                        .with(TENANT, "a"));

        for (var seen :
                List.of(hop.look(1), hop.lookLater(1).toCompletableFuture().get(10, TimeUnit.SECONDS))) {
            assertThat(seen.traceparent()).isEqualTo(TRACE);
            assertThat(seen.tracestate()).isEqualTo("vendor=1");
            assertThat(seen.tenant()).isNull();
        }
        assertThat(hop.look(0).tenant()).isEqualTo("a");
    }

    @Test
    void callWithoutATraceHasNoneFurtherOn() {
        assertThat(client.proxy(Hop.class).look(1).traceparent()).isNull();
        assertThat(CallContext.find()).isEmpty();
    }

    @Test
    void deadlineShrinksThroughNestedCalls() {
        var hop = client.proxy(Hop.class, CallOptions.timeout(Duration.ofSeconds(5)));

        assertThat(hop.look(0).millisLeft()).isBetween(1L, 5_000L);
        assertThat(hop.look(1).millisLeft()).isBetween(1L, 5_000L);
        assertThat(client.proxy(Hop.class).look(1).millisLeft()).isBetween(5_001L, 30_000L);
    }

    @Test
    void deadlineStopsTheWorkAtTheFarEnd() {
        var hasty = client.proxy(Hop.class, CallOptions.timeout(Duration.ofMillis(300)));

        assertThatExceptionOfType(DeadlineExceededException.class).isThrownBy(() -> hasty.hold(1));
        assertThat(work.nextStopped()).isEqualTo("work");
        assertThatExceptionOfType(DeadlineExceededException.class).isThrownBy(() -> hasty.hold(0));
        assertThat(work.nextStopped()).isEqualTo("work");
    }

    @Test
    void cancellingReachesTheWorkAtTheFarEnd() {
        var later = client.proxy(HopLater.class);
        var calls = List.of(later.hold(1), later.holdLater(1));
        assertThat(work.nextBegun()).isEqualTo("work");
        assertThat(work.nextBegun()).isEqualTo("work");

        calls.forEach(call -> call.cancel(true));

        assertThat(work.nextStopped()).isEqualTo("work");
        assertThat(work.nextStopped()).isEqualTo("work");
    }

    @Test
    void clientThatGoesStopsTheWorkAtTheFarEnd() {
        var other = builder("ws").connect();
        var call = other.proxy(HopLater.class).hold(1);
        assertThat(work.nextBegun()).isEqualTo("work");

        other.close();

        assertThat(work.nextStopped()).isEqualTo("work");
        assertThat(call).failsWithin(PATIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "http"})
    void handlerKnowsWhoCalls(String scheme) {
        try (var other = builder(scheme).header("x-name", "Eva").connect()) {
            assertThat(other.proxy(Hop.class).whoAmI()).isEqualTo("Eva from [London]");
        }
        assertThat(client.proxy(Hop.class).whoAmI()).isEqualTo("Ada from [London]");
        await().untilAsserted(() -> assertThat(middle.peers())
                .singleElement()
                .satisfies(peer ->
                        assertThat(peer.principal()).map(Principal::getName).contains("Ada")));
    }

    @Test
    void whoShowsNoNameIsNotLetIn() {
        assertThatExceptionOfType(ConnectFailedException.class)
                .isThrownBy(() -> RpcClient.connect("ws://127.0.0.1:" + middle.port() + "/rpc"))
                .withMessageContaining("401");
        try (var http = RpcClient.connect("http://127.0.0.1:" + middle.port() + "/rpc")) {
            assertThatExceptionOfType(RpcException.class)
                    .isThrownBy(() -> http.proxy(Hop.class).whoAmI())
                    .withMessageContaining("401");
        }
    }
}
