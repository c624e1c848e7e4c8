package dev.callwire.stub;

import dev.callwire.stream.Tracked;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The methods that one end serves, by wire name. Two methods of one name are an {@link IllegalArgumentException}. */
public interface MethodTable {

    /** Adds a method that returns its result. */
    <R extends @Nullable Object> void call(MethodDescriptor<R> method, Handler<R> handler);

    /** Adds a method without a result: it is answered with {@code null}. */
    void voidCall(MethodDescriptor<@Nullable Void> method, VoidHandler handler);

    /** Adds a method that returns a stage of its result. */
    <R extends @Nullable Object> void asyncCall(MethodDescriptor<R> method, AsyncHandler<R> handler);

    /** Adds a method that returns a stream. */
    <R> void stream(MethodDescriptor<R> method, StreamHandler<R> handler);

    /** Adds a method that returns a stream which can be taken up again. */
    <R> void trackedStream(MethodDescriptor<R> method, StreamHandler<Tracked<R>> handler);

    /** Adds a notification. */
    void notification(MethodDescriptor<@Nullable Void> method, VoidHandler handler);

    /** Reads the parameters, runs the method and returns its result. */
    @FunctionalInterface
    interface Handler<R extends @Nullable Object> {
        R handle(Params params) throws Exception;
    }

    /** Reads the parameters and runs the method. */
    @FunctionalInterface
    interface VoidHandler {
        void handle(Params params) throws Exception;
    }

    /** Reads the parameters and starts the method. */
    @FunctionalInterface
    interface AsyncHandler<R extends @Nullable Object> {
        CompletionStage<R> handle(Params params) throws Exception;
    }

    /** Reads the parameters and runs the method, whose stream is subscribed to when it has returned. */
    @FunctionalInterface
    interface StreamHandler<R> {
        Flow.Publisher<R> handle(Params params) throws Exception;
    }
}
