package dev.callwire.engine;

import dev.callwire.call.CallCancelledException;
import dev.callwire.call.InterceptedCall;
import dev.callwire.call.Interceptor;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.MethodDescriptor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** Runs calls through the interceptors of their end. */
final class InterceptedCalls {
    private InterceptedCalls() {}

    /** Makes a call of this end's. Cancelling the future cancels what is under way. */
    static <R extends @Nullable Object> CompletableFuture<R> call(
            PeerCaller caller, MethodDescriptor<R> method, Arguments arguments) {
        var call = new InterceptedOutgoingCall<>(caller, method, arguments);
        var result = new InterceptedFuture<R>(call);
        run(caller.settings().interceptors(), call, call::proceed).whenComplete((value, failure) -> {
            if (failure == null) {
                result.succeed(call.cast(value));
            } else {
                result.fail(unwrap(failure));
            }
        });
        return result;
    }

    /** Makes a call of this end's that brings a stream; what keeps it from being made is the stream's failure. */
    static void stream(PeerCaller caller, StreamCall<?, ?> call) {
        var around = new InterceptedStream(caller, call);
        run(caller.settings().interceptors(), around, around::proceed).whenComplete((nothing, failure) -> {
            if (failure != null) {
                call.unsent(unwrap(failure));
            }
        });
    }

    /** Sends a notification of this end's; throws what keeps it from being sent, if that is known when this returns. */
    static void notify(PeerCaller caller, MethodDescriptor<@Nullable Void> method, Arguments arguments) {
        var call = new InterceptedOutgoingCall<>(caller, method, arguments);
        var sent = run(caller.settings().interceptors(), call, call::proceedNotification)
                .toCompletableFuture();
        if (sent.isCompletedExceptionally()) {
            await(sent);
        }
    }

    /** Runs a call through interceptors; what one of them throws is a failure of the stage. */
    static CompletionStage<@Nullable Object> run(
            List<Interceptor> interceptors, InterceptedCall call, Interceptor.Next innermost) {
        return new Chain(interceptors, call, innermost).from(0);
    }

    private record Chain(List<Interceptor> interceptors, InterceptedCall call, Interceptor.Next innermost) {
        CompletionStage<@Nullable Object> from(int index) {
            try {
                var stage = index == interceptors.size()
                        ? innermost.proceed()
                        : interceptors.get(index).intercept(call, () -> from(index + 1));
                return stage != null ? stage : failed(noStage(index));
            } catch (Throwable e) { // whatever it throws, the call fails
                return failed(e);
            }
        }

        private NullPointerException noStage(int index) {
            return new NullPointerException(
                    index == interceptors.size()
                            ? call.method() + " returned no stage"
                            : "The interceptor "
                                    + interceptors.get(index).getClass().getName() + " returned no stage");
        }
    }

    static CompletionStage<@Nullable Object> failed(Throwable failure) {
        return CompletableFuture.failedFuture(failure);
    }

    /** Waits for a future as a blocking call waits for its end; an interrupt cancels it. */
    static <R extends @Nullable Object> R await(CompletableFuture<R> future) {
        var waiting = new Waiting(future);
        try {
            ForkJoinPool.managedBlock(waiting);
            return future.get();
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new CallCancelledException("The call was cancelled: its thread was interrupted", e);
        } catch (ExecutionException e) {
            throw Sneaky.rethrow(unwrap(e));
        }
    }

    private record Waiting(CompletableFuture<?> future) implements ForkJoinPool.ManagedBlocker {
        @Override
        public boolean block() throws InterruptedException {
            try {
                future.get();
            } catch (ExecutionException e) {
                return true; // the failure is for whoever waits
            }
            return true;
        }

        @Override
        public boolean isReleasable() {
            return future.isDone();
        }
    }

    static Throwable unwrap(Throwable failure) {
        var cause = failure.getCause();
        boolean isWrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return isWrapper && cause != null ? unwrap(cause) : failure;
    }

    /** The future of a call with interceptors around: whoever completes it has no interest in what is under way. */
    private static final class InterceptedFuture<R extends @Nullable Object> extends CompletableFuture<R> {
        private final InterceptedOutgoingCall<R> call;

        InterceptedFuture(InterceptedOutgoingCall<R> call) {
            this.call = call;
        }

        void succeed(R value) {
            super.complete(value);
        }

        void fail(Throwable failure) {
            super.completeExceptionally(failure);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            call.cancel();
            return cancelled;
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new CompletableFuture<>();
        }
    }
}
