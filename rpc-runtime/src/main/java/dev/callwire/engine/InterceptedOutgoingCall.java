package dev.callwire.engine;

import dev.callwire.call.InterceptedCall;
import dev.callwire.call.Metadata;
import dev.callwire.call.RpcPeer;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A call or a notification of this end's with interceptors around. */
final class InterceptedOutgoingCall<R extends @Nullable Object> implements InterceptedCall {
    private final PeerCaller caller;
    private final MethodDescriptor<R> method;
    private final Arguments arguments;
    private final @Nullable IncomingCall parent = IncomingCall.ofThread();
    private final long deadline;
    private volatile Metadata metadata;
    private final AtomicInteger earlierAttempts = new AtomicInteger();
    private volatile @Nullable FutureCall<R> underWay;
    private volatile boolean cancelled;

    InterceptedOutgoingCall(PeerCaller caller, MethodDescriptor<R> method, Arguments arguments) {
        this.caller = caller;
        this.method = method;
        this.arguments = arguments;
        metadata = caller.metadata();
        var asked = caller.options().timeout();
        var settings = caller.settings();
        deadline = settings.time().nanos() + (asked != null ? Time.nanosOf(asked) : settings.timeoutNanos());
    }

    CompletionStage<@Nullable Object> proceed() {
        if (cancelled) {
            return InterceptedCalls.failed(new CancellationException());
        }
        var before = underWay;
        if (before != null) {
            earlierAttempts.addAndGet(Math.max(1, before.attempts));
        }
        var result = new CompletableFuture<@Nullable Object>();
        asPartOfParent(
                () -> {
                    var call = caller.start(method, arguments, metadata, nanosLeft());
                    underWay = call;
                    call.future().whenComplete((value, failure) -> complete(result, value, failure));
                },
                result);
        if (cancelled) {
            cancel();
        }
        return result;
    }

    CompletionStage<@Nullable Object> proceedNotification() {
        var result = new CompletableFuture<@Nullable Object>();
        asPartOfParent(
                () -> {
                    caller.notifyDirectly(method, arguments, metadata);
                    result.complete(null);
                },
                result);
        return result;
    }

    /** An interceptor may proceed on another thread than the one that serves the call that this one is a part of. */
    private void asPartOfParent(Runnable task, CompletableFuture<?> result) {
        try {
            if (parent == null) {
                task.run();
            } else {
                parent.run(task);
            }
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private static void complete(
            CompletableFuture<@Nullable Object> result, @Nullable Object value, @Nullable Throwable failure) {
        if (failure == null) {
            result.complete(value);
        } else {
            result.completeExceptionally(InterceptedCalls.unwrap(failure));
        }
    }

    void cancel() {
        cancelled = true;
        var call = underWay;
        if (call != null) {
            call.future().cancel(true);
        }
    }

    /** The result that the interceptors return, which nothing but their good will ties to the method's type. */
    @SuppressWarnings({"unchecked", "NullAway"}) // a wrong one fails where it is used, as any value of a raw type
    R cast(@Nullable Object value) {
        return (R) value;
    }

    @Override
    public Side side() {
        return Side.CALLER;
    }

    @Override
    public String method() {
        return method.name();
    }

    @Override
    public Class<?> service() {
        return caller.service();
    }

    @Override
    public boolean isNotification() {
        return method.isNotification();
    }

    @Override
    public boolean isIdempotent() {
        return method.isIdempotent();
    }

    @Override
    public RpcPeer peer() {
        return caller.route().peer();
    }

    @Override
    public Duration timeLeft() {
        var call = underWay;
        long end = call == null ? deadline : call.deadline;
        return Duration.ofNanos(Math.max(0, end - caller.settings().time().nanos()));
    }

    private long nanosLeft() {
        return deadline - caller.settings().time().nanos();
    }

    @Override
    public int attempt() {
        var call = underWay;
        return earlierAttempts.get() + (call == null ? 0 : call.attempts);
    }

    @Override
    public Metadata metadata() {
        return metadata;
    }

    @Override
    public void metadata(Metadata changed) {
        metadata = changed;
    }
}
