package dev.callwire.stub;

import dev.callwire.stream.Tracked;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Sends the calls of generated clients. Thread-safe. */
public interface Caller {

    /**
     * Calls and waits for the answer.
     *
     * <p>Throws what the method declares, or a kind of {@code dev.callwire.call.RpcException}. Never to be called on
     * an event loop, where it would wait for itself: it throws {@link IllegalStateException} there.
     */
    <R extends @Nullable Object> R call(MethodDescriptor<R> method, Arguments arguments);

    /** Calls, and completes the future with the answer or with what {@link #call} would throw. */
    <R extends @Nullable Object> CompletableFuture<R> callAsync(MethodDescriptor<R> method, Arguments arguments);

    /**
     * A stream whose items the peer produces. The call is made anew for each subscriber, when it subscribes; its failure
     * is the stream's.
     */
    <R> Flow.Publisher<R> stream(MethodDescriptor<R> method, Arguments arguments);

    /** As {@link #stream}; when a connection is lost the call is made again, and the stream goes on behind its last item. */
    <R> Flow.Publisher<Tracked<R>> trackedStream(MethodDescriptor<R> method, Arguments arguments);

    /** Sends a notification. It is never answered, so only a failure to send is told. */
    void notify(MethodDescriptor<@Nullable Void> method, Arguments arguments);

    /**
     * Ends the reference that the client stands for, so that the object's owner may forget it. A client of a service,
     * which is no reference, has nothing to end.
     */
    default void release() {}
}
