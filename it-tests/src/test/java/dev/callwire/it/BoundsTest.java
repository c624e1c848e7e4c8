package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.callwire.call.ConnectFailedException;
import dev.callwire.call.Limits;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.contract.ContractServer;
import dev.callwire.contract.Demo;
import dev.callwire.json.RawJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much of everything there may be at a time, and what happens beyond. */
@Timeout(60)
class BoundsTest {
    private final DirectedWork work = new DirectedWork();
    private final ServerFixture fixture = new ServerFixture(ServerFixture.serving(Work.class, work));

    @AfterEach
    void close() {
        work.letGo();
        fixture.close();
    }

    @Test
    void thousandAnd24CallsMayBePendingAndOneMoreFailsAtOnce() {
        var later = fixture.proxy(WorkLater.class);
        var calls = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < 1024; i++) {
            calls.add(later.hold("call " + i));
        }

        assertThat(later.hold("one more"))
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableThat()
                .withCauseInstanceOf(NotExecutedException.class)
                .withMessageContaining("1024");
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> fixture.proxy(Work.class).now("one more"));

        work.letGo();
        for (int i = 0; i < 1024; i++) {
            assertThat(calls.get(i)).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("call " + i);
        }
        assertThat(later.hold("again")).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("again");
    }

    @Test
    void callsBeyondThoseInFlightWaitAndAllAreAnswered() {
        var later = fixture.proxy(WorkLater.class);
        var calls =
                IntStream.range(0, 500).mapToObj(i -> later.hold("call " + i)).toList();
        await().until(() -> work.hasBegun() == 128);
        try (var other = fixture.builderOfClient().connect()) {
            assertThat(other.proxy(Work.class).now("meanwhile")).isEqualTo("meanwhile");
        }

        assertThat(work.hasBegun()).isEqualTo(128);
        work.letGo();

        for (int i = 0; i < 500; i++) {
            assertThat(calls.get(i)).succeedsWithin(Duration.ofSeconds(20)).isEqualTo("call " + i);
        }
        assertThat(work.mostRunning()).isLessThanOrEqualTo(128);
    }

    @Test
    void asynchronousCallsBeyondThoseInFlightWaitToo() {
        var later = fixture.proxy(WorkLater.class);
        var calls = IntStream.range(0, 500)
                .mapToObj(i -> later.holdLater("call " + i))
                .toList();
        await().until(() -> work.hasBegun() == 128);

        work.letGo();

        assertThat(calls).allSatisfy(call -> assertThat(call).succeedsWithin(Duration.ofSeconds(20)));
    }

    @Test
    void notificationsWaitForEachOtherAndHoldUpNoCall() {
        var direct = fixture.proxy(Work.class);
        direct.holdQuietly("first");
        direct.holdQuietly("second");
        assertThat(work.nextBegun()).isEqualTo("first");
        assertThat(direct.now("meanwhile")).isEqualTo("meanwhile");
        assertThat(work.hasBegun()).isZero();

        work.letGo();

        assertThat(work.nextBegun()).isEqualTo("second");
        assertThat(work.mostRunning()).isEqualTo(1);
    }

    @Test
    void manyNotificationsWaitAndNoneIsLost() {
        var direct = fixture.proxy(Work.class);
        for (int i = 0; i < 5_000; i++) {
            direct.holdQuietly("line " + i);
        }
        assertThat(work.nextBegun()).isEqualTo("line 0");

        work.letGo();

        for (int i = 1; i < 5_000; i++) {
            assertThat(work.nextBegun()).isEqualTo("line " + i);
        }
    }

    @Test
    void executorThatTakesNoMoreCallsIsABusyServer() {
        Executor full = task -> {
            throw new RejectedExecutionException("full");
        };
        try (var busy =
                new ServerFixture(ServerFixture.serving(Work.class, work).executor(full))) {
            assertThatExceptionOfType(NotExecutedException.class)
                    .isThrownBy(() -> busy.proxy(Work.class).now("a"));
            assertThatExceptionOfType(NotExecutedException.class)
                    .isThrownBy(() -> busy.proxy(Work.class).now("b"));
            assertThat(busy.client().isOpen()).isTrue();
        }
    }

    @Test
    void resultThatIsTooLargeIsAnErrorAndTheConnectionIsKept() {
        try (var small = new ServerFixture(ContractServer.builder()
                .host("127.0.0.1")
                .limits(Limits.DEFAULTS.toBuilder().outboundMessageBytes(1000).build()))) {
            var demo = small.proxy(Demo.class);

            assertThatExceptionOfType(RemoteFaultException.class)
                    .isThrownBy(() -> demo.echo(new RawJson("\"" + "x".repeat(1000) + "\"")))
                    .satisfies(fault -> assertThat(fault.code()).isEqualTo(-32008))
                    .withMessageContaining("too large");
            assertThat(demo.echo(new RawJson("\"x\""))).isEqualTo(new RawJson("\"x\""));
        }
    }

    @Test
    void limitsMayBeSmaller() {
        var limits = Limits.DEFAULTS.toBuilder()
                .inboundMessageBytes(200)
                .jsonDepth(5)
                .jsonTokens(20)
                .jsonNameLength(10)
                .jsonNumberLength(10)
                .idLength(5)
                .methodLength(10)
                .build();
        try (var small = new ServerFixture(
                        ContractServer.builder().host("127.0.0.1").limits(limits));
                var raw = RawClient.connect(small.server())) {
            assertThat(code(raw, Json.call("1", "demo.echo", "[[[[[1]]]]]"))).isEqualTo(-32700);
            assertThat(code(raw, Json.call("1", "demo.echo", "[[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]]")))
                    .isEqualTo(-32700);
            assertThat(code(raw, Json.call("1", "demo.echo", "[{'elevenchars':1}]")))
                    .isEqualTo(-32700);
            assertThat(code(raw, Json.call("1", "demo.echo", "[12345678901]"))).isEqualTo(-32700);
            assertThat(code(raw, Json.call("123456", "demo.echo", "[1]"))).isEqualTo(-32600);
            assertThat(code(raw, Json.call("1", "elevenchars", "[1]"))).isEqualTo(-32600);
            assertThat(raw.ask(Json.call("1", "demo.echo", "[[[1]]]")).has("result"))
                    .isTrue();
            raw.send(" ".repeat(201));
            assertThat(raw.closeCode()).isEqualTo(1009);
        }
    }

    private static int code(RawClient raw, String frame) {
        return raw.ask(frame).path("error").path("code").asInt();
    }

    @Test
    void connectionsAreCounted() {
        var limits = Limits.DEFAULTS.toBuilder().connections(2).build();
        try (var small =
                new ServerFixture(ServerFixture.serving(Work.class, work).limits(limits))) {
            var second = small.builderOfClient().connect();
            assertThat(second.proxy(Work.class).now("a")).isEqualTo("a");
            assertThatExceptionOfType(ConnectFailedException.class)
                    .isThrownBy(() -> small.builderOfClient().connect())
                    .withMessageContaining("503");
            second.close();
            await().until(() -> small.server().peers().size() == 1);
            await().untilAsserted(() -> small.builderOfClient().connect().close());
        }
    }
}
