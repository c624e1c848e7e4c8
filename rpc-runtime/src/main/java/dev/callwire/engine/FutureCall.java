package dev.callwire.engine;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.stub.MethodDescriptor;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call whose caller holds a future. Cancelling the future cancels the call. */
final class FutureCall<R extends @Nullable Object> extends PendingCall<R> {
    private final CompletableFuture<R> future = new Cancellable();

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
            calls.settings()
                    .workers()
                    .execute(() -> complete(own, new JsonReader(calls.settings().jsonLimits())));
        }
    }

    private void complete(JsonSlice json, JsonReader reader) {
        try {
            future.complete(Outcome.result(method, json, reader, calls.settings()));
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
        }
    }

    @Override
    void fail(Outcome outcome) {
        // Even @NonBlocking futures fail on a worker: a thousand lost calls are no work for an event loop.
        calls.settings()
                .workers()
                .execute(() -> future.completeExceptionally(outcome.toException(method, calls.settings())));
    }

    private final class Cancellable extends CompletableFuture<R> {
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
