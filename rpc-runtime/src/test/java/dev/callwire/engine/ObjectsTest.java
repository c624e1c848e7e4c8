package dev.callwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.call.CallCancelledException;
import dev.callwire.call.FaultException;
import dev.callwire.call.Limits;
import dev.callwire.call.NotExecutedException;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.json.JsonSlice;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Objects that stay at their end while the other one calls them. */
class ObjectsTest {
    private static final JsonType<Session> SESSION = JsonType.of(Session.class);

    private static final MethodDescriptor<String> KEEP = MethodDescriptor.call("keep", JsonType.STRING)
            .param("session", SESSION)
            .nonBlocking()
            .reference(() -> SessionBinding.INSTANCE)
            .build();
    private static final MethodDescriptor<Session> OPEN = MethodDescriptor.call("open", SESSION)
            .reference(() -> SessionBinding.INSTANCE)
            .build();
    private static final MethodDescriptor<String> SHOW = MethodDescriptor.call("show", JsonType.STRING)
            .param("watcher", JsonType.of(Watcher.class))
            .reference(() -> WatcherBinding.INSTANCE)
            .build();

    private final Pair pair = new Pair();
    private final List<Session> kept = new ArrayList<>();
    private final List<Watcher> shown = new ArrayList<>();
    private final CompletableFuture<String> showing = new CompletableFuture<>();

    ObjectsTest() {
        pair.dialledMethods.call(KEEP, params -> {
            kept.add(params.get(0, SESSION));
            return "kept";
        });
        pair.dialledMethods.asyncCall(SHOW, params -> {
            shown.add(params.get(0, JsonType.of(Watcher.class)));
            return showing;
        });
        pair.dialledMethods.call(OPEN, params -> new Answering());
    }

    @Test
    void objectIsCalledWhereItIs() {
        var own = new Answering();
        var call = keep(own);
        assertThat(call).isCompletedWithValue("kept");

        var answer = kept.get(0).ask("who?");
        pair.settle();

        assertThat(answer).isCompletedWithValue("who? me");
        assertThat(own.asked).containsExactly("who?");
    }

    @Test
    void closingAReferenceClosesTheObjectAndLeavesNothing() {
        var own = new Answering();
        keep(own);
        assertThat(references()).isEqualTo(2);

        kept.get(0).close();
        kept.get(0).close();
        pair.settle();

        assertThat(own.closed).isEqualTo(1);
        assertThat(references()).isZero();
    }

    @Test
    void callOfAClosedReferenceIsAnErrorAtOnce() {
        keep(new Answering());
        kept.get(0).close();

        var answer = kept.get(0).ask("still there?");

        assertThat(failure(answer))
                .isInstanceOf(NotExecutedException.class)
                .hasMessageContaining("ask")
                .hasMessageContaining("reference");
    }

    @Test
    void callOfAHandleThatIsNotThereIsAnswered() {
        keep(new Answering());
        pair.dialling.onRelease(1, false); // the owner has forgotten it, and the other end does not know

        var answer = kept.get(0).ask("still there?");
        pair.settle();

        assertThat(failure(answer))
                .isInstanceOf(RemoteFaultException.class)
                .hasMessageContaining("handle 1")
                .satisfies(e -> assertThat(((RemoteFaultException) e).code()).isEqualTo(-32001));
    }

    @Test
    void resultMayBeAReference() {
        var opened = pair.caller().callAsync(OPEN, out -> {});
        pair.settle();
        var answer = opened.join().ask("who?");
        pair.settle();

        assertThat(answer).isCompletedWithValue("who? me");
        opened.join().close();
        pair.settle();
        assertThat(references()).isZero();
    }

    @Test
    void referenceInAnAnswerThatNobodyWaitsForIsReleased() {
        var opened = pair.caller().callAsync(OPEN, out -> {});
        opened.cancel(true);
        pair.loop.runUntilIdle();
        pair.settle();

        assertThat(references()).isZero();
        pair.dialled.onResult(99, JsonSlice.of("null")); // to no call
        var late = JsonSlice.of("[{\"a\":{\"__jsonrpc_marshaled\":1,\"handle\":77}}]");
        pair.dialling.onResult(98, late);
        pair.settle();
        assertThat(references()).isZero();
    }

    @Test
    void ownerHearsOfTheReleaseOfWhatCameTooLate() {
        var rig = Rig.dialling();

        var frames = rig.exchange("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{\"session\":"
                + "{\"__jsonrpc_marshaled\":1,\"handle\":77}}}");

        assertThat(frames)
                .containsExactly("{\"jsonrpc\":\"2.0\",\"method\":\"$/releaseMarshaledObject\","
                        + "\"params\":{\"handle\":77,\"ownedBySender\":false}}");
    }

    @Test
    void cancelsBeyondWhatThePeerBearsAreWithheld() {
        for (int i = 0; i < 100; i++) {
            var call = show(n -> "seen " + n);
            call.cancel(true);
            pair.settle();
        }

        assertThat(pair.dialling.isOpen()).isTrue();
    }

    @Test
    void referenceScopedToItsCallEndsWithIt() {
        var call = show(n -> "seen " + n);
        assertThat(references()).isEqualTo(2);

        showing.complete("shown");
        pair.settle();

        assertThat(call).isCompletedWithValue("shown");
        assertThat(references()).isZero();
        assertThat(catchFailure(() -> shown.get(0).seen(1)))
                .isInstanceOf(NotExecutedException.class)
                .hasMessageContaining("ended with the call");
    }

    @Test
    void failedCallEndsAllItsReferences() {
        pair.dialledMethods.call(
                MethodDescriptor.call("fail", JsonType.STRING)
                        .param("session", SESSION)
                        .reference(() -> SessionBinding.INSTANCE)
                        .build(),
                params -> {
                    kept.add(params.get(0, SESSION));
                    throw new FaultException(1, "no");
                });
        var own = new Answering();
        var fail = MethodDescriptor.call("fail", JsonType.STRING)
                .param("session", SESSION)
                .reference(() -> SessionBinding.INSTANCE)
                .build();

        var call = pair.caller().callAsync(fail, out -> out.put(SESSION, own));
        pair.settle();

        assertThat(failure(call)).isInstanceOf(RemoteFaultException.class);
        assertThat(references()).isZero();
        assertThat(own.closed).isZero(); // whoever made the call knows, and still has it
    }

    @Test
    void callThatCannotBeMadeLeavesNoReference() {
        var missing = MethodDescriptor.call("missing", JsonType.STRING)
                .param("session", SESSION)
                .reference(() -> SessionBinding.INSTANCE)
                .build();

        var call = pair.caller().callAsync(missing, out -> out.put(SESSION, new Answering()));
        pair.settle();

        assertThat(failure(call)).isInstanceOf(RemoteFaultException.class);
        assertThat(references()).isZero();
    }

    @Test
    void cancelledCallLeavesNoReference() {
        var call = show(n -> "seen " + n);

        call.cancel(true);
        pair.settle();

        assertThat(references()).isZero();
        assertThat(catchFailure(() -> shown.get(0).seen(1))).isInstanceOf(NotExecutedException.class);
    }

    @Test
    void lostConnectionEndsReferencesAndClosesObjects() {
        var own = new Answering();
        keep(own);

        pair.ends.cut();
        pair.settle();

        assertThat(own.closed).isEqualTo(1);
        assertThat(references()).isZero();
        assertThat(failure(kept.get(0).ask("still there?"))).isInstanceOf(NotExecutedException.class);
    }

    @Test
    void objectThatIsGivenBackIsTheObjectItself() {
        var back = MethodDescriptor.call("back", JsonType.STRING)
                .param("session", SESSION)
                .reference(() -> SessionBinding.INSTANCE)
                .build();
        var returned = new ArrayList<Session>();
        pair.diallingMethods.call(back, params -> {
            returned.add(params.get(0, SESSION));
            return "got it";
        });
        var own = new Answering();
        keep(own);

        pair.backCaller().callAsync(back, out -> out.put(SESSION, kept.get(0)));
        pair.settle();

        assertThat(returned).containsExactly(own);
        assertThat(references()).isEqualTo(2);
    }

    @Test
    void objectsAreBounded() {
        var few = new Pair(Limits.DEFAULTS.toBuilder().references(2).build(), List.of(), List.of());
        few.dialledMethods.call(KEEP, params -> {
            kept.add(params.get(0, SESSION));
            return "kept";
        });
        few.caller().callAsync(KEEP, out -> out.put(SESSION, new Answering()));
        few.caller().callAsync(KEEP, out -> out.put(SESSION, new Answering()));
        var third = few.caller().callAsync(KEEP, out -> out.put(SESSION, new Answering()));
        few.settle();

        assertThat(failure(third))
                .isInstanceOf(NotExecutedException.class)
                .hasMessageContaining("references")
                .hasMessageContaining("2");
    }

    @Test
    void nothingIsLeftAfterManyRounds() {
        for (int round = 0; round < 100_000; round++) {
            var call = keep(new Answering());
            if (round % 3 == 0) {
                call.cancel(true);
            }
            kept.remove(0).close();
            pair.settle();
        }

        assertThat(references()).isZero();
    }

    private CompletableFuture<String> keep(Session session) {
        var call = pair.caller().callAsync(KEEP, out -> out.put(SESSION, session));
        pair.settle();
        return call;
    }

    private CompletableFuture<String> show(Watcher watcher) {
        var call = pair.caller().callAsync(SHOW, out -> out.put(JsonType.of(Watcher.class), watcher));
        pair.settle();
        return call;
    }

    private int references() {
        return pair.dialling.references() + pair.dialled.references();
    }

    private Throwable failure(CompletableFuture<?> call) {
        pair.settle();
        assertThat(call).isCompletedExceptionally();
        return call.handle((value, failure) -> failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure)
                .join();
    }

    private static @Nullable Throwable catchFailure(Runnable call) {
        try {
            call.run();
            return null;
        } catch (NotExecutedException | CallCancelledException e) {
            return e;
        }
    }

    private static final class Answering implements Session {
        private final List<String> asked = new ArrayList<>();
        private int closed;

        @Override
        public CompletableFuture<String> ask(String question) {
            asked.add(question);
            return CompletableFuture.completedFuture(question + " me");
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
