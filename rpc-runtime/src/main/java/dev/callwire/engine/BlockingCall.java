package dev.callwire.engine;

import dev.callwire.call.Metadata;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.MethodDescriptor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call whose caller waits. The waiting thread decodes the answer, so that no event loop has to. */
class BlockingCall<R extends @Nullable Object> extends PendingCall<R> implements ForkJoinPool.ManagedBlocker {
    private static final Logger LOG = LoggerFactory.getLogger(BlockingCall.class);

    private final Thread waiting = Thread.currentThread();
    private volatile @Nullable Outcome outcome;

    BlockingCall(MethodDescriptor<R> method, Arguments arguments, PeerCaller caller, Metadata metadata) {
        super(method, arguments, caller, metadata, AS_SET);
    }

    @Override
    void succeed(JsonSlice json, JsonReader reader) {
        fail(new Outcome.Answered(json.copy()));
    }

    @Override
    void fail(Outcome ending) {
        outcome = ending;
        LockSupport.unpark(waiting);
    }

    /** Waits for the end. Interrupting the thread cancels the call and leaves the thread interrupted. */
    R await() {
        boolean interrupted = false;
        try {
            // On a pool of ours this lets another thread take this one's place, so that waiting never starves it.
            ForkJoinPool.managedBlock(this);
        } catch (InterruptedException e) {
            interrupted = true;
            cancel("its thread was interrupted");
        } catch (RejectedExecutionException e) {
            LOG.debug("The pool of {} has no thread to take its place while it waits", waiting);
        }
        var ending = ended(interrupted);
        if (ending instanceof Outcome.Answered answered) {
            return Outcome.result(this, answered.result());
        }
        throw Sneaky.rethrow(ending.toException(method, caller.settings()));
    }

    /** The outcome; where it is not there yet, whoever took the call out of the table is about to give it. */
    private Outcome ended(boolean wasInterrupted) {
        boolean interrupted = wasInterrupted;
        Outcome ending;
        while ((ending = outcome) == null) {
            LockSupport.park(this);
            if (Thread.interrupted() && !interrupted) {
                interrupted = true;
                cancel("its thread was interrupted");
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
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
