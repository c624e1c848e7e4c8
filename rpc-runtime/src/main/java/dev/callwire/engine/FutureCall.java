package dev.callwire.engine;

import dev.callwire.call.Metadata;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.MethodDescriptor;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call whose caller holds a future. Cancelling the future, or completing it by other means, cancels the call. */
final class FutureCall<R extends @Nullable Object> extends PendingCall<R> {
    private static final Outcome.Cancelled FORGOTTEN = new Outcome.Cancelled("its future was completed");

    private final CallFuture future = new CallFuture();

    /** Set when the caller itself completes the future, which then needs no other end. */
    private volatile boolean forgotten;

    FutureCall(MethodDescriptor<R> method, Arguments arguments, PeerCaller caller, Metadata metadata, long nanosLeft) {
        super(method, arguments, caller, metadata, nanosLeft);
    }

    CompletableFuture<R> future() {
        return future;
    }

    @Override
    void succeed(JsonSlice json, JsonReader reader) {
        var settings = caller.settings();
        if (method.isNonBlocking()) {
            complete(json, reader);
        } else {
            var own = json.copy();
            settings.execute(() -> complete(own, null));
        }
    }

    @Override
    @Nullable
    R readHere(JsonReader reader) {
        return method.isNonBlocking() && !method.passesReferences()
                ? method.result().readQuickly(reader, caller.settings().binder())
                : null;
    }

    @Override
    void answer(R result) {
        settle(true);
        future.succeed(result);
    }

    /** @param reader none where it takes a spare one */
    private void complete(JsonSlice json, @Nullable JsonReader reader) {
        R result;
        try {
            result = reader == null ? Outcome.result(this, json) : Outcome.result(this, json, reader);
        } catch (Throwable e) { // whatever a constructor throws, the caller waits for an end
            future.fail(e);
            return;
        }
        future.succeed(result);
    }

    @Override
    void fail(Outcome outcome) {
        if (!forgotten) {
            // Even @NonBlocking futures fail on a worker: a thousand lost calls are no work for an event loop.
            caller.settings().execute(() -> future.fail(outcome.toException(method, caller.settings())));
        }
    }

    private void forget() {
        forgotten = true;
        if (withdraw(FORGOTTEN)) {
            settle(false);
        }
    }

    /** What the caller holds. Whoever else completes it has no more interest in the answer. */
    private final class CallFuture extends CompletableFuture<R> {
        void succeed(R result) {
            super.complete(result);
        }

        void fail(Throwable failure) {
            super.completeExceptionally(failure);
        }

        @Override
        public boolean complete(R value) {
            forget();
            return super.complete(value);
        }

        @Override
        public boolean completeExceptionally(Throwable failure) {
            forget();
            return super.completeExceptionally(failure);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            forget();
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new CompletableFuture<>(); // cancelling what is chained to a call does not cancel the call
        }
    }
}
