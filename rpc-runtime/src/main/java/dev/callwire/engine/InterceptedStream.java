package dev.callwire.engine;

import dev.callwire.call.InterceptedCall;
import dev.callwire.call.Metadata;
import dev.callwire.call.RpcPeer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A call of this end's that brings a stream, with interceptors around: for them it ends when the stream does. */
final class InterceptedStream implements InterceptedCall {
    private final PeerCaller caller;
    private final StreamCall<?, ?> call;
    private final @Nullable IncomingCall parent = IncomingCall.ofThread();
    private final AtomicBoolean sent = new AtomicBoolean();

    InterceptedStream(PeerCaller caller, StreamCall<?, ?> call) {
        this.caller = caller;
        this.call = call;
    }

    CompletionStage<@Nullable Object> proceed() {
        if (sent.getAndSet(true)) {
            return InterceptedCalls.failed(
                    new IllegalStateException(method() + " brings a stream, which is asked for once"));
        }
        try {
            if (parent == null) {
                caller.sendStream(call);
            } else {
                parent.run(() -> caller.sendStream(call));
            }
        } catch (RuntimeException e) {
            return InterceptedCalls.failed(e);
        }
        CompletableFuture<@Nullable Object> ended = call.confirmed().thenApply(nothing -> null);
        return ended;
    }

    @Override
    public Side side() {
        return Side.CALLER;
    }

    @Override
    public String method() {
        return call.method.name();
    }

    @Override
    public Class<?> service() {
        return caller.service();
    }

    @Override
    public boolean isNotification() {
        return false;
    }

    @Override
    public boolean isIdempotent() {
        return call.method.isIdempotent();
    }

    @Override
    public RpcPeer peer() {
        return caller.route().peer();
    }

    @Override
    public Duration timeLeft() {
        return Duration.ofNanos(
                Math.max(0, call.deadline - caller.settings().time().nanos()));
    }

    @Override
    public int attempt() {
        return call.attempts;
    }

    @Override
    public Metadata metadata() {
        return call.metadata;
    }

    @Override
    public void metadata(Metadata changed) {
        call.metadata = changed;
    }
}
