package dev.callwire.wamp.client;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.Payload;
import dev.callwire.wamp.mapping.Elements;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the arguments of calls, of which a stream is none: it follows the call as more of its input. Used under the session's
 * monitor alone.
 */
final class CallArguments {
    private static final byte[] NULL = Frames.bytes("null");

    /** The streams that are sent. */
    private final Map<ParameterStream, Input> inputs = new HashMap<>();

    /** The stream among the arguments that are being written, and where something stands for it. */
    private @Nullable ParameterStream stream;

    private int place;

    /** Writes what stands for a stream until all arguments are there. */
    void standIn(ParameterStream parameter, JsonWriter out) {
        stream = parameter;
        place = out.length();
        out.raw(NULL);
    }

    /** Writes arguments with the comma before; returns the stream among them, if there is one. */
    @Nullable
    ParameterStream write(JsonWriter out, @Nullable Payload params) {
        stream = null;
        int comma = out.length();
        if (params == null) {
            return null;
        }
        params.writeTo(out.raw((byte) ','));
        if (stream != null) {
            drop(out, comma + 1);
        }
        Body.arrange(out, comma);
        return stream;
    }

    /** Takes what stands for the stream out of params that begin somewhere. */
    private void drop(JsonWriter out, int from) {
        var params = new JsonSlice();
        params.set(out.array(), from, out.length() - from);
        params = params.copy();
        int dropped = place - from;
        out.truncate(from);
        out.raw(Elements.without(params, value -> value.offset() == dropped));
    }

    /** A stream follows a call. */
    void follows(ParameterStream parameter, Input input) {
        inputs.put(parameter, input);
    }

    /** Where a stream goes; {@code null} if it has ended. */
    @Nullable
    Input input(ParameterStream parameter) {
        return inputs.get(parameter);
    }

    /** A stream has ended, or its call. */
    void ended(ParameterStream parameter) {
        inputs.remove(parameter);
    }
}
