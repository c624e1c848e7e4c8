package dev.callwire.engine;

import static dev.callwire.engine.Handlers.ADD;
import static dev.callwire.engine.Handlers.ECHO;
import static dev.callwire.engine.Handlers.LATER;
import static dev.callwire.engine.Handlers.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.call.CallContext;
import dev.callwire.call.CallOptions;
import dev.callwire.call.FaultException;
import dev.callwire.call.InterceptedCall;
import dev.callwire.call.Interceptor;
import dev.callwire.call.Limits;
import dev.callwire.call.MetadataKey;
import dev.callwire.call.RemoteFaultException;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class InterceptorsTest {
    private static final MetadataKey<String> TENANT = MetadataKey.ofString("tenant");

    private final Handlers handlers = new Handlers();
    private final List<String> told = new ArrayList<>();

    private Pair pair(List<Interceptor> ofCaller, List<Interceptor> ofCallee) {
        var pair = new Pair(Limits.DEFAULTS, ofCaller, ofCallee);
        handlers.addTo(pair.dialledMethods);
        return pair;
    }

    private Pair calling(Interceptor... interceptors) {
        return pair(List.of(interceptors), List.of());
    }

    private Pair serving(Interceptor... interceptors) {
        return pair(List.of(), List.of(interceptors));
    }

    private Interceptor telling(String name) {
        return (call, next) -> {
            told.add(name + " before " + call.method());
            return next.proceed().whenComplete((value, failure) -> told.add(name + " after " + value));
        };
    }

    @Test
    void aStreamIsOneCallThatEndsWithIt() {
        var pair = pair(List.of(telling("a")), List.of(telling("b")));
        new Numbers().addTo(pair.dialledMethods);
        var ear = new Ear<Integer>();
        pair.caller().stream(Numbers.COUNT, out -> out.put(100)).subscribe(ear);
        pair.settle();
        assertThat(told).hasSize(3).startsWith("a before count", "b before count");
        ear.subscription.request(500);
        pair.settle();

        assertThat(ear.items).hasSize(100);
        assertThat(told).last().isEqualTo("a after null");
    }

    @Test
    void aStreamThatAnInterceptorRefusesFails() {
        var pair = calling((call, next) -> CompletableFuture.failedFuture(new IllegalStateException("no")));
        var ear = new Ear<Integer>();
        pair.caller().stream(Numbers.COUNT, out -> out.put(3)).subscribe(ear);
        pair.settle();

        assertThat(ear.failure).isInstanceOf(IllegalStateException.class).hasMessage("no");
    }

    @Test
    void aStreamIsAskedForOnce() {
        var pair = calling((call, next) -> next.proceed().thenCompose(nothing -> next.proceed()));
        new Numbers().addTo(pair.dialledMethods);
        var ear = new Ear<Integer>();
        pair.caller().stream(Numbers.COUNT, out -> out.put(1)).subscribe(ear);
        ear.subscription.request(5);
        pair.settle();

        assertThat(ear.items).containsExactly(1);
        assertThat(ear.complete).isTrue();
    }

    @Test
    void firstOneStandsOutermostAtEitherEnd() {
        var pair = pair(List.of(telling("a"), telling("b")), List.of(telling("c"), telling("d")));

        var echo = echo(pair, "x");

        assertThat(echo).isCompletedWithValue("x");
        assertThat(told)
                .containsExactly(
                        "a before echo",
                        "b before echo",
                        "c before echo",
                        "d before echo",
                        "d after x",
                        "c after x",
                        "b after x",
                        "a after x");
    }

    @Test
    void itKnowsTheCall() {
        var calls = new ArrayList<InterceptedCall>();
        Interceptor keeping = (call, next) -> {
            calls.add(call);
            return next.proceed();
        };
        var pair = pair(List.of(keeping), List.of(keeping));

        later(pair, "x");

        assertThat(calls).hasSize(2);
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.method()).isEqualTo("later");
            assertThat(call.isNotification()).isFalse();
            assertThat(call.isIdempotent()).isFalse();
            assertThat(call.attempt()).isEqualTo(1);
            assertThat(call.timeLeft()).isEqualTo(Duration.ofSeconds(30));
        });
        assertThat(calls.get(0).side()).isEqualTo(InterceptedCall.Side.CALLER);
        assertThat(calls.get(0).peer()).isSameAs(pair.dialling);
        assertThat(calls.get(1).side()).isEqualTo(InterceptedCall.Side.CALLEE);
        assertThat(calls.get(1).peer()).isSameAs(pair.dialled);
    }

    @Test
    void metadataItAddsReachesTheHandler() {
        var pair = pair(
                List.of((call, next) -> {
                    call.metadata(call.metadata().with(TENANT, "acme"));
                    return next.proceed();
                }),
                List.of());
        pair.dialledMethods.call(
                MethodDescriptor.call("tenant", JsonType.STRING).build(),
                params -> CallContext.current().metadata().get(TENANT).orElse("none"));

        var call = pair.caller()
                .callAsync(MethodDescriptor.call("tenant", JsonType.STRING).build(), out -> {});
        pair.settle();

        assertThat(call).isCompletedWithValue("acme");
    }

    @Test
    void itMayAnswerInTheHandlersPlace() {
        var pair = serving((call, next) -> CompletableFuture.completedFuture("cached"));

        assertThat(echo(pair, "x")).isCompletedWithValue("cached");
        assertThat(handlers.notes).isEmpty();
    }

    @Test
    void whatItThrowsTellsTheCaller() {
        var pair = serving((call, next) -> {
            throw new FaultException(-32015, "Forbidden: " + call.method());
        });

        assertThat(echo(pair, "x").handle((value, failure) -> failure))
                .succeedsWithin(Duration.ZERO)
                .asInstanceOf(InstanceOfAssertFactories.type(RemoteFaultException.class))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(-32015);
                    assertThat(e).hasMessageContaining("Forbidden: echo");
                });
    }

    @Test
    void whatItThrowsUnexpectedlyTellsTheCallerNothing() {
        var pair = serving((call, next) -> {
            throw new IllegalStateException("secret");
        });

        assertThat(echo(pair, "x").handle((value, failure) -> failure))
                .succeedsWithin(Duration.ZERO)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void itMayPutAnotherErrorInThePlaceOfOne() {
        var pair = calling((call, next) -> next.proceed().exceptionally(failure -> "instead"));

        var call = pair.caller()
                .callAsync(MethodDescriptor.call("missing", JsonType.STRING).build(), out -> {});
        pair.settle();

        assertThat(call).isCompletedWithValue("instead");
    }

    @Test
    void itMayMakeTheCallAgain() {
        var attempts = new ArrayList<Integer>();
        var pair = calling((call, next) -> next.proceed()
                .thenCompose(first -> {
                    attempts.add(call.attempt());
                    return next.proceed();
                })
                .whenComplete((second, failure) -> attempts.add(call.attempt())));

        assertThat(echo(pair, "x")).isCompletedWithValue("x");
        assertThat(attempts).containsExactly(1, 2);
    }

    @Test
    void secondAttemptHasTheTimeThatIsLeft() {
        var pair = calling((call, next) -> next.proceed().exceptionallyCompose(failure -> next.proceed()));

        var call = pair.caller(CallOptions.timeout(Duration.ofSeconds(1))).callAsync(LATER, out -> out.put("x"));
        pair.settle();
        pair.pass(Duration.ofSeconds(1));

        assertThat(call).isCompletedExceptionally();
    }

    @Test
    void cancellingReachesTheHandler() {
        var pair = pair(List.of(telling("a")), List.of(telling("b")));
        var call = later(pair, "x");
        var unfinished = handlers.unfinished.get("x");

        call.cancel(true);
        pair.settle();

        assertThat(call).isCancelled();
        assertThat(unfinished).isCancelled();
    }

    @Test
    void nonBlockingMethodsHaveThemToo() {
        var pair = pair(List.of(telling("a")), List.of(telling("b")));

        var sum = pair.caller().callAsync(ADD, out -> out.put(1).put(2));
        pair.settle();

        assertThat(sum).isCompletedWithValue(3);
        assertThat(told).containsExactly("a before add", "b before add", "b after 3", "a after 3");
    }

    @Test
    void itMayProceedWhenTheFrameIsGone() {
        var permission = new CompletableFuture<Void>();
        var pair = serving((call, next) -> permission.thenCompose(granted -> next.proceed()));
        var first = pair.caller().callAsync(ADD, out -> out.put(1).put(2));
        var second = pair.caller().callAsync(ADD, out -> out.put(30).put(40));
        pair.settle();

        permission.complete(null);
        pair.settle();

        assertThat(first).isCompletedWithValue(3);
        assertThat(second).isCompletedWithValue(70);
    }

    @Test
    void notificationsHaveThemToo() {
        var pair = pair(List.of(telling("a")), List.of(telling("b")));

        pair.caller().notify(NOTE, out -> out.put("x"));
        pair.settle();

        assertThat(handlers.notes).containsExactly("x");
        assertThat(told).containsExactly("a before note", "a after null", "b before note", "b after null");
    }

    @Test
    void stageThatIsMissingFailsTheCall() {
        var pair = calling((call, next) -> null);

        assertThat(echo(pair, "x").handle((value, failure) -> failure))
                .succeedsWithin(Duration.ZERO)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("returned no stage");
    }

    private static CompletableFuture<String> echo(Pair pair, String text) {
        var call = pair.caller().callAsync(ECHO, out -> out.put(text));
        pair.settle();
        return call;
    }

    private static CompletableFuture<String> later(Pair pair, String text) {
        var call = pair.caller().callAsync(LATER, out -> out.put(text));
        pair.settle();
        return call;
    }
}
