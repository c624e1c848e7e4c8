package dev.callwire.engine;

import static dev.callwire.engine.Handlers.ADD;
import static dev.callwire.engine.Handlers.ECHO;
import static dev.callwire.engine.Handlers.NOTE;
import static dev.callwire.engine.Handlers.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.callwire.call.Batch;
import dev.callwire.call.CallOptions;
import dev.callwire.call.DeadlineExceededException;
import dev.callwire.call.Limits;
import dev.callwire.call.NotExecutedException;
import dev.callwire.protocol.jsonrpc.JsonRpc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OutgoingBatchTest {
    private final Rig rig = Rig.dialling();
    private final List<CompletableFuture<String>> calls = new ArrayList<>();

    @Test
    void callsAndNotificationsLeaveInOneFrame() {
        rig.peer.batch(batch -> {
            echo(batch, "a");
            batch.proxy(Rig.CALLER, CallOptions.DEFAULTS).notify(NOTE, out -> out.put("n"));
            echo(batch, "b");
        });
        rig.settle();

        assertThat(rig.wire.received())
                .containsExactly("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\",\"params\":{\"text\":\"a\"}},"
                        + "{\"jsonrpc\":\"2.0\",\"method\":\"note\",\"params\":{\"text\":\"n\"}},"
                        + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"echo\",\"params\":{\"text\":\"b\"}}]");
    }

    @Test
    void answersComeInAnyOrderAndInSeveralFrames() {
        three();

        rig.exchange("[" + result(3, "\"c\"") + "," + result(1, "\"a\"") + "]", result(2, "\"b\""));

        assertThat(calls).extracting(CompletableFuture::join).containsExactly("a", "b", "c");
    }

    @Test
    void answerThatDoesNotComeEndsWithItsDeadline() {
        three();
        rig.exchange("[" + result(2, "\"b\"") + "]");
        rig.pass(Duration.ofSeconds(30));
        rig.settle();

        assertThat(calls.get(1)).isCompletedWithValue("b");
        assertThat(failure(calls.get(0))).isInstanceOf(DeadlineExceededException.class);
        assertThat(failure(calls.get(2))).isInstanceOf(DeadlineExceededException.class);
    }

    @Test
    void emptyBatchSendsNothing() {
        rig.peer.batch(batch -> {});
        rig.settle();

        assertThat(rig.wire.received()).isEmpty();
    }

    @Test
    void callThatWaitsIsRefused() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> rig.peer.batch(batch -> batch.proxy(Rig.CALLER, CallOptions.DEFAULTS)
                        .call(ADD, out -> out.put(1).put(2))))
                .withMessageContaining("add")
                .withMessageContaining("CompletionStage");
    }

    @Test
    void batchWhoseMakerFailsIsNotSent() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> rig.peer.batch(batch -> {
                    echo(batch, "a");
                    throw new UnsupportedOperationException();
                }));
        rig.settle();

        assertThat(rig.wire.received()).isEmpty();
        assertThat(failure(calls.get(0))).isInstanceOf(NotExecutedException.class);
    }

    @Test
    void callBeyondTheLimitIsNotExecuted() {
        rig.peer.batch(batch -> {
            for (int i = 0; i < 101; i++) {
                echo(batch, "a" + i);
            }
        });
        rig.settle();

        assertThat(failure(calls.get(100)))
                .isInstanceOf(NotExecutedException.class)
                .hasMessageContaining("100")
                .hasMessageContaining("batchEntries");
        assertThat(calls.get(99)).isNotDone();
    }

    @Test
    void callForWhichTooManyWaitAlreadyIsNotExecuted() {
        var few = Rig.dialling(Limits.DEFAULTS.toBuilder().pendingCalls(2).build(), JsonRpc.PROTOCOL);
        few.peer.batch(batch -> {
            echo(batch, "a");
            echo(batch, "b");
            echo(batch, "c");
        });
        few.settle();

        assertThat(failure(calls.get(2)))
                .isInstanceOf(NotExecutedException.class)
                .hasMessageContaining("pendingCalls");
        assertThat(few.wire.received())
                .singleElement()
                .asString()
                .contains("\"b\"")
                .doesNotContain("\"c\"");
    }

    @Test
    void cancelledCallDoesNotLeave() {
        rig.peer.batch(batch -> {
            echo(batch, "a").cancel(true);
            echo(batch, "b");
        });
        rig.settle();

        assertThat(rig.wire.received())
                .singleElement()
                .asString()
                .doesNotContain("\"a\"")
                .contains("\"b\"");
    }

    @Test
    void callMayBeCancelledOnceTheBatchHasLeft() {
        three();

        assertThat(calls.get(1).cancel(true)).isTrue();
        rig.settle();

        assertThat(rig.wire.received())
                .singleElement()
                .asString()
                .contains("$/cancelRequest")
                .contains("2");
    }

    @Test
    void batchOfAConnectionThatHasEndedIsNotExecuted() {
        rig.wire.close();
        rig.settle();

        rig.peer.batch(batch -> echo(batch, "a"));

        assertThat(failure(calls.get(0))).isInstanceOf(NotExecutedException.class);
    }

    private void three() {
        rig.peer.batch(batch -> {
            echo(batch, "a");
            echo(batch, "b");
            echo(batch, "c");
        });
        rig.settle();
        rig.wire.received();
    }

    private CompletableFuture<String> echo(Batch batch, String text) {
        var call = batch.proxy(Rig.CALLER, CallOptions.DEFAULTS).callAsync(ECHO, out -> out.put(text));
        calls.add(call);
        return call;
    }

    private Throwable failure(CompletableFuture<?> call) {
        rig.settle();
        assertThat(call).isCompletedExceptionally();
        return call.handle((value, failure) -> failure).join();
    }
}
