package dev.callwire.wamp.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Writes one dictionary. */
final class ExtraWriter {
    private final JsonWriter writer = new JsonWriter(256, Integer.MAX_VALUE);

    /** Adds a member if there is a value for it. */
    ExtraWriter put(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            writer.value(value);
        }
        return this;
    }

    ExtraWriter put(String name, long value) {
        name(name);
        writer.value(value);
        return this;
    }

    private void name(String name) {
        writer.raw(writer.length() == 0 ? (byte) '{' : (byte) ',').raw(('"' + name + "\":").getBytes(US_ASCII));
    }

    /** The dictionary, or an empty view if nothing is in it. */
    JsonSlice toSlice() {
        return writer.length() == 0 ? new JsonSlice() : writer.raw((byte) '}').toSlice();
    }

    /** The dictionary, which may be empty. */
    JsonSlice toDictionary() {
        return writer.length() == 0 ? JsonSlice.of("{}") : toSlice();
    }
}
