package dev.callwire.wamp.server;

import dev.callwire.json.JsonSlice;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.wamp.mapping.Parameters;
import dev.callwire.wamp.message.CancelMode;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.Uris;
import dev.callwire.wamp.router.LocalAnswer;
import dev.callwire.wamp.router.LocalCallee;
import org.jspecify.annotations.Nullable;

/** A method of the server's as a procedure of a realm: each call is one of the connection's over which it has come. */
final class ServedProcedure implements LocalCallee {
    private final MethodDescriptor<?> method;
    private final JsonSlice name;

    private final Parameters parameters;

    ServedProcedure(MethodDescriptor<?> method) {
        this.method = method;
        name = JsonSlice.of(method.name());
        parameters = new Parameters(method);
    }

    /** Why WAMP has no way to call a method; {@code null} if it has. */
    static @Nullable String obstacle(MethodDescriptor<?> method) {
        if (method.subscription() != null) {
            return "it is a subscription";
        } else if (method.passesReferences()) {
            return "it passes objects by reference";
        }
        return method.streamParameterNames().size() > 1 ? "it takes more than one stream" : null;
    }

    String uri() {
        return method.uri();
    }

    /** The wire name. Not to be changed. */
    JsonSlice name() {
        return name;
    }

    boolean isNotification() {
        return method.isNotification();
    }

    /** Whether a call ends with a value; not that of a stream, nor of a method that returns nothing. */
    boolean hasResult() {
        return !method.isStream() && !method.result().equals(JsonType.VOID);
    }

    Parameters parameters() {
        return parameters;
    }

    @Override
    public void onInvocation(Message.Invocation invocation, LocalAnswer answer) {
        if (answer.caller() instanceof RouterConnection connection) {
            connection.invocations().invoke(this, invocation, answer);
        } else {
            answer.fail(Uris.NO_SUCH_PROCEDURE, Payload.NONE); // this process calls its methods otherwise
        }
    }

    @Override
    public void onInterrupt(long invocation, LocalAnswer answer, @Nullable CancelMode mode) {
        if (answer.caller() instanceof RouterConnection connection) {
            connection.invocations().interrupt(invocation);
        }
    }
}
