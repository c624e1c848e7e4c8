package dev.callwire.engine;

import dev.callwire.call.CallCancelledException;
import dev.callwire.call.CallOptions;
import dev.callwire.call.Metadata;
import dev.callwire.call.MetadataKey;
import dev.callwire.stream.Tracked;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.Caller;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.MethodDescriptor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Makes the calls of one proxy. */
final class PeerCaller implements Caller {
    private final Route route;
    private final Class<?> service;
    private final CallOptions options;
    private final @Nullable RemoteObject object;

    PeerCaller(Route route, Class<?> service, CallOptions options) {
        this(route, service, options, null);
    }

    /** @param object the one whose methods are called, or {@code null} for those of a service */
    PeerCaller(Route route, Class<?> service, CallOptions options, @Nullable RemoteObject object) {
        this.route = route;
        this.service = service;
        this.options = options;
        this.object = object;
    }

    Settings settings() {
        return route.settings();
    }

    CallOptions options() {
        return options;
    }

    Class<?> service() {
        return service;
    }

    /** The contract that its calls belong to; {@code null} where they are an object's, which comes with its reference. */
    @Nullable
    Class<?> contract() {
        return object == null ? service : null;
    }

    Route route() {
        return route;
    }

    /** The wire name of a method as a JSON string. */
    byte[] wireName(MethodDescriptor<?> method, boolean byUri) {
        if (object != null) {
            return object.wireName(method);
        }
        return byUri ? method.quotedUri() : method.quotedName();
    }

    @Override
    public <R extends @Nullable Object> R call(MethodDescriptor<R> method, Arguments arguments) {
        checkMayWait(method);
        if (!settings().interceptors().isEmpty()) {
            return InterceptedCalls.await(InterceptedCalls.call(this, method, arguments));
        }
        var call = new BlockingCall<>(method, arguments, this, metadata());
        send(call);
        return call.await();
    }

    /** Publishes an event at the peer, and waits until it has taken it. */
    void publish(EventDescriptor event, Arguments arguments) {
        checkMayWait(event.topic());
        var call = new PublishCall<>(event.event(), arguments, this);
        send(call);
        call.await();
    }

    private void checkMayWait(MethodDescriptor<?> method) {
        checkMayWait(method.name());
    }

    /** @throws IllegalStateException if this thread must not wait for the peer */
    void checkMayWait(String method) {
        if (route.gathers()) {
            throw new IllegalStateException("A call in a batch is answered when the batch has left, but " + method
                    + " would wait for its answer before; call a method that returns a CompletionStage");
        }
        if (route.onOwnThread()) {
            throw new IllegalStateException("A blocking call on an event loop would wait for itself, but "
                    + method + " was called on " + Thread.currentThread().getName()
                    + "; call it from a handler that is not @NonBlocking, or through a method that returns a"
                    + " CompletionStage");
        }
    }

    @Override
    public <R extends @Nullable Object> CompletableFuture<R> callAsync(
            MethodDescriptor<R> method, Arguments arguments) {
        return settings().interceptors().isEmpty()
                ? callDirectly(method, arguments)
                : InterceptedCalls.call(this, method, arguments);
    }

    private <R extends @Nullable Object> CompletableFuture<R> callDirectly(
            MethodDescriptor<R> method, Arguments arguments) {
        try {
            return start(method, arguments, metadata(), PendingCall.AS_SET).future();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Sends a call with no interceptor around; throws where it certainly was not sent.
     *
     * @param nanosLeft how long it may take at most, or {@link PendingCall#AS_SET}
     */
    <R extends @Nullable Object> FutureCall<R> start(
            MethodDescriptor<R> method, Arguments arguments, Metadata metadata, long nanosLeft) {
        var call = new FutureCall<>(method, arguments, this, metadata, nanosLeft);
        send(call);
        return call;
    }

    private void send(PendingCall<?> call) {
        if (object != null) {
            object.checkAlive(call.method);
        }
        if (!call.joinParent()) {
            throw new CallCancelledException(
                    call.method.name() + " was not sent: the call that it is a part of is cancelled");
        }
        try {
            route.send(call);
        } catch (RuntimeException | Error e) {
            call.settle(false);
            throw e;
        }
    }

    @Override
    public <R> Flow.Publisher<R> stream(MethodDescriptor<R> method, Arguments arguments) {
        checkMayStream(method);
        return new StreamPublisher<>(this, method, arguments, false);
    }

    @Override
    public <R> Flow.Publisher<Tracked<R>> trackedStream(MethodDescriptor<R> method, Arguments arguments) {
        checkMayStream(method);
        return new StreamPublisher<>(this, method, arguments, true);
    }

    private void checkMayStream(MethodDescriptor<?> method) {
        if (route.gathers()) {
            throw new IllegalStateException(
                    "A stream is no part of a batch, but " + method.name() + " was called in one; call it outside");
        }
    }

    /** Makes the call that brings a stream's items to a subscriber. */
    <R, T> void subscribe(StreamPublisher<R, T> stream, Flow.Subscriber<? super T> subscriber) {
        ResultCall<R, T> call;
        try {
            call = new ResultCall<>(
                    stream.method(), stream.arguments(), this, metadata(), subscriber, stream.tracked());
        } catch (RuntimeException e) { // it has no time left
            Refused.tell(subscriber, e);
            return;
        }
        if (settings().interceptors().isEmpty()) {
            begin(call);
        } else if (call.begin()) {
            InterceptedCalls.stream(this, call);
        }
    }

    /** Sends what brings a stream, if its subscriber wants it. */
    void begin(StreamCall<?, ?> call) {
        if (!call.begin()) {
            return;
        }
        try {
            send(call);
        } catch (RuntimeException | Error e) {
            call.unsent(e);
        }
    }

    /** Sends what brings a stream to a subscriber that waits for it; throws where it certainly was not sent. */
    void sendStream(StreamCall<?, ?> call) {
        send(call);
    }

    @Override
    public void notify(MethodDescriptor<@Nullable Void> method, Arguments arguments) {
        if (settings().interceptors().isEmpty()) {
            notifyDirectly(method, arguments, metadata());
        } else {
            InterceptedCalls.notify(this, method, arguments);
        }
    }

    /** Notifies with no interceptor around. */
    void notifyDirectly(MethodDescriptor<?> method, Arguments arguments, Metadata metadata) {
        if (object != null) {
            object.checkAlive(method);
        }
        var asked = options.timeout();
        long within = asked != null ? Time.nanosOf(asked) : settings().timeoutNanos();
        route.send(new OutgoingNotification(
                method,
                this,
                IncomingCall.ofThread(),
                arguments,
                metadata,
                settings().time().nanos() + within));
    }

    /** What the options say, and the trace that the call is a part of. */
    Metadata metadata() {
        var own = options.metadata();
        var parent = IncomingCall.ofThread();
        return parent == null ? own : traceOf(parent).with(own);
    }

    private static Metadata traceOf(IncomingCall parent) {
        var carried = parent.carried();
        if (carried.isEmpty()) {
            return Metadata.EMPTY;
        }
        var trace = Metadata.EMPTY;
        for (var key : new MetadataKey<?>[] {MetadataKey.TRACEPARENT, MetadataKey.TRACESTATE}) {
            trace = trace.withSame(key, carried);
        }
        return trace;
    }

    @Override
    public void release() {
        if (object != null) {
            object.release();
        }
    }
}
