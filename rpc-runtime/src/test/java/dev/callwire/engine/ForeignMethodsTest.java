package dev.callwire.engine;

import static dev.callwire.engine.Handlers.error;
import static dev.callwire.engine.Handlers.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.call.FaultException;
import dev.callwire.json.RawJson;
import dev.callwire.protocol.ForeignMethods;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Methods that others serve, as a peer calls them. */
class ForeignMethodsTest implements ForeignMethods {
    private final Rig rig = new Rig();
    private final List<String> calls = new ArrayList<>();
    private final CompletableFuture<RawJson> result = new CompletableFuture<>();
    private final SubmissionPublisher<RawJson> items = new SubmissionPublisher<>(Runnable::run, 16);

    ForeignMethodsTest() {
        rig.methods.serve(this);
    }

    @Override
    public boolean has(String method) {
        return method.equals("there");
    }

    @Override
    public CompletionStage<RawJson> call(String method, @Nullable RawJson params, Duration timeout) {
        calls.add(method + " " + params + " within " + timeout.toMillis());
        return result;
    }

    @Override
    public Flow.Publisher<RawJson> stream(String method, @Nullable RawJson params, Duration timeout) {
        calls.add("stream of " + method + " " + params);
        return items;
    }

    @Test
    void callIsAnsweredByWhoeverServesIt() {
        assertThat(rig.exchange(Handlers.call(1, "there", "{\"a\":1.10}"))).isEmpty();
        assertThat(calls).containsExactly("there {\"a\":1.10} within 30000");

        result.complete(new RawJson("[2.50]"));

        assertThat(rig.exchange()).containsExactly(result(1, "[2.50]"));
    }

    @Test
    void paramsMayBeAnArrayOrNone() {
        rig.exchange(Handlers.call(1, "there", "[1,[2]]"), "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"there\"}");

        assertThat(calls).containsExactly("there [1,[2]] within 30000", "there null within 30000");
    }

    @Test
    void failureIsToldAsItIs() {
        rig.exchange(Handlers.call(1, "there", "[]"));

        result.completeExceptionally(new FaultException(7, "no", new RawJson("{\"b\":2}")));

        assertThat(rig.exchange())
                .containsExactly(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":7,\"message\":\"no\",\"data\":{\"b\":2}}}");
    }

    @Test
    void cancelReachesWhoeverServesIt() {
        rig.exchange(Handlers.call(1, "there", "[]"));

        rig.exchange("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":1}}");

        assertThat(result).isCancelled();
    }

    @Test
    void callerThatGrantsItemsGetsAStream() {
        rig.exchange("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"there\",\"params\":[9],\"meta\":{\"credit\":8}}");
        assertThat(calls).containsExactly("stream of there [9]");

        items.submit(new RawJson("1"));
        assertThat(rig.exchange())
                .containsExactly(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":1,\"value\":1}}");
        items.close();

        assertThat(rig.exchange()).containsExactly(result(1, "null"));
    }

    @Test
    void whatNobodyServesIsNotFound() {
        assertThat(rig.exchange(Handlers.call(1, "elsewhere", "[]")))
                .containsExactly(error(1, -32601, "Method not found: elsewhere"));
    }

    @Test
    void whoeverWasNamedFirstServesIt() {
        rig.methods.serve(new ForeignMethodsTest());

        rig.exchange(Handlers.call(1, "there", "[]"));

        assertThat(calls).hasSize(1);
    }
}
