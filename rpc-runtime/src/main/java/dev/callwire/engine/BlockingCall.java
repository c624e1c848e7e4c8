package dev.callwire.engine;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.stub.MethodDescriptor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A call whose caller waits. The waiting thread decodes the answer, so that no event loop has to. */
final class BlockingCall<R extends @Nullable Object> extends PendingCall<R> implements ForkJoinPool.ManagedBlocker {
    private final Thread waiting = Thread.currentThread();
    private volatile @Nullable Outcome outcome;

    BlockingCall(MethodDescriptor<R> method, OutgoingCalls calls) {
        super(method, calls);
    }

    @Override
    void succeed(JsonSlice json) {
        fail(new Outcome.Answered(json.copy()));
    }

    @Override
    void fail(Outcome ending) {
        outcome = ending;
        LockSupport.unpark(waiting);
    }

    /** Waits for the end. Interrupting the thread cancels the call and leaves the thread interrupted. */
    R await() {
        try {
            // On a pool of ours this lets another thread take this one's place, so that waiting never starves it.
            ForkJoinPool.managedBlock(this);
        } catch (InterruptedException e) {
            calls.cancel(this, "its thread was interrupted");
            Thread.currentThread().interrupt();
        }
        var ending = ended();
        if (ending instanceof Outcome.Answered answered) {
            var settings = calls.settings();
            return Outcome.result(method, answered.result(), new JsonReader(settings.jsonLimits()), settings);
        }
        throw Sneaky.rethrow(ending.toException(method, calls.settings()));
    }

    private Outcome ended() {
        // Whoever took the call out of the table is about to end it.
        Outcome ending;
        while ((ending = outcome) == null) {
            Thread.onSpinWait();
        }
        return ending;
    }

    @Override
    public boolean block() throws InterruptedException {
        while (!isReleasable()) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return true;
    }

    @Override
    public boolean isReleasable() {
        return outcome != null;
    }
}
