package dev.callwire.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.MethodTable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The method {@code block}, which holds its thread until it is interrupted. */
final class BlockingHandler {
    private static final MethodDescriptor<@Nullable Void> BLOCK =
            MethodDescriptor.call("block", JsonType.VOID).build();

    private final CountDownLatch began = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    private final boolean stubborn;

    /** @param stubborn whether it holds its thread even then, until it is released */
    BlockingHandler(MethodTable table, boolean stubborn) {
        this.stubborn = stubborn;
        table.voidCall(BLOCK, params -> block());
    }

    private void block() throws InterruptedException {
        began.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.complete(true);
            if (stubborn) {
                released.await();
            }
            Thread.currentThread().interrupt(); // as good code does
            throw e;
        }
    }

    void awaitBegin() throws InterruptedException {
        assertThat(began.await(10, TimeUnit.SECONDS)).as("block began").isTrue();
    }

    void awaitInterrupt() throws Exception {
        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    }

    void release() {
        released.countDown();
    }
}
