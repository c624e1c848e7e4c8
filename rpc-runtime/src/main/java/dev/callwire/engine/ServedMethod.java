package dev.callwire.engine;

import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.Params;
import org.jspecify.annotations.Nullable;

/**
 * A method and what runs when it is called.
 *
 * @param service the interface that it is of
 */
record ServedMethod(MethodDescriptor<?> descriptor, Class<?> service, Kind kind, Body body) {

    /** What the body returns. */
    enum Kind {
        VALUE,
        STAGE,
        STREAM,

        /** A stream that its caller takes up again. */
        TRACKED_STREAM,

        /** Nothing: the connection itself ends a subscription. */
        UNSUBSCRIBE
    }

    /** What takes the id of a subscription and ends it. */
    static ServedMethod endingSubscriptions(MethodDescriptor<?> descriptor, Class<?> service) {
        return new ServedMethod(descriptor, service, Kind.UNSUBSCRIBE, params -> {
            throw new IllegalStateException("Subscriptions are ended by their connection");
        });
    }

    /** Whether the body returns a stage of the result instead of the result. */
    boolean isAsync() {
        return kind == Kind.STAGE;
    }

    /** Whether it ends the subscriptions of another method. */
    boolean endsSubscriptions() {
        return kind == Kind.UNSUBSCRIBE;
    }

    /** Reads the parameters and runs the method. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object run(Params params) throws Exception;
    }

    String name() {
        return descriptor.name();
    }

    boolean isNonBlocking() {
        return descriptor.isNonBlocking();
    }

    /** Whether a call of it is but params and a result, read and written on the connection's own thread. */
    boolean isPlain() {
        return descriptor.isPlain() && kind != Kind.UNSUBSCRIBE;
    }

    /** Whether it has ended when it returns, and never blocks: it can be run where it is read. */
    boolean isImmediate() {
        return descriptor.isNonBlocking() && !isAsync() && !descriptor.isStream();
    }
}
