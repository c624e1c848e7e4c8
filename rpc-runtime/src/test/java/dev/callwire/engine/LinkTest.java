package dev.callwire.engine;

import static dev.callwire.engine.Handlers.error;
import static dev.callwire.engine.Handlers.result;
import static dev.callwire.engine.LinkRig.FIRST;
import static dev.callwire.engine.LinkRig.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callwire.call.CallOptions;
import dev.callwire.call.ConnectionEvent;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.ReconnectPolicy;
import dev.callwire.call.RpcException;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.transport.CloseReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a client's calls from one connection to the next. */
class LinkTest {
    private static final MethodDescriptor<String> FIND =
            MethodDescriptor.call("find", JsonType.STRING).idempotent().build();
    private static final MethodDescriptor<String> PLACE =
            MethodDescriptor.call("place", JsonType.STRING).build();
    private static final MethodDescriptor<@Nullable Void> HINT =
            MethodDescriptor.notification("hint").build();
    private static final String DRAIN =
            "{\"jsonrpc\":\"2.0\",\"method\":\"$/drain\",\"params\":{\"graceMs\":1000,\"retryAfterMs\":500}}";

    private final LinkRig rig = LinkRig.connected();

    @Test
    void callGoesOverTheConnectionThatThereIs() {
        var call = rig.caller().callAsync(PLACE, out -> {});
        rig.settle();

        assertThat(rig.wire().received()).containsExactly(request(1, "place", ""));
        rig.answer(result(1, "\"done\""));
        assertThat(call).isCompletedWithValue("done");
    }

    @Test
    void idempotentCallIsSentAgainOverTheNextConnection() {
        var call = rig.caller().callAsync(FIND, out -> {});
        rig.settle();

        rig.cut();
        assertThat(call).isNotDone();
        rig.pass(Duration.ofMillis(100));

        assertThat(rig.connections()).isEqualTo(2);
        assertThat(rig.wire().received())
                .containsExactly(request(1, "find", ",\"meta\":{\"timeoutMs\":29900,\"attempt\":2}"));
        rig.answer(result(1, "\"found\""));
        assertThat(call).isCompletedWithValue("found");
    }

    @Test
    void otherCallFailsAsMaybeExecuted() {
        var call = rig.caller().callAsync(PLACE, out -> {});
        rig.settle();

        rig.cut();

        assertThat(failure(call)).isInstanceOf(MaybeExecutedException.class).hasMessageContaining("place");
    }

    @Test
    void callMadeWhileAwayWaitsForTheNextConnection() {
        rig.cut();
        var call = rig.caller().callAsync(PLACE, out -> {});
        rig.caller().notify(HINT, out -> {});
        assertThat(rig.link.waiting()).isEqualTo(2);

        rig.passDelay();

        assertThat(call).isNotDone();
        assertThat(rig.wire().received()).hasSize(2);
        assertThat(rig.link.waiting()).isZero();
    }

    @Test
    void callThatWaitsIsOutOfTimeWhenItsTimeIsOver() {
        rig.refuse(true);
        rig.cut();
        var call = rig.caller(CallOptions.timeout(Duration.ofSeconds(2))).callAsync(PLACE, out -> {});

        rig.pass(Duration.ofMillis(1999));
        assertThat(call).isNotDone();
        rig.pass(Duration.ofMillis(1));

        assertThat(failure(call)).isInstanceOf(DeadlineExceededException.class);
        assertThat(rig.link.waiting()).isZero();
    }

    @Test
    void callThatIsToFailFastDoesNotWait() {
        rig.cut();

        assertThat(failure(rig.caller(CallOptions.DEFAULTS.withFailFast()).callAsync(PLACE, out -> {})))
                .isInstanceOf(NotExecutedException.class)
                .hasMessageContaining("place")
                .hasMessageContaining("fail fast");
    }

    @Test
    void callThatWaitsCanBeCancelled() {
        rig.cut();
        var call = rig.caller().callAsync(PLACE, out -> {});

        call.cancel(true);
        rig.passDelay();

        assertThat(call).isCancelled();
        assertThat(rig.wire().received()).isEmpty();
    }

    @Test
    void attemptsBeginAnewAfterAConnectionThatStayed() {
        rig.cut();
        rig.passDelay();
        rig.pass(ReconnectPolicy.DEFAULTS.longestDelay().multipliedBy(2));
        rig.cut();

        assertThat(rig.events.get(rig.events.size() - 1))
                .asInstanceOf(InstanceOfAssertFactories.type(ConnectionEvent.Reconnecting.class))
                .extracting(ConnectionEvent.Reconnecting::attempt)
                .isEqualTo(1);
    }

    @Test
    void attemptsGoOnAfterAConnectionThatEndedAtOnce() {
        rig.cut();
        rig.passDelay();
        rig.cut();

        assertThat(rig.events.get(rig.events.size() - 1))
                .asInstanceOf(InstanceOfAssertFactories.type(ConnectionEvent.Reconnecting.class))
                .extracting(ConnectionEvent.Reconnecting::attempt)
                .isEqualTo(2);
    }

    @Test
    void batchMadeWhileAwayLeavesWhenThereIsAConnection() {
        var calls = new ArrayList<CompletableFuture<String>>();
        rig.cut();
        rig.link.batch(batch -> {
            calls.add(batch.proxy(Rig.CALLER, CallOptions.DEFAULTS).callAsync(PLACE, out -> {}));
            calls.add(batch.proxy(Rig.CALLER, CallOptions.DEFAULTS).callAsync(FIND, out -> {}));
        });
        calls.get(0).cancel(true);

        rig.passDelay();

        assertThat(rig.wire().received()).singleElement().asString().contains("find");
    }

    @Test
    void tooManyCallsDoNotWait() {
        rig.cut();
        for (int i = 0; i < 1024; i++) {
            rig.caller().callAsync(PLACE, out -> {});
        }

        assertThat(failure(rig.caller().callAsync(PLACE, out -> {})))
                .isInstanceOf(NotExecutedException.class)
                .hasMessageContaining("1024")
                .hasMessageContaining("pendingCalls");
    }

    @Test
    void attemptsGoToTheAddressesInTurnAndLongerApart() {
        var two = LinkRig.connected(FIRST, SECOND);
        two.refuse(true);
        two.cut();
        for (int i = 0; i < 4; i++) {
            two.passDelay();
        }

        assertThat(two.dialled).startsWith(FIRST, SECOND, FIRST, SECOND, FIRST);
        assertThat(reconnecting(two))
                .allSatisfy(event -> assertThat(event.delay())
                        .isLessThanOrEqualTo(ReconnectPolicy.DEFAULTS.longestDelay(event.attempt())));
    }

    @Test
    void firstConnectionGoesToTheFirstAddressThatCanBeHad() {
        var nobody = new LinkRig(FIRST, SECOND);
        nobody.refuse(true);
        var connecting = nobody.link.connect().toCompletableFuture();

        nobody.settle();

        assertThat(nobody.dialled).containsExactly(FIRST, SECOND);
        assertThat(connecting).isCompletedExceptionally();
    }

    @Test
    void clientGivesUpAfterTheLastAttempt() {
        var impatient = new LinkRig(ReconnectPolicy.DEFAULTS.withAttempts(2), List.of());
        impatient.connect();
        var call = impatient.caller().callAsync(FIND, out -> {});
        impatient.settle();
        impatient.refuse(true);
        impatient.cut();
        impatient.passDelay();
        assertThat(impatient.link.isOpen()).isTrue();
        impatient.passDelay();

        assertThat(impatient.link.isOpen()).isFalse();
        assertThat(impatient.link.closed().toCompletableFuture()).isCompleted();
        assertThat(failure(call)).isInstanceOf(RpcException.class);
        assertThat(failure(impatient.caller().callAsync(PLACE, out -> {}))).isInstanceOf(NotExecutedException.class);
    }

    @Test
    void listenerHearsWhatBecomesOfTheConnection() {
        rig.refuse(true);
        rig.cut();
        rig.passDelay();
        rig.refuse(false);
        rig.passDelay();
        rig.link.close();
        rig.settle();

        assertThat(rig.events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Connected", "Lost", "Reconnecting", "Reconnecting", "Reconnected", "Closed");
        assertThat(rig.events.get(4))
                .asInstanceOf(InstanceOfAssertFactories.type(ConnectionEvent.Reconnected.class))
                .isEqualTo(new ConnectionEvent.Reconnected(FIRST, 2));
    }

    @Test
    void callsMoveOnFromAServerThatIsAboutToClose() {
        var two = LinkRig.connected(FIRST, SECOND);
        var running = two.caller().callAsync(PLACE, out -> {});
        two.settle();
        two.answer(DRAIN);

        assertThat(two.connections()).isEqualTo(2);
        var next = two.caller().callAsync(PLACE, out -> {});
        two.settle();
        assertThat(two.wire(1).received()).containsExactly(request(1, "place", ""));

        two.wire(0).send(result(1, "\"ended\""));
        two.answer(result(1, "\"begun\""));
        assertThat(running).isCompletedWithValue("ended");
        assertThat(next).isCompletedWithValue("begun");
    }

    @Test
    void onlyAddressIsTriedAgainAfterTheTimeThatTheServerAsksFor() {
        rig.answer(DRAIN);
        rig.pass(Duration.ofMillis(499));
        assertThat(rig.connections()).isEqualTo(1);

        rig.pass(Duration.ofMillis(1));

        assertThat(rig.connections()).isEqualTo(2);
    }

    @Test
    void callThatADrainingServerRefusedIsSentElsewhere() {
        var two = LinkRig.connected(FIRST, SECOND);
        var call = two.caller().callAsync(PLACE, out -> {});
        two.settle();

        two.wire(0).send(DRAIN);
        two.wire(0).send(error(1, -32009, "closing"));
        two.settle();

        assertThat(two.wire(1).received()).hasSize(1);
        two.answer(result(1, "\"done\""));
        assertThat(call).isCompletedWithValue("done");
    }

    @Test
    void callThatADrainingServerNeverReadIsSentElsewhere() {
        var two = LinkRig.connected(FIRST, SECOND);
        var call = two.caller().callAsync(PLACE, out -> {});
        two.settle();

        two.answer(DRAIN);
        var first = two.wire(0);
        first.close(CloseReason.RESTART);
        two.settle();

        two.answer(result(1, "\"done\""));
        assertThat(call).isCompletedWithValue("done");
    }

    @Test
    void drainsThatComeNowAndThenAreNoFailedAttempts() {
        var two = LinkRig.connected(FIRST, SECOND);
        for (int i = 0; i < 5; i++) {
            var call = two.caller().callAsync(FIND, out -> {});
            two.settle();
            two.answer(result(1, "\"found\""));
            assertThat(call).isCompleted();
            two.answer(DRAIN);
        }

        assertThat(two.connections()).isEqualTo(6);
        assertThat(reconnecting(two))
                .extracting(ConnectionEvent.Reconnecting::attempt)
                .containsOnly(1);
        assertThat(reconnecting(two))
                .extracting(ConnectionEvent.Reconnecting::delay)
                .containsOnly(Duration.ZERO);
    }

    @Test
    void serversThatOnlyDrainAreTriedLongerApart() {
        var two = LinkRig.connected(FIRST, SECOND);
        for (int i = 0; i < 20; i++) {
            two.answer(DRAIN);
            two.passDelay();
        }

        assertThat(two.connections()).isEqualTo(21);
        assertThat(reconnecting(two))
                .extracting(ConnectionEvent.Reconnecting::attempt)
                .endsWith(18, 19, 20);
        assertThat(reconnecting(two).subList(10, 20))
                .anySatisfy(event -> assertThat(event.delay()).isGreaterThan(Duration.ofSeconds(1)));
    }

    @Test
    void serverCannotKeepItsClientsAwayForLong() {
        rig.answer(DRAIN.replace("500", "1" + "0".repeat(15)));

        rig.pass(ReconnectPolicy.DEFAULTS.longestDelay().multipliedBy(2));

        assertThat(rig.connections()).isEqualTo(2);
    }

    @Test
    void callThatMayHaveRunBeforeIsNotSaidNotToHaveRunWhenItIsRefused() {
        var call = rig.caller().callAsync(FIND, out -> {});
        rig.settle();
        rig.cut();
        rig.passDelay();
        rig.answer(error(1, -32009, "too many calls"));

        assertThat(failure(call))
                .isInstanceOf(MaybeExecutedException.class)
                .hasMessageContaining("find may have run")
                .hasMessageContaining("too many calls");
    }

    @Test
    void closingFailsWhatMayHaveRunAsSuch() {
        var call = rig.caller().callAsync(FIND, out -> {});
        rig.settle();
        rig.refuse(true);
        rig.cut();

        rig.link.close();

        assertThat(failure(call)).isInstanceOf(MaybeExecutedException.class).hasMessageContaining("ended with");
    }

    @Test
    void busyServerThatStaysIsNotRetried() {
        var call = rig.caller().callAsync(PLACE, out -> {});
        rig.settle();
        rig.answer(error(1, -32009, "busy"));

        assertThat(failure(call)).isInstanceOf(NotExecutedException.class);
    }

    @Test
    void closingFailsWhatWaitsAsNotExecuted() {
        rig.refuse(true);
        rig.cut();
        var call = rig.caller().callAsync(PLACE, out -> {});

        rig.link.close();
        rig.settle();

        assertThat(failure(call)).isInstanceOf(NotExecutedException.class);
        rig.passDelay();
        assertThat(rig.dialled).hasSize(1);
    }

    @Test
    void closedLinkOpensNothingMore() {
        rig.link.close();
        rig.settle();
        rig.passDelay();

        assertThat(rig.connections()).isEqualTo(1);
        assertThat(rig.link.isOpen()).isFalse();
        assertThat(rig.link.closed().toCompletableFuture().join().code()).isEqualTo(CloseReason.NORMAL);
    }

    @Test
    void linkThatNeverReconnectsEndsWithItsConnection() {
        var once = new LinkRig(ReconnectPolicy.NEVER, List.of());
        once.connect();
        var call = once.caller().callAsync(FIND, out -> {});
        once.settle();

        once.cut();

        assertThat(once.link.isOpen()).isFalse();
        assertThat(failure(call)).isInstanceOf(MaybeExecutedException.class);
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> once.caller().notify(HINT, out -> {}));
    }

    private static List<ConnectionEvent.Reconnecting> reconnecting(LinkRig of) {
        return of.events.stream()
                .filter(ConnectionEvent.Reconnecting.class::isInstance)
                .map(ConnectionEvent.Reconnecting.class::cast)
                .toList();
    }

    private static String request(int id, String method, String more) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\"" + more + "}";
    }

    private Throwable failure(CompletableFuture<?> call) {
        rig.settle();
        assertThat(call).isCompletedExceptionally();
        return call.handle((value, failure) -> failure).join();
    }
}
