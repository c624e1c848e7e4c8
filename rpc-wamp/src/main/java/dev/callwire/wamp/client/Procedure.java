package dev.callwire.wamp.client;

import dev.callwire.json.JsonSlice;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.wamp.mapping.Parameters;

/** A method of this end's as a procedure. Immutable. */
final class Procedure {
    private final MethodDescriptor<?> method;
    private final JsonSlice name;
    private final Parameters parameters;

    Procedure(MethodDescriptor<?> method) {
        this.method = method;
        name = JsonSlice.of(method.name());
        parameters = new Parameters(method);
    }

    String uri() {
        return method.uri();
    }

    /** What the engine knows it by. */
    JsonSlice name() {
        return name;
    }

    boolean isNotification() {
        return method.isNotification();
    }

    /** Whether it has no result. */
    boolean isVoid() {
        return method.result() == JsonType.VOID;
    }

    /** Whether its result is a stream. */
    boolean isStream() {
        return method.isStream();
    }

    Parameters parameters() {
        return parameters;
    }
}
