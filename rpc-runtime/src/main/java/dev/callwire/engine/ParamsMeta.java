package dev.callwire.engine;

import dev.callwire.call.Metadata;
import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;

/** Reads the metadata that a peer has put into the params, as {@code _meta}. */
final class ParamsMeta {
    private static final byte[] META = JsonSlice.of("_meta").array();

    /** Of more than these the rest is passed over. */
    private static final int ENTRIES = 64;

    private ParamsMeta() {}

    static Metadata read(JsonSlice params, JsonReader reader) {
        if (params.array()[params.offset()] != '{') {
            return Metadata.EMPTY;
        }
        var name = new JsonSlice();
        try {
            reader.reset(params).beginObject();
            while (reader.nextName(name)) {
                if (name.contentEquals(META) && reader.peek() == '{') {
                    return readEntries(reader);
                }
                reader.skipValue();
            }
        } catch (JsonException e) {
            return Metadata.EMPTY; // the params were read before, so this is for what the limits of a frame let through
        }
        return Metadata.EMPTY;
    }

    private static Metadata readEntries(JsonReader reader) {
        var metadata = Metadata.EMPTY;
        var name = new JsonSlice();
        var value = new JsonSlice();
        reader.beginObject();
        for (int entries = 0; entries < ENTRIES && reader.nextName(name); entries++) {
            var key = name.toString();
            reader.readValue(value);
            metadata = metadata.withJson(key, value.copy());
        }
        return metadata;
    }
}
