package dev.callwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.call.CallContext;
import dev.callwire.call.CallOptions;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.MetadataKey;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Calls that a handler makes while it serves one: here back to its caller. */
class NestedCallsTest {
    private static final MethodDescriptor<String> OUTER =
            MethodDescriptor.call("outer", JsonType.STRING).build();
    private static final MethodDescriptor<String> INNER =
            MethodDescriptor.call("inner", JsonType.STRING).build();
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Pair pair = new Pair();
    private final AtomicReference<@Nullable CallContext> inner = new AtomicReference<>();
    private final AtomicReference<@Nullable CallContext> outer = new AtomicReference<>();
    private final CompletableFuture<String> innerResult = new CompletableFuture<>();
    private final List<CompletableFuture<String>> nested = new ArrayList<>();

    NestedCallsTest() {
        pair.dialledMethods.asyncCall(OUTER, params -> {
            outer.set(CallContext.current());
            var call = pair.backCaller().callAsync(INNER, out -> {});
            nested.add(call);
            return call.thenApply(value -> value + "!");
        });
        pair.diallingMethods.asyncCall(INNER, params -> {
            inner.set(CallContext.current());
            return innerResult;
        });
    }

    @Test
    void answerComesThroughBoth() {
        var call = call(CallOptions.DEFAULTS);

        innerResult.complete("hello");
        pair.settle();

        assertThat(call).isCompletedWithValue("hello!");
    }

    @Test
    void timeThatIsLeftIsTheInnerCallsToo() {
        call(CallOptions.timeout(Duration.ofSeconds(2)));

        assertThat(inner.get().timeLeft()).isEqualTo(Duration.ofSeconds(2));
        pair.pass(Duration.ofSeconds(2));

        assertThat(innerResult).isCancelled();
        assertThat(nested.get(0)).isCompletedExceptionally();
    }

    @Test
    void callerHearsOfTheDeadlineWhicheverEndSeesItFirst() {
        var rig = new Rig();
        var method = MethodDescriptor.call("m", JsonType.STRING).build();
        var ended = new CompletableFuture<String>();
        rig.methods.asyncCall(method, params -> ended);
        rig.exchange("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"meta\":{\"timeoutMs\":100}}");
        rig.pass(Duration.ofMillis(99));

        ended.completeExceptionally(new DeadlineExceededException("inner was not answered in time"));
        rig.settle();

        assertThat(rig.wire.received()).singleElement().asString().contains("-32013");
    }

    @Test
    void deadlineOfSomethingElseIsAnInternalError() {
        var rig = new Rig();
        var method = MethodDescriptor.call("m", JsonType.STRING).build();
        rig.methods.asyncCall(
                method, params -> CompletableFuture.failedFuture(new DeadlineExceededException("quick.check")));

        assertThat(rig.exchange(Handlers.call(1, "m", "[]")))
                .singleElement()
                .asString()
                .contains("-32603")
                .doesNotContain("quick");
    }

    @Test
    void traceGoesOnAndOtherMetadataDoesNot() {
        var tenant = MetadataKey.ofString("tenant");
        call(CallOptions.DEFAULTS.with(MetadataKey.TRACEPARENT, TRACE).with(tenant, "acme"));

        assertThat(outer.get().metadata().get(tenant)).contains("acme");
        assertThat(inner.get().metadata().get(MetadataKey.TRACEPARENT)).contains(TRACE);
        assertThat(inner.get().metadata().get(tenant)).isEmpty();
    }

    @Test
    void cancelGoesOn() {
        var call = call(CallOptions.DEFAULTS);

        call.cancel(true);
        pair.settle();

        assertThat(outer.get().isCancelled()).isTrue();
        assertThat(inner.get().isCancelled()).isTrue();
        assertThat(innerResult).isCancelled();
        assertThat(nested.get(0)).isCompletedExceptionally();
    }

    @Test
    void whatAHandlerDoesAfterItsCancelIsNotSent() {
        var call = call(CallOptions.DEFAULTS);
        call.cancel(true);
        pair.settle();
        var late = new ArrayList<CompletableFuture<String>>();

        outer.get().run(() -> late.add(pair.backCaller().callAsync(INNER, out -> {})));

        assertThat(late.get(0)).isCompletedExceptionally();
    }

    @Test
    void taskRunsOnceTheCallIsCancelled() {
        var call = call(CallOptions.DEFAULTS);
        var told = new ArrayList<String>();
        outer.get().onCancelled(() -> told.add("first"));
        assertThat(told).isEmpty();

        call.cancel(true);
        pair.settle();
        outer.get().onCancelled(() -> told.add("late"));

        assertThat(told).containsExactly("first", "late");
    }

    @Test
    void taskNeverRunsOnceTheCallIsAnswered() {
        call(CallOptions.DEFAULTS);
        var told = new ArrayList<String>();
        outer.get().onCancelled(() -> told.add("cancelled"));

        innerResult.complete("hello");
        pair.settle();

        assertThat(told).isEmpty();
    }

    @Test
    void metadataMayStandWithinTheParams() {
        var rig = new Rig();
        var seen = new ArrayList<String>();
        var method = MethodDescriptor.call("m", JsonType.STRING).nonBlocking().build();
        rig.methods.call(method, params -> {
            seen.add(CallContext.current()
                    .metadata()
                    .get(MetadataKey.TRACEPARENT)
                    .orElse("none"));
            return "done";
        });

        rig.exchange(Handlers.call(1, "m", "{\"_meta\":{\"traceparent\":\"" + TRACE + "\"}}"));
        rig.exchange(Handlers.call(2, "m", "{}"));

        assertThat(seen).containsExactly(TRACE, "none");
    }

    @Test
    void cancelsAreBounded() {
        var rig = new Rig();
        for (int i = 0; i < 61; i++) {
            rig.send(Handlers.cancel(i));
        }
        rig.settle();

        assertThat(rig.wire.closed()).isNotNull();
        assertThat(rig.wire.closed().code()).isEqualTo(1008);
        assertThat(rig.wire.closed().text()).contains("cancels");
    }

    private CompletableFuture<String> call(CallOptions options) {
        var call = pair.caller(options).callAsync(OUTER, out -> {});
        pair.settle();
        return call;
    }
}
