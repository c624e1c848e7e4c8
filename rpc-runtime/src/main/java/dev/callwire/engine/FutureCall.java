package dev.callwire.engine;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.stub.MethodDescriptor;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call whose caller holds a future. Cancelling the future, or completing it by other means, cancels the call. */
final class FutureCall<R extends @Nullable Object> extends PendingCall<R> {
    private final CallFuture future = new CallFuture();

    FutureCall(MethodDescriptor<R> method, OutgoingCalls calls) {
        super(method, calls);
    }

    CompletableFuture<R> future() {
        return future;
    }

    @Override
    void succeed(JsonSlice json) {
        if (method.isNonBlocking()) {
            complete(json, calls.reader());
        } else {
            var own = json.copy();
            calls.settings().execute(() -> complete(own, calls.settings().newReader()));
        }
    }

    private void complete(JsonSlice json, JsonReader reader) {
        R result;
        try {
            result = Outcome.result(method, json, reader, calls.settings());
        } catch (Throwable e) { // whatever a constructor throws, the caller waits for an end
            future.fail(e);
            return;
        }
        future.succeed(result);
    }

    @Override
    void fail(Outcome outcome) {
        // Even @NonBlocking futures fail on a worker: a thousand lost calls are no work for an event loop.
        calls.settings().execute(() -> future.fail(outcome.toException(method, calls.settings())));
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
            calls.forget(FutureCall.this);
            return super.complete(value);
        }

        @Override
        public boolean completeExceptionally(Throwable failure) {
            calls.forget(FutureCall.this);
            return super.completeExceptionally(failure);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            calls.forget(FutureCall.this);
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new CompletableFuture<>(); // cancelling what is chained to a call does not cancel the call
        }
    }
}
