package dev.callwire.engine;

import dev.callwire.call.CallContext;
import dev.callwire.call.RpcPeer;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.stub.Params;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A call of the peer's while it is served, or a notification: then there is no id, and no answer.
 *
 * <p>It is answered once, by whoever comes first: its handler, its deadline, or its caller's cancel. Its slot among
 * the calls in flight is free only when the handler has ended.
 */
final class IncomingCall extends CallContext {
    private final IncomingCalls calls;
    private final ServedMethod method;
    private final @Nullable JsonSlice id;
    private final @Nullable ReplyGroup group;
    final long deadline;
    private boolean answered;
    private @Nullable Thread thread;
    private @Nullable CompletionStage<?> stage;

    IncomingCall(
            IncomingCalls calls,
            ServedMethod method,
            @Nullable JsonSlice id,
            @Nullable ReplyGroup group,
            long deadline) {
        this.calls = calls;
        this.method = method;
        this.id = id;
        this.group = group;
        this.deadline = deadline;
    }

    @Override
    public RpcPeer peer() {
        return calls.peer();
    }

    @Override
    public String method() {
        return method.descriptor().name();
    }

    ServedMethod served() {
        return method;
    }

    @Nullable
    JsonSlice id() {
        return id;
    }

    @Nullable
    ReplyGroup group() {
        return group;
    }

    @Override
    public Duration timeLeft() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    @Override
    public synchronized boolean isCancelled() {
        return answered;
    }

    /** Runs the handler on this thread, and answers when it returns or when its stage completes. */
    void run(Params params, JsonSlice json) {
        if (!begin()) {
            calls.ended(this);
            return;
        }
        var previous = enter();
        Object returned;
        try {
            returned = method.body().run(params.bind(method.descriptor(), json));
        } catch (Throwable e) { // whatever it is, the caller waits for an answer
            end();
            finish(null, e);
            return;
        } finally {
            leave(previous);
        }
        if (method.isAsync()) {
            await((CompletionStage<?>) returned);
        } else {
            end();
            finish(returned, null);
        }
    }

    private void await(@Nullable CompletionStage<?> returned) {
        end();
        if (returned == null) {
            finish(null, new NullPointerException(method() + " returned no stage"));
            return;
        }
        boolean late;
        synchronized (this) {
            stage = returned;
            late = answered;
        }
        if (late) {
            returned.toCompletableFuture().cancel(true);
        }
        returned.whenComplete((value, failure) -> finish(value, failure == null ? null : unwrap(failure)));
    }

    private static Throwable unwrap(Throwable failure) {
        var cause = failure.getCause();
        boolean isWrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return isWrapper && cause != null ? unwrap(cause) : failure;
    }

    private void finish(@Nullable Object value, @Nullable Throwable failure) {
        if (claimAnswer()) {
            if (failure == null) {
                calls.answer(this, value);
            } else {
                calls.fail(this, failure);
            }
        }
        calls.ended(this);
    }

    private synchronized boolean begin() {
        if (!answered) {
            thread = Thread.currentThread();
        }
        return !answered;
    }

    /** The handler is off this thread: nobody interrupts it any more. */
    private void end() {
        boolean interrupted;
        synchronized (this) {
            thread = null;
            interrupted = answered;
        }
        if (interrupted) {
            Thread.interrupted(); // the worker's next call is not to find this call's interrupt
        }
    }

    private synchronized boolean claimAnswer() {
        boolean first = !answered;
        answered = true;
        return first;
    }

    /** Answers with a fault instead of waiting for the handler, and stops the handler. */
    void abandon(@Nullable Fault fault) {
        if (!claimAnswer()) {
            return;
        }
        if (fault != null) {
            calls.refuse(this, fault);
        }
        CompletionStage<?> toCancel;
        synchronized (this) {
            toCancel = stage;
            if (thread != null) {
                thread.interrupt();
            }
        }
        if (toCancel != null) {
            toCancel.toCompletableFuture().cancel(true);
        }
    }
}
