package dev.callwire.wamp.mapping;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.stub.InvalidParamsException;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.wamp.message.Payload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method's parameters as a call brings them. A stream among them is what follows the call, so it is none of its arguments, and
 * a token stands for it among the params. Immutable.
 */
public final class Parameters {
    private final @Nullable String stream;
    private final int streamIndex;
    private final List<String> others;

    /** Those of a method, which takes one stream at most. */
    public Parameters(MethodDescriptor<?> method) {
        var all = method.parameterNames();
        stream = method.hasStreamParams() ? method.streamParameterNames().get(0) : null;
        streamIndex = stream == null ? all.size() : all.indexOf(stream);
        others = all.stream().filter(each -> !each.equals(stream)).toList();
    }

    /** Whether a stream is among them. */
    public boolean hasStream() {
        return stream != null;
    }

    /** Whether a stream is all there is: then the first message of a call may bring an item. */
    public boolean isStreamAlone() {
        return stream != null && others.isEmpty();
    }

    /**
     * The params of a call.
     *
     * @param token stands for the stream among them, as JSON
     * @throws InvalidParamsException if the arguments cannot be brought into one value
     */
    public JsonSlice of(Payload payload, JsonSlice token) {
        if (stream == null) {
            return Payloads.toParams(payload, others);
        }
        var params = others.isEmpty() ? new JsonSlice() : Payloads.toParams(payload, others);
        return params.isEmpty() || params.array()[params.offset()] == '{'
                ? withMember(params, stream, token)
                : withElement(params, stream, token);
    }

    private static JsonSlice withMember(JsonSlice object, String name, JsonSlice value) {
        var out = new JsonWriter(object.length() + name.length() + value.length() + 8, Integer.MAX_VALUE);
        out.raw((byte) '{').value(name).raw((byte) ':').raw(value);
        if (object.isEmpty()) {
            return out.raw((byte) '}').toSlice();
        }
        return out.raw((byte) ',')
                .raw(object.array(), object.offset() + 1, object.length() - 1)
                .toSlice();
    }

    private JsonSlice withElement(JsonSlice array, String name, JsonSlice value) {
        if (Elements.count(array) < streamIndex) {
            throw new InvalidParamsException("Parameters come before the stream " + name
                    + ", and not all of them have come: " + String.join(", ", others.subList(0, streamIndex)));
        }
        return Elements.insert(array, streamIndex, value);
    }
}
