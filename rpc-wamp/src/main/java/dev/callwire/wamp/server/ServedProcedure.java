package dev.callwire.wamp.server;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.wamp.mapping.Payloads;
import dev.callwire.wamp.message.CancelMode;
import dev.callwire.wamp.message.Message;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.Uris;
import dev.callwire.wamp.router.LocalAnswer;
import dev.callwire.wamp.router.LocalCallee;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method of the server's as a procedure of a realm: each call is one of the connection's over which it has come. */
final class ServedProcedure implements LocalCallee {
    private final MethodDescriptor<?> method;
    private final JsonSlice name;

    /** The names of the parameters that come in the first message. */
    private final List<String> names;

    ServedProcedure(MethodDescriptor<?> method) {
        this.method = method;
        name = JsonSlice.of(method.name());
        names = method.parameterNames().stream()
                .filter(each -> !method.streamParameterNames().contains(each))
                .toList();
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

    boolean takesStream() {
        return method.hasStreamParams();
    }

    /** Whether there are other parameters than a stream: then the first message of a call has these, and no item. */
    boolean takesMoreThanStream() {
        return !names.isEmpty();
    }

    /**
     * The params of a call.
     *
     * @param stream the token of the stream among them, as JSON
     * @throws dev.callwire.stub.InvalidParamsException if the payload cannot be joined to one value
     */
    JsonSlice params(Payload payload, JsonSlice stream) {
        if (!takesStream()) {
            return Payloads.toParams(payload, names);
        }
        var name = method.streamParameterNames().get(0);
        var others = takesMoreThanStream() ? Payloads.toParams(payload, names) : new JsonSlice();
        boolean byPosition = !others.isEmpty() && others.array()[others.offset()] == '[';
        return byPosition
                ? Elements.insert(others, method.parameterNames().indexOf(name), stream)
                : withMember(others, name, stream);
    }

    private static JsonSlice withMember(JsonSlice object, String name, JsonSlice value) {
        var out = new JsonWriter(object.length() + name.length() + value.length() + 8, Integer.MAX_VALUE);
        if (object.isEmpty()) {
            out.raw((byte) '{');
        } else {
            out.raw(object.array(), object.offset(), object.length() - 1).raw((byte) ',');
        }
        return out.value(name).raw((byte) ':').raw(value).raw((byte) '}').toSlice();
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
