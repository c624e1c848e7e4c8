package dev.callwire.engine;

import static dev.callwire.engine.Handlers.call;
import static dev.callwire.engine.Handlers.cancel;
import static dev.callwire.engine.Handlers.echo;
import static dev.callwire.engine.Handlers.error;
import static dev.callwire.engine.Handlers.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.call.Limits;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handlers that hold a thread, and how they are stopped. */
class InterruptionTest {
    private final BareThread worker = new BareThread();
    private final Rig rig = Rig.withExecutor(
            worker,
            Limits.DEFAULTS.toBuilder()
                    .cancelsPer10Seconds(1000)
                    .cancelsPerMinute(1000)
                    .build());
    private final Handlers handlers = new Handlers();

    InterruptionTest() {
        handlers.addTo(rig.methods);
        rig.methods.call(
                MethodDescriptor.call("interrupted", JsonType.BOOLEAN).build(), params -> Thread.interrupted());
    }

    @AfterEach
    void stop() throws InterruptedException {
        worker.stop();
    }

    @Test
    void cancelInterruptsTheHandler() throws Exception {
        var blocking = begin(false);

        rig.send(cancel(1));
        assertThat(rig.awaitFrames(1)).containsExactly(error(1, -32800, "block was cancelled"));

        blocking.awaitInterrupt();
    }

    @Test
    void deadlineInterruptsTheHandler() throws Exception {
        var blocking = begin(false);

        rig.pass(Duration.ofSeconds(30));

        assertThat(rig.awaitFrames(1)).containsExactly(error(1, -32013, "block did not end within its time"));
        blocking.awaitInterrupt();
    }

    @Test
    void lostConnectionInterruptsTheHandler() throws Exception {
        var blocking = begin(false);

        rig.ends.cut();
        rig.read();

        blocking.awaitInterrupt();
    }

    @Test
    void interruptNeverReachesTheWorkersNextTask() throws Exception {
        begin(false);
        rig.send(cancel(1), call(2, "interrupted", "[]"));

        assertThat(rig.awaitFrames(2)).containsExactly(error(1, -32800, "block was cancelled"), result(2, "false"));
    }

    @Test
    void idIsFreeBeforeTheHandlerThatWasCancelledHasEnded() throws Exception {
        var blocking = begin(true);

        rig.send(cancel(1), call(1, "add", "[1,2]"));

        assertThat(rig.awaitFrames(2)).containsExactly(error(1, -32800, "block was cancelled"), result(1, "3"));
        blocking.release();
    }

    @Test
    void slotIsFreeOnlyWhenTheHandlerHasEnded() throws Exception {
        var blocking = begin(true);
        rig.send(cancel(1));
        rig.awaitFrames(1);

        var drained = rig.drain();
        assertThat(drained).isNotDone();

        blocking.release();
        drained.get(10, TimeUnit.SECONDS);
    }

    @Test
    void cancelThatComesAsTheHandlerEndsIsHeardByNobodyElse() throws Exception {
        for (int i = 1; i <= 500; i++) {
            var frames = rig.wire;
            frames.send(echo(i, "a"));
            frames.send(cancel(i));
            frames.send(call("\"next\"", "interrupted", "[]"));

            assertThat(rig.awaitFrames(2)).contains(result("\"next\"", "false")).hasSize(2);
        }
    }

    /** Calls {@code block}, and returns when its handler runs. */
    private BlockingHandler begin(boolean stubborn) throws InterruptedException {
        var blocking = new BlockingHandler(rig.methods, stubborn);
        rig.send(call(1, "block", "[]"));
        rig.read();
        blocking.awaitBegin();
        return blocking;
    }
}
