package dev.callwire.engine;

import static dev.callwire.engine.Handlers.call;
import static dev.callwire.engine.Handlers.cancel;
import static dev.callwire.engine.Handlers.echo;
import static dev.callwire.engine.Handlers.error;
import static dev.callwire.engine.Handlers.later;
import static dev.callwire.engine.Handlers.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.call.CallContext;
import dev.callwire.call.FaultException;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.transport.CloseReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames to a peer, and what comes back. */
class IncomingCallsTest {
    private final Rig rig = new Rig();
    private final Handlers handlers = new Handlers();

    @BeforeEach
    void serve() {
        handlers.addTo(rig.methods);
    }

    // Where handlers run

    @Test
    void nonBlockingHandlerAnswersWhereItIsRead() {
        rig.send(call(1, "add", "{\"a\":1,\"b\":2}"));

        rig.read();

        assertThat(rig.workers.waiting()).isZero();
        assertThat(rig.wire.received()).containsExactly(result(1, "3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1,\"b\":2},\"id\":1", "{\"a\":1,\"b\":2},\"x\":3", "{\"a\":1,\"b\":2} ,\"meta\":{}"})
    void nonBlockingHandlerIsToldByWhatFollowsItsParamsToo(String paramsAndMore) {
        var here = call(1, "add", paramsAndMore);
        var elsewhere = call(1, "add", ' ' + paramsAndMore); // which is looked through before it is served

        var other = new Rig();
        handlers.addTo(other.methods);
        assertThat(rig.exchange(here)).isEqualTo(other.exchange(elsewhere));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[1,2", "[1,2]]", "{\"a\":1,\"b\":2", "{\"a\":1,\"b\":02}", "[1,2]}", "{\"a\":1,\"b\":\"\t\"}"})
    void nonBlockingHandlerDoesNotRunForWhatIsNoJson(String params) {
        var answers = rig.exchange(call(1, "add", params));

        assertThat(answers).hasSize(1).first().asString().contains("\"id\":null", "\"code\":-32700");
    }

    @Test
    void otherHandlersRunOnWorkersWithParamsOfTheirOwn() {
        rig.send(echo(1, "one"), echo(2, "two"));

        rig.read();
        assertThat(rig.wire.received()).isEmpty();
        assertThat(rig.workers.waiting()).isEqualTo(2);

        rig.settle();
        assertThat(rig.wire.received()).containsExactly(result(1, "\"one\""), result(2, "\"two\""));
    }

    @Test
    void stageIsAnsweredWhenItCompletes() {
        assertThat(rig.exchange(later(1, "a"), later(2, "b"))).isEmpty();

        handlers.finish("b");
        rig.settle();
        assertThat(rig.wire.received()).containsExactly(result(2, "\"b\""));

        handlers.finish("a");
        rig.settle();
        assertThat(rig.wire.received()).containsExactly(result(1, "\"a\""));
    }

    @Test
    void nonBlockingStageBeginsWhereItIsRead() {
        rig.send(call("\"x\"", "laterHere", "[\"a\"]"));
        rig.read();

        handlers.finish("a");
        rig.settle();

        assertThat(rig.wire.received()).containsExactly(result("\"x\"", "\"a\""));
    }

    @Test
    void voidIsAnsweredWithNull() {
        var method = MethodDescriptor.call("clear", JsonType.VOID).build();
        rig.methods.voidCall(method, params -> {});

        assertThat(rig.exchange(call(1, "clear", "[]"))).containsExactly(result(1, "null"));
    }

    // Who may call what

    @Test
    void unknownMethodIsNotFound() {
        assertThat(rig.exchange(call(1, "nothing", "[]")))
                .containsExactly(error(1, -32601, "Method not found: nothing"));
    }

    @Test
    void notificationCalledWithAnIdIsRefused() {
        assertThat(rig.exchange(call(1, "note", "[\"a\"]")))
                .containsExactly(error(1, -32600, "note is a notification: send it without an id"));
        assertThat(handlers.notes).isEmpty();
    }

    @Test
    void answeredMethodMayBeNotified() {
        assertThat(rig.exchange("{\"jsonrpc\":\"2.0\",\"method\":\"later\",\"params\":[\"a\"]}"))
                .isEmpty();
        handlers.finish("a");
        rig.settle();

        assertThat(rig.wire.received()).isEmpty();
    }

    @Test
    void failedNotificationIsNotAnswered() {
        assertThat(rig.exchange(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"note\",\"params\":[5]}",
                        "{\"jsonrpc\":\"2.0\",\"method\":\"nothing\"}"))
                .isEmpty();
    }

    @Test
    void wrongParamsAreToldByName() {
        assertThat(rig.exchange(call(1, "add", "[1,\"2\"]"), call(2, "echo", "[]"), call(3, "add", "{\"c\":1}")))
                .containsExactly(
                        error(
                                1,
                                -32602,
                                "Parameter b must be an integer from -2147483648 to 2147483647, found a string"),
                        error(3, -32602, "Unknown parameter c: the parameters of add are a, b"),
                        error(2, -32602, "Parameter text must be a string, but is missing"));
    }

    // Ids

    @Test
    void idOfACallInFlightIsRefusedToAnother() {
        assertThat(rig.exchange(later(7, "a"), echo(7, "b"), call(7, "add", "[1,2]")))
                .containsExactly(
                        error(7, -32600, "Invalid request: the id 7 is that of a call in flight"),
                        error(7, -32600, "Invalid request: the id 7 is that of a call in flight"));

        handlers.finish("a");
        rig.settle();
        assertThat(rig.wire.received()).containsExactly(result(7, "\"a\""));
    }

    @Test
    void idsOfOtherTypesAreOtherIds() {
        assertThat(rig.exchange(later(7, "a"), echo("\"7\"", "b"), echo("7.0", "c")))
                .containsExactly(result("\"7\"", "\"b\""), result("7.0", "\"c\""));
    }

    @Test
    void idIsFreeAsSoonAsItsAnswerIsOut() {
        var answers = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            answers.addAll(rig.exchange(echo(1, "a")));
        }

        assertThat(answers).containsOnly(result(1, "\"a\"")).hasSize(3);
    }

    @Test
    void callsMayShareTheIdNull() {
        assertThat(rig.exchange(later("null", "a"), echo("null", "b"))).containsExactly(result("null", "\"b\""));
        handlers.finish("a");
        rig.settle();
        assertThat(rig.wire.received()).containsExactly(result("null", "\"a\""));
    }

    @Test
    void idNullCannotBeCancelled() {
        assertThat(rig.exchange(later("null", "a"), cancel("null"))).isEmpty();
        handlers.finish("a");
        rig.settle();
        assertThat(rig.wire.received()).containsExactly(result("null", "\"a\""));
    }

    // Cancelling

    @Test
    void cancelledCallIsAnsweredAtOnceAndOnce() {
        rig.exchange(later(1, "a"));
        var stage = handlers.unfinished.get("a");

        assertThat(rig.exchange(cancel(1))).containsExactly(error(1, -32800, "later was cancelled"));
        assertThat(stage).isCancelled();
        assertThat(rig.exchange(cancel(1))).isEmpty();
    }

    @Test
    void cancelReachesTheVeryCallAmongMany() {
        var cancelled = new ArrayList<String>();
        for (int id = 1; id <= 100; id++) {
            assertThat(rig.exchange(later(id, "a" + id))).isEmpty();
        }
        for (int id = 1; id <= 100; id += 2) {
            cancelled.addAll(rig.exchange(cancel(id)));
        }

        assertThat(cancelled).hasSize(50).allMatch(answer -> answer.contains("-32800"));
        for (int id = 1; id <= 100; id++) {
            assertThat(handlers.unfinished.get("a" + id).isCancelled()).isEqualTo(id % 2 == 1);
        }
        handlers.finish("a2");
        rig.settle();
        assertThat(rig.wire.received()).containsExactly(result(2, "\"a2\""));
    }

    @Test
    void idIsFreeAsSoonAsItsCallIsCancelled() {
        rig.exchange(later(1, "a"), cancel(1));

        assertThat(rig.exchange(echo(1, "b"))).containsExactly(result(1, "\"b\""));
    }

    @Test
    void whatHangsOnACancelledStageRunsOnAWorker() {
        rig.exchange(call(1, "laterHere", "[\"a\"]"));
        var onLoop = new CompletableFuture<Boolean>();
        handlers.unfinished.get("a").whenComplete((value, failure) -> onLoop.complete(rig.loop.isCurrent()));

        rig.exchange(cancel(1));

        assertThat(onLoop).isCompletedWithValue(false);
    }

    @Test
    void cancelledCallThatWaitsNeverRuns() {
        rig.send(echo(1, "a"), cancel(1));

        rig.read();
        assertThat(rig.wire.received()).containsExactly(error(1, -32800, "echo was cancelled"));

        rig.settle();
        assertThat(rig.wire.received()).isEmpty();
    }

    @Test
    void cancelOfNoCallIsPassedOver() {
        assertThat(rig.exchange(cancel(5), cancel("\"s1\""), echo(1, "a"))).containsExactly(result(1, "\"a\""));
    }

    @Test
    void stageThatCannotBeCancelledIsAnsweredAllTheSame() {
        var method = MethodDescriptor.call("odd", JsonType.STRING).build();
        var source = new CompletableFuture<String>();
        rig.methods.asyncCall(method, params -> OddStage.of(source));
        rig.exchange(call(1, "odd", "[]"));

        assertThat(rig.exchange(cancel(1))).containsExactly(error(1, -32800, "odd was cancelled"));
        assertThat(rig.peer.isOpen()).isTrue();
    }

    // Deadlines

    @Test
    void deadlineAnswersAndStopsTheWork() {
        rig.exchange(later(1, "a"));
        var stage = handlers.unfinished.get("a");

        rig.pass(Duration.ofMillis(29_999));
        assertThat(rig.wire.received()).isEmpty();

        rig.pass(Duration.ofMillis(1));
        assertThat(rig.wire.received()).containsExactly(error(1, -32013, "later did not end within its time"));
        rig.settle();
        assertThat(stage).isCancelled();
    }

    @Test
    void callerMayAskForLessTimeButNotForMore() {
        rig.exchange(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"later\",\"params\":[\"a\"],\"meta\":{\"timeoutMs\":60000}}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"later\",\"params\":[\"b\"],\"meta\":{\"timeoutMs\":1500}}");

        rig.pass(Duration.ofMillis(1500));
        assertThat(rig.wire.received()).containsExactly(error(2, -32013, "later did not end within its time"));

        rig.pass(Duration.ofMillis(28_500));
        assertThat(rig.wire.received()).containsExactly(error(1, -32013, "later did not end within its time"));
    }

    @Test
    void deadlineCountsFromWhenTheCallCame() {
        rig.send(echo(1, "a"));
        rig.read();

        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.wire.received()).containsExactly(error(1, -32013, "echo did not end within its time"));

        rig.settle();
        assertThat(rig.wire.received()).isEmpty();
    }

    @Test
    void quickCallsLeaveNoDeadlineThatRings() {
        rig.exchange(echo(1, "a"), later(2, "b"));
        handlers.finish("b");
        rig.settle();
        rig.pass(Duration.ofSeconds(31));

        assertThat(rig.time.timers()).isZero();
        assertThat(rig.wire.received()).containsExactly(result(2, "\"b\""));
    }

    // Context

    @Test
    void contextKnowsThePeerTheMethodAndTheTimeLeft() {
        var method = MethodDescriptor.call("whoami", JsonType.STRING).build();
        rig.methods.call(method, params -> {
            var context = CallContext.current();
            return context.method() + " " + (context.peer() == rig.peer) + " " + context.timeLeft() + " "
                    + context.isCancelled();
        });
        rig.send(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"whoami\",\"meta\":{\"timeoutMs\":1500}}",
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"whoami\",\"meta\":{\"timeoutMs\":2500}}");
        rig.read();
        rig.time.pass(Duration.ofMillis(500));

        rig.settle();

        assertThat(rig.wire.received())
                .containsExactly(result(1, "\"whoami true PT1S false\""), result(2, "\"whoami true PT2S false\""));
        assertThat(CallContext.find()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void contextTellsOfCancelAndLostConnection(boolean cancelled) {
        var contexts = new ArrayList<CallContext>();
        var method = MethodDescriptor.call("keep", JsonType.STRING).build();
        rig.methods.asyncCall(method, params -> {
            contexts.add(CallContext.current());
            return new CompletableFuture<>();
        });
        rig.exchange(call(1, "keep", "[]"));
        assertThat(contexts).singleElement().matches(context -> !context.isCancelled());

        if (cancelled) {
            rig.exchange(cancel(1));
        } else {
            rig.ends.cut();
            rig.settle();
        }

        assertThat(contexts).singleElement().matches(CallContext::isCancelled);
    }

    @Test
    void keptContextStaysThatOfItsCall() {
        var contexts = new ArrayList<CallContext>();
        for (var name : List.of("first", "second")) {
            rig.methods.call(
                    MethodDescriptor.call(name, JsonType.INT).nonBlocking().build(), params -> {
                        contexts.add(CallContext.current());
                        return contexts.size();
                    });
        }

        assertThat(rig.exchange(
                        call(1, "add", "[1,2]"),
                        call(2, "first", "[]"),
                        call(3, "add", "[2,2]"),
                        call(4, "second", "[]"),
                        call(5, "add", "[3,2]")))
                .containsExactly(result(1, "3"), result(2, "1"), result(3, "4"), result(4, "2"), result(5, "5"));
        assertThat(contexts).extracting(CallContext::method).containsExactly("first", "second");
    }

    @Test
    void timeOfACallBeginsWithItsBurst() {
        var method = MethodDescriptor.call("left", JsonType.LONG).nonBlocking().build();
        rig.methods.call(method, params -> {
            long left = CallContext.current().timeLeft().toSeconds();
            rig.time.pass(Duration.ofSeconds(1));
            return left;
        });

        assertThat(rig.exchange(call(1, "left", "[]"), call(2, "left", "[]")))
                .containsExactly(result(1, "30"), result(2, "29"));
        assertThat(rig.exchange(call(3, "left", "[]"))).containsExactly(result(3, "30"));
    }

    @Test
    void contextOfAHandlerThatHasEndedTellsOfALostConnection() {
        var contexts = new ArrayList<CallContext>();
        var method =
                MethodDescriptor.call("keep", JsonType.STRING).nonBlocking().build();
        rig.methods.call(method, params -> {
            contexts.add(CallContext.current());
            return "kept";
        });
        rig.exchange(call(1, "keep", "[]"));
        rig.ends.cut();
        rig.settle();

        assertThat(contexts).singleElement().matches(CallContext::isCancelled);
    }

    @Test
    void noContextIsLeftOnAThreadAfterAFailure() {
        var method = MethodDescriptor.call("fail", JsonType.STRING).build();
        rig.methods.call(method, params -> {
            throw new IllegalStateException();
        });

        rig.exchange(call(1, "fail", "[]"));

        assertThat(CallContext.find()).isEmpty();
    }

    // Stages of odd make

    @Test
    void nullInPlaceOfAStageIsAnInternalError() {
        var method = MethodDescriptor.call("none", JsonType.STRING).build();
        rig.methods.asyncCall(method, params -> null);

        assertThat(rig.exchange(call(1, "none", "[]")))
                .singleElement()
                .asString()
                .contains("-32603");
    }

    @Test
    void notificationsAreServedWhileCallsAreRefused() {
        rig.send(Handlers.later(1, "x"));
        rig.settle();
        rig.peer.drain(Duration.ZERO);
        rig.settle();

        rig.exchange(Handlers.note("note", "a"), Handlers.note("noteHere", "b"));

        assertThat(handlers.notes).containsExactlyInAnyOrder("a", "b");
        assertThat(rig.exchange(Handlers.echo(2, "c"))).last().asString().contains("-32009");
    }

    @Test
    void stageThatCompletesTwiceIsAnsweredOnceAndFreesOneSlot() {
        var method = MethodDescriptor.call("odd", JsonType.STRING).build();
        rig.methods.asyncCall(method, params -> OddStage.thatEndsTwice(CompletableFuture.completedFuture("x")));

        assertThat(rig.exchange(call(1, "odd", "[]"))).containsExactly(result(1, "\"x\""));
        assertThat(rig.drain()).isCompleted();
    }

    @Test
    void callThatWasThereBeforeTheDrainIsServed() {
        rig.send(call(1, "add", "{\"a\":1,\"b\":2}"));

        assertThat(rig.drain()).isCompleted();

        assertThat(rig.wire.received()).hasSize(2).first().isEqualTo(result(1, "3"));
    }

    @Test
    void peerHearsOfTheDrainBeforeACallIsRefused() {
        var drained = rig.peer.drain(Duration.ZERO);
        var frames = rig.exchange(call(1, "add", "{\"a\":1,\"b\":2}"));

        assertThat(drained).isCompleted();
        assertThat(frames).hasSize(2);
        assertThat(frames.get(0)).contains("$/drain");
        assertThat(frames.get(1)).contains("-32009");
    }

    @Test
    void callThatIsReadAsTheEndClosesIsRefusedOrAnswered() {
        rig.send(later(1, "a"));
        rig.peer.drain(Duration.ZERO);
        rig.peer.closeForRestart();
        rig.settle();

        var frames = rig.wire.received();
        assertThat(frames).hasSize(2);
        assertThat(frames.get(0)).contains("$/drain");
        assertThat(frames.get(1)).contains("-32802");
        assertThat(rig.wire.closed()).extracting(CloseReason::code).isEqualTo(CloseReason.RESTART);
    }

    @Test
    void restartSaysThatAllIsAnswered() {
        rig.exchange(later(1, "a"));

        rig.peer.closeForRestart();
        rig.settle();

        assertThat(rig.wire.received()).singleElement().asString().contains("-32802");
        assertThat(rig.wire.closed()).extracting(CloseReason::code).isEqualTo(CloseReason.RESTART);
    }

    /** An answer, which is being written when the end closes. */
    public final class Closing {
        public int getTold() {
            rig.peer.closeForRestart();
            rig.read();
            return 1;
        }
    }

    @Test
    void restartDoesNotSaySoWhileAnAnswerIsBeingWritten() {
        var method = MethodDescriptor.call("late", JsonType.of(Closing.class)).build();
        rig.methods.call(method, params -> new Closing());

        rig.exchange(call(1, "late", "[]"));

        assertThat(rig.wire.received()).isEmpty();
        assertThat(rig.wire.closed()).extracting(CloseReason::code).isEqualTo(CloseReason.GOING_AWAY);
    }

    @Test
    void stageThatThrowsIsAnInternalError() {
        var method = MethodDescriptor.call("odd", JsonType.STRING).build();
        rig.methods.asyncCall(method, params -> OddStage.thatThrows());

        assertThat(rig.exchange(call(1, "odd", "[]")))
                .singleElement()
                .asString()
                .contains("-32603");
        assertThat(rig.drain()).isCompleted();
    }

    @Test
    void failureOfAStageIsItsInnermostCause() {
        var method = MethodDescriptor.call("wrapped", JsonType.STRING).build();
        rig.methods.asyncCall(
                method,
                params -> CompletableFuture.failedFuture(
                        new CompletionException(new CompletionException(new FaultException(5, "deep")))));

        assertThat(rig.exchange(call(1, "wrapped", "[]"))).containsExactly(error(1, 5, "deep"));
    }

    @Test
    void stageThatItsHandlerCancelsIsAnInternalError() {
        var method = MethodDescriptor.call("gone", JsonType.STRING).build();
        rig.methods.asyncCall(method, params -> CompletableFuture.failedFuture(new CancellationException("secret")));

        assertThat(rig.exchange(call(1, "gone", "[]")))
                .singleElement()
                .asString()
                .contains("-32603")
                .doesNotContain("secret");
    }

    // The end of the connection

    @Test
    void lostConnectionStopsWhatRunsAndAnswersNothing() {
        rig.exchange(later(1, "a"));
        var stage = handlers.unfinished.get("a");
        rig.send(echo(2, "b"));
        rig.read();

        rig.ends.cut();
        rig.settle();

        assertThat(stage).isCancelled();
        assertThat(rig.wire.received()).isEmpty();
        assertThat(rig.time.timers()).isZero();
        assertThat(rig.peer.closed().toCompletableFuture().join().code()).isEqualTo(CloseReason.ABNORMAL);
    }

    @Test
    void closedPeerIsToldToNoEventLoop() {
        var onLoop = new CompletableFuture<Boolean>();
        rig.peer.closed().thenRun(() -> onLoop.complete(rig.loop.isCurrent()));

        rig.wire.close();
        rig.settle();

        assertThat(onLoop).isCompletedWithValue(false);
    }
}
