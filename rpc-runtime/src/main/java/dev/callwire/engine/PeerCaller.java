package dev.callwire.engine;

import dev.callwire.call.CallOptions;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import dev.callwire.stub.MethodDescriptor;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes the calls of one proxy. */
final class PeerCaller implements Caller {
    private final OutgoingCalls calls;
    private final CallOptions options;

    PeerCaller(OutgoingCalls calls, CallOptions options) {
        this.calls = calls;
        this.options = options;
    }

    @Override
    public <R extends @Nullable Object> R call(MethodDescriptor<R> method, Arguments arguments) {
        if (calls.onOwnThread()) {
            throw new IllegalStateException("A blocking call on an event loop would wait for itself, but "
                    + method.name() + " was called on " + Thread.currentThread().getName()
                    + "; call it from a handler that is not @NonBlocking, or through a method that returns a"
                    + " CompletionStage");
        }
        var call = new BlockingCall<>(method, calls);
        calls.send(call, arguments, options.timeout());
        return call.await();
    }

    @Override
    public <R extends @Nullable Object> CompletableFuture<R> callAsync(
            MethodDescriptor<R> method, Arguments arguments) {
        var call = new FutureCall<>(method, calls);
        try {
            calls.send(call, arguments, options.timeout());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        return call.future();
    }

    @Override
    public void notify(MethodDescriptor<@Nullable Void> method, Arguments arguments) {
        calls.notify(method, arguments);
    }
}
