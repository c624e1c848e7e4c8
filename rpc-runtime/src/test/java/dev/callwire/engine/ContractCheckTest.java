package dev.callwire.engine;

import static dev.callwire.engine.Handlers.error;
import static dev.callwire.engine.Handlers.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callwire.call.CallOptions;
import dev.callwire.call.ContractMismatchException;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.Limits;
import dev.callwire.call.MaybeExecutedException;
import dev.callwire.call.NotExecutedException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.RawJson;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of calls where the peer's contract may be another one. */
class ContractCheckTest {
    private static final MethodDescriptor<String> FIND =
            MethodDescriptor.call("find", JsonType.STRING).idempotent().build();
    private static final MethodDescriptor<String> PLACE =
            MethodDescriptor.call("place", JsonType.STRING).build();
    private static final MethodDescriptor<@Nullable Void> HINT =
            MethodDescriptor.notification("hint").build();
    private static final MethodDescriptor<@Nullable Void> WHISPER =
            MethodDescriptor.notification("whisper").build();

    private static final String SAME = "0000000000000007";
    private static final String OTHER = "0000000000000008";
    private static final String QUESTION = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.contract\","
            + "\"params\":{\"fingerprints\":{\"place\":\"a1\"},\"longest\":1000}}";
    private static final String PLACE_DIFFERS = "{\"place\":\"It is another one.\",\"hint\":\"It is louder.\"}";

    private final ManualWorkers comparing = new ManualWorkers();
    private LinkRig rig;

    @Test
    void sameContractIsNeverAskedAbout() {
        connect(SAME);

        var call = call(PLACE);

        assertThat(rig.wire().received()).containsExactly(request(1, "place"));
        answer(result(1, "\"done\""));
        assertThat(call).isCompletedWithValue("done");
    }

    @Test
    void peerThatSaysNothingIsNeverAsked() {
        connect("");

        call(PLACE);

        assertThat(rig.wire().received()).containsExactly(request(1, "place"));
    }

    @Test
    void headerThatIsNotWellFormedIsNone() {
        connect("7, " + OTHER);

        call(PLACE);

        assertThat(rig.wire().received()).containsExactly(request(1, "place"));
    }

    @Test
    void bindingWithoutAFingerprintIsNotCompared() {
        connect(OTHER);

        rig.caller().callAsync(PLACE, Arguments.NONE);
        settle();

        assertThat(rig.wire().received()).containsExactly(request(1, "place"));
    }

    @Test
    void peerIsAskedOnceWhenItsContractIsAnotherOne() {
        connect(OTHER);

        caller();
        caller();
        settle();

        assertThat(rig.wire().received()).containsExactly(QUESTION);
    }

    @Test
    void callsWaitInTheirOrderUntilThePeerHasSaidWhatDiffers() {
        connect(OTHER);
        var first = call(FIND);
        caller().notify(WHISPER, Arguments.NONE);
        call(FIND);
        settle();
        assertThat(rig.wire().received()).containsExactly(QUESTION);

        answer(result(1, "{}"));

        assertThat(rig.wire().received())
                .containsExactly(request(2, "find"), notification("whisper"), request(3, "find"));
        answer(result(2, "\"found\""));
        assertThat(first).isCompletedWithValue("found");
    }

    @Test
    void onlyMethodsThatDifferFail() {
        connect(OTHER);
        var place = call(PLACE);
        var find = call(FIND);

        answer(result(1, PLACE_DIFFERS));

        assertThat(rig.wire().received()).containsExactly(QUESTION, request(2, "find"));
        assertThat(failure(place))
                .isInstanceOf(ContractMismatchException.class)
                .hasMessage(
                        "place was not sent: the peer has another version of it. It is another one. Bring both ends to"
                                + " one version of the interface, or to versions that go together; where the peer is older, have it"
                                + " replaced first.")
                .hasFieldOrPropertyWithValue("method", "place")
                .hasFieldOrPropertyWithValue("difference", "It is another one.");
        assertThat(find).isNotDone();
    }

    @Test
    void callThatIsMadeLaterFailsAtOnce() {
        connect(OTHER);
        caller();
        settle();
        answer(result(1, PLACE_DIFFERS));

        assertThat(failure(call(PLACE))).isInstanceOf(ContractMismatchException.class);
        assertThat(rig.wire().received()).containsExactly(QUESTION);
    }

    @Test
    void notificationThatDiffersIsNotSent() {
        connect(OTHER);
        caller().notify(HINT, Arguments.NONE);
        settle();
        answer(result(1, PLACE_DIFFERS));

        assertThat(rig.wire().received()).containsExactly(QUESTION);
        assertThatThrownBy(() -> caller().notify(HINT, Arguments.NONE))
                .isInstanceOf(ContractMismatchException.class)
                .hasMessageContaining("It is louder.");
    }

    @Test
    void batchLeavesOutWhatDiffers() {
        connect(OTHER);
        caller();
        settle();
        answer(result(1, PLACE_DIFFERS));
        rig.wire().received();
        var calls = new ArrayList<CompletableFuture<String>>();

        rig.link.batch(batch -> {
            var caller = batch.proxy(new Bound(7), CallOptions.DEFAULTS);
            calls.add(caller.callAsync(PLACE, Arguments.NONE));
            calls.add(caller.callAsync(FIND, Arguments.NONE));
        });
        settle();

        assertThat(rig.wire().received()).containsExactly("[" + request(2, "find") + "]");
        assertThat(failure(calls.get(0))).isInstanceOf(ContractMismatchException.class);
    }

    @Test
    void batchWaitsToo() {
        connect(OTHER, Limits.DEFAULTS.toBuilder().pendingCalls(1).build());
        var calls = new ArrayList<CompletableFuture<String>>();

        rig.link.batch(batch -> {
            var caller = batch.proxy(new Bound(7), CallOptions.DEFAULTS);
            calls.add(caller.callAsync(FIND, Arguments.NONE));
            calls.add(caller.callAsync(FIND, Arguments.NONE));
        });
        settle();

        assertThat(rig.wire().received()).containsExactly(QUESTION);
        assertThat(failure(calls.get(1)))
                .isInstanceOf(NotExecutedException.class)
                .hasMessageContaining("pendingCalls");
        answer(result(1, "{}"));
        assertThat(rig.wire().received()).containsExactly(request(2, "find"));
    }

    @Test
    void peerThatDoesNotSayIsCalledAllTheSame() {
        connect(OTHER);
        call(PLACE);

        answer(error(1, -32601, "Method not found"));

        assertThat(rig.wire().received()).containsExactly(QUESTION, request(2, "place"));
    }

    @Test
    void peerThatSaysNonsenseIsCalledAllTheSame() {
        connect(OTHER);
        call(PLACE);

        answer(result(1, "[1]"));

        assertThat(rig.wire().received()).containsExactly(QUESTION, request(2, "place"));
    }

    @Test
    void silentPeerIsCalledAllTheSameAfterFiveSeconds() {
        connect(OTHER);
        call(PLACE);

        rig.pass(Duration.ofMillis(4999));
        settle();
        assertThat(rig.wire().received()).containsExactly(QUESTION);
        rig.pass(Duration.ofMillis(1));
        settle();

        assertThat(rig.wire().received()).contains(request(2, "place"));
    }

    @Test
    void waitingCallKeepsItsDeadline() {
        connect(OTHER);
        var call =
                caller(CallOptions.DEFAULTS.withTimeout(Duration.ofSeconds(1))).callAsync(PLACE, Arguments.NONE);
        settle();

        rig.pass(Duration.ofSeconds(1));
        settle();

        assertThat(failure(call)).isInstanceOf(DeadlineExceededException.class);
        answer(result(1, "{}"));
        assertThat(rig.wire().received()).containsExactly(QUESTION);
    }

    @Test
    void waitingCallCanBeCancelled() {
        connect(OTHER);
        var call = call(PLACE);

        call.cancel(true);
        answer(result(1, "{}"));

        assertThat(rig.wire().received()).containsExactly(QUESTION);
    }

    @Test
    void onlySoManyCallsWait() {
        connect(OTHER, Limits.DEFAULTS.toBuilder().pendingCalls(2).build());
        call(PLACE);
        call(PLACE);

        assertThat(failure(call(PLACE)))
                .isInstanceOf(NotExecutedException.class)
                .hasMessage(
                        "place was not sent: 2 calls are waiting for a comparison with the peer's contract, the limit"
                                + " (pendingCalls)");
    }

    @Test
    void waitingCallMovesToTheNextConnection() {
        connect(OTHER);
        var call = call(PLACE);
        rig.serversSay(SAME);

        rig.cut();
        rig.passDelay();
        settle();

        assertThat(rig.wire().received()).hasSize(1).first().asString().contains("\"method\":\"place\"");
        answer(result(1, "\"done\""));
        assertThat(call).isCompletedWithValue("done");
    }

    @Test
    void nextServerIsComparedAnew() {
        connect(SAME);
        caller();
        rig.serversSay(OTHER);

        rig.cut();
        rig.passDelay();
        settle();
        assertThat(rig.wire().received()).containsExactly(QUESTION);
        answer(result(1, PLACE_DIFFERS));

        assertThat(failure(call(PLACE))).isInstanceOf(ContractMismatchException.class);
    }

    @Test
    void mismatchEndsWithItsConnection() {
        connect(OTHER);
        caller();
        settle();
        answer(result(1, PLACE_DIFFERS));
        rig.serversSay(SAME);

        rig.cut();
        rig.passDelay();
        call(PLACE);

        assertThat(rig.wire().received()).containsExactly(request(1, "place"));
    }

    @Test
    void callThatMayHaveRunIsNotSaidNotToHave() {
        connect(SAME);
        var call = caller().callAsync(FIND, Arguments.NONE);
        settle();
        rig.serversSay(OTHER);

        rig.cut();
        rig.passDelay();
        settle();
        answer(result(1, "{\"find\":\"It is another one.\"}"));

        assertThat(failure(call))
                .isInstanceOf(MaybeExecutedException.class)
                .hasMessageContaining("the peer has another contract: It is another one.");
    }

    @Test
    void subscriptionsAreComparedToo() {
        connect(OTHER);
        var ear = new Ear<Integer>();
        var ticks = EventDescriptor.of("place")
                .param("n", JsonType.INT)
                .contract(ContractCheckTest.class, 7)
                .build();
        rig.link.events().stream(ticks, params -> params.getInt(0), Arguments.NONE)
                .subscribe(ear);
        settle();
        assertThat(rig.wire().received()).containsExactly(QUESTION);

        answer(result(1, PLACE_DIFFERS));

        assertThat(rig.wire().received()).isEmpty();
        assertThat(ear.failure).isInstanceOf(ContractMismatchException.class);
    }

    @Test
    void endThatDoesNotCompareAsksNothing() {
        rig = new LinkRig();
        rig.serversSay(OTHER);
        rig.connect();

        call(PLACE);

        assertThat(rig.wire().received()).containsExactly(request(1, "place"));
    }

    private void connect(String header) {
        connect(header, Limits.DEFAULTS);
    }

    private void connect(String header, Limits limits) {
        rig = LinkRig.comparing(new Stated(comparing), limits, header);
    }

    private CompletableFuture<String> call(MethodDescriptor<String> method) {
        var call = caller().callAsync(method, Arguments.NONE);
        settle();
        return call;
    }

    private Caller caller() {
        return caller(CallOptions.DEFAULTS);
    }

    private Caller caller(CallOptions options) {
        return rig.link.proxy(new Bound(7), options);
    }

    private void answer(String... frames) {
        List.of(frames).forEach(rig.wire()::send);
        settle();
    }

    private void settle() {
        do {
            rig.settle();
        } while (comparing.runOne());
    }

    private Throwable failure(CompletableFuture<?> call) {
        settle();
        assertThat(call).isCompletedExceptionally();
        return call.handle((value, failure) -> failure).join();
    }

    private static String request(int id, String method) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\"}";
    }

    private static String notification(String method) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"}";
    }

    /** Contracts that differ in what the peer says. */
    private record Stated(ManualWorkers workers) implements Contracts {
        @Override
        public Map<String, String> fingerprints(Class<?> contract) {
            return Map.of("place", "a1");
        }

        @Override
        public Map<String, String> differences(Class<?> contract, RawJson answer) {
            return FINGERPRINTS.read(JsonSlice.of(answer.json()), new JsonReader(JsonLimits.DEFAULTS), Rig.BINDER);
        }

        @Override
        public int longestAnswer() {
            return 1000;
        }

        @Override
        public void execute(Runnable task) {
            workers.execute(task);
        }
    }

    /** Hands out the bare caller, with a contract that can be compared. */
    private record Bound(long fingerprint) implements ServiceBinding<Caller> {
        @Override
        public Class<Caller> service() {
            return Caller.class;
        }

        @Override
        public Caller client(Caller caller) {
            return caller;
        }

        @Override
        public Dispatcher dispatcher(Caller implementation) {
            throw new UnsupportedOperationException();
        }
    }
}
