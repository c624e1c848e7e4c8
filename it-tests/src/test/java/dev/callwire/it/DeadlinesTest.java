package dev.callwire.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callwire.call.CallCancelledException;
import dev.callwire.call.CallOptions;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.Limits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that take too long, or longer than their caller cares: they end for both sides, and the work stops. */
@Timeout(60)
class DeadlinesTest {
    private static final Duration SHORT = Duration.ofMillis(150);

    private final DirectedWork work = new DirectedWork();
    private ServerFixture fixture = new ServerFixture(ServerFixture.serving(Work.class, work));

    @AfterEach
    void close() {
        work.letGo();
        fixture.close();
    }

    @Test
    void timeoutOfAProxyEndsABlockingCallAndStopsTheHandler() {
        var hasty = fixture.client().proxy(Work.class, CallOptions.timeout(SHORT));

        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() -> hasty.hold("a"))
                .withMessageContaining("work.hold");
        assertThat(work.nextBegun()).isEqualTo("a");
        assertThat(work.nextStopped()).isEqualTo("a");
    }

    @Test
    void timeoutOfAProxyFailsAFutureAndCancelsTheHandlersStage() {
        var hasty = fixture.client().proxy(WorkLater.class, CallOptions.timeout(SHORT));

        assertThat(hasty.holdLater("a"))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(DeadlineExceededException.class);
        assertThat(work.nextStopped()).isEqualTo("a");
    }

    @Test
    void timeoutOfTheClientHoldsForItsProxies() {
        try (var hasty = fixture.builderOfClient().timeout(SHORT).connect()) {
            assertThatExceptionOfType(DeadlineExceededException.class)
                    .isThrownBy(() -> hasty.proxy(Work.class).hold("a"));
            assertThat(work.nextStopped()).isEqualTo("a");

            var patient = hasty.proxy(WorkLater.class, CallOptions.timeout(Duration.ofSeconds(20)));
            var call = patient.hold("b");
            assertThat(work.nextBegun()).isEqualTo("a");
            assertThat(work.nextBegun()).isEqualTo("b");
            work.letGo();
            assertThat(call).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("b");
        }
    }

    @Test
    void deadlineEndsItsCallAlone() {
        var patient = fixture.proxy(WorkLater.class).hold("patient");
        assertThat(work.nextBegun()).isEqualTo("patient");
        var hasty = fixture.client().proxy(Work.class, CallOptions.timeout(SHORT));

        assertThatExceptionOfType(DeadlineExceededException.class).isThrownBy(() -> hasty.hold("hasty"));

        assertThat(work.nextStopped()).isEqualTo("hasty");
        work.letGo();
        assertThat(patient).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("patient");
        assertThat(hasty.now("again")).isEqualTo("again");
    }

    @Test
    void laterCallWithAnEarlierDeadlineEndsFirst() {
        var second = fixture.client()
                .proxy(WorkLater.class, CallOptions.timeout(Duration.ofMillis(600)))
                .hold("a");
        var first = fixture.client()
                .proxy(WorkLater.class, CallOptions.timeout(SHORT))
                .hold("b");

        assertThat(CompletableFuture.anyOf(
                        first.handle((value, failure) -> "first"), second.handle((value, failure) -> "second")))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo("first");
        assertThat(second).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void serverEndsWhatTakesLongerThanItAllows() {
        try (var strict = new ServerFixture(ServerFixture.serving(Work.class, work)
                .limits(Limits.DEFAULTS.toBuilder().callTimeout(SHORT).build()))) {
            assertThatExceptionOfType(DeadlineExceededException.class)
                    .isThrownBy(() -> strict.proxy(Work.class).hold("a"));
            assertThat(work.nextStopped()).isEqualTo("a");
            assertThat(strict.proxy(WorkLater.class).holdLater("b"))
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(DeadlineExceededException.class);
            assertThat(work.nextStopped()).isEqualTo("b");
            assertThat(strict.proxy(Work.class).now("c")).isEqualTo("c");
        }
    }

    @Test
    void serverAnswersWhatItEndedWithTheCodeOfTheDeadline() {
        try (var raw = RawClient.connect(fixture.server())) {
            var answer = raw.ask(
                    Json.text("{'jsonrpc':'2.0','id':1,'method':'work.hold','params':['a'],'meta':{'timeoutMs':100}}"));

            assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32013);
            assertThat(answer.path("id").asInt()).isEqualTo(1);
            assertThat(work.nextStopped()).isEqualTo("a");
            raw.answersNext();
        }
    }

    @Test
    void notificationThatTakesTooLongIsStopped() {
        try (var strict = new ServerFixture(ServerFixture.serving(Work.class, work)
                .limits(Limits.DEFAULTS.toBuilder().callTimeout(SHORT).build()))) {
            strict.proxy(Work.class).holdQuietly("a");

            assertThat(work.nextStopped()).isEqualTo("a");
        }
    }

    @Test
    void cancellingAFutureStopsTheHandler() {
        var call = fixture.proxy(WorkLater.class).hold("a");
        assertThat(work.nextBegun()).isEqualTo("a");

        assertThat(call.cancel(true)).isTrue();

        assertThat(work.nextStopped()).isEqualTo("a");
        assertThat(call).isCancelled();
        assertThat(fixture.proxy(Work.class).now("b")).isEqualTo("b");
    }

    @Test
    void cancellingAFutureCancelsTheHandlersStage() {
        var call = fixture.proxy(WorkLater.class).holdLater("a");
        assertThat(work.nextBegun()).isEqualTo("a");

        assertThat(call.cancel(true)).isTrue();

        assertThat(work.nextStopped()).isEqualTo("a");
    }

    @Test
    void interruptingABlockedCallerCancelsItsCall() throws Exception {
        var ending = new CompletableFuture<String>();
        var caller = new Thread(() -> {
            try {
                fixture.proxy(Work.class).hold("a");
            } catch (CallCancelledException e) {
                ending.complete(
                        "cancelled, interrupted: " + Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        assertThat(work.nextBegun()).isEqualTo("a");

        caller.interrupt();

        assertThat(ending.get(10, TimeUnit.SECONDS)).isEqualTo("cancelled, interrupted: true");
        assertThat(work.nextStopped()).isEqualTo("a");
    }

    @Test
    void peerThatIsCancelledByItsCallerIsAnsweredSo() {
        try (var raw = RawClient.connect(fixture.server())) {
            raw.send(Json.call("'x'", "work.hold", "['a']"));
            assertThat(work.nextBegun()).isEqualTo("a");
            raw.send(Json.notification("$/cancelRequest", "{'id':'x'}"));

            var answer = raw.next();
            assertThat(answer.path("id").asText()).isEqualTo("x");
            assertThat(answer.path("error").path("code").asInt()).isEqualTo(-32800);
            assertThat(work.nextStopped()).isEqualTo("a");
            raw.send(Json.notification("$/cancelRequest", "{'id':'x'}"));
            raw.answersNext();
        }
    }

    @Test
    void cancelOfAnotherConnectionsCallDoesNothing() throws ExecutionException, InterruptedException {
        var call = fixture.proxy(WorkLater.class).hold("a");
        assertThat(work.nextBegun()).isEqualTo("a");
        try (var raw = RawClient.connect(fixture.server())) {
            raw.send(Json.notification("$/cancelRequest", "{'id':1}"));
            raw.answersNext();
        }

        work.letGo();
        assertThat(call.get()).isEqualTo("a");
    }
}
