package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/** One or two params, by name or by position. Reused from message to message; a view of the frame. */
final class PairParams {
    /** The first; empty if it is not there. */
    final JsonSlice first = new JsonSlice();

    /** The second; empty if it is not there. */
    final JsonSlice second = new JsonSlice();

    private final byte[] firstName;
    private final byte @Nullable [] secondName;
    private final JsonSlice name = new JsonSlice();
    private boolean isFlawed;

    /** Params of these names; the second may be {@code null} for one alone. */
    PairParams(String firstName, @Nullable String secondName) {
        this.firstName = Ascii.bytes(firstName);
        this.secondName = secondName == null ? null : Ascii.bytes(secondName);
    }

    /** Reads params; false if there are more than these, or one is there twice. What has an unknown name is passed over. */
    boolean read(JsonSlice params, JsonReader reader) {
        first.clear();
        second.clear();
        isFlawed = false;
        if (Shape.isObject(params)) {
            readByName(reader.reset(params));
        } else if (Shape.isArray(params)) {
            readByPosition(reader.reset(params));
        }
        return !isFlawed;
    }

    private void readByName(JsonReader reader) {
        reader.beginObject();
        while (reader.nextName(name)) {
            if (name.contentEquals(firstName)) {
                readOnce(reader, first);
            } else if (secondName != null && name.contentEquals(secondName)) {
                readOnce(reader, second);
            } else {
                reader.skipValue();
            }
        }
    }

    private void readByPosition(JsonReader reader) {
        reader.beginArray();
        while (reader.nextElement()) {
            readOnce(reader, first.isEmpty() || secondName == null ? first : second);
        }
    }

    private void readOnce(JsonReader reader, JsonSlice target) {
        isFlawed |= !target.isEmpty();
        reader.readValue(target);
    }
}
