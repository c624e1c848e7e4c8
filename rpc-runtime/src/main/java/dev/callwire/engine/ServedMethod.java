package dev.callwire.engine;

import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.Params;
import org.jspecify.annotations.Nullable;

/**
 * A method and what runs when it is called.
 *
 * @param service the interface that it is of
 * @param isAsync whether the body returns a stage of the result instead of the result
 * @param endsSubscriptions whether it ends the subscriptions of another method, which needs no body
 */
record ServedMethod(
        MethodDescriptor<?> descriptor, Class<?> service, boolean isAsync, boolean endsSubscriptions, Body body) {

    ServedMethod(MethodDescriptor<?> descriptor, Class<?> service, boolean isAsync, Body body) {
        this(descriptor, service, isAsync, false, body);
    }

    /** What takes the id of a subscription and ends it. */
    static ServedMethod endingSubscriptions(MethodDescriptor<?> descriptor, Class<?> service) {
        return new ServedMethod(descriptor, service, false, true, params -> {
            throw new IllegalStateException("Subscriptions are ended by their connection");
        });
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

    /** Whether it has ended when it returns, and never blocks: it can be run where it is read. */
    boolean isImmediate() {
        return descriptor.isNonBlocking() && !isAsync && !descriptor.isStream();
    }
}
