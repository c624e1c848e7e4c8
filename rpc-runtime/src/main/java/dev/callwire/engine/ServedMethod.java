package dev.callwire.engine;

import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.Params;
import org.jspecify.annotations.Nullable;

/**
 * A method and what runs when it is called.
 *
 * @param service the interface that it is of
 * @param isAsync whether the body returns a stage of the result instead of the result
 */
record ServedMethod(MethodDescriptor<?> descriptor, Class<?> service, boolean isAsync, Body body) {

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
