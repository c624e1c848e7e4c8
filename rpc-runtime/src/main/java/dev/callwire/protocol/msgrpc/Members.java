package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import java.util.Arrays;

/** Those members of a JSON object that somebody has a use for. Reused from object to object. */
final class Members {
    private final byte[][] names;
    private final JsonSlice[] values;
    private final JsonSlice name = new JsonSlice();
    private int count;

    Members(String... names) {
        this.names = Arrays.stream(names).map(Bytes::of).toArray(byte[][]::new);
        values = Arrays.stream(names).map(each -> new JsonSlice()).toArray(JsonSlice[]::new);
    }

    /** Reads an object; false if it is none, or has one of the members twice. */
    boolean read(JsonReader reader, JsonSlice json) {
        return Bytes.isObject(json) && read(reader.reset(json));
    }

    /**
     * Reads an object to its end.
     *
     * @return false if it is none, or has one of the members twice
     * @throws dev.callwire.json.JsonException if it is no JSON within the limits
     */
    boolean read(JsonReader reader) {
        count = 0;
        for (var value : values) {
            value.clear();
        }
        if (reader.peek() != '{') {
            reader.skipValue();
            return false;
        }
        boolean once = true;
        reader.beginObject();
        while (reader.nextName(name)) {
            count++;
            int index = indexOf(name);
            if (index < 0) {
                reader.skipValue();
            } else {
                once &= values[index].isEmpty();
                reader.readValue(values[index]);
            }
        }
        return once;
    }

    private int indexOf(JsonSlice wanted) {
        for (int i = 0; i < names.length; i++) {
            if (wanted.contentEquals(names[i])) {
                return i;
            }
        }
        return -1;
    }

    /** How many members the object has, of whatever name. */
    int count() {
        return count;
    }

    /** The value of a member, by its place among the names; empty where there is none. */
    JsonSlice get(int index) {
        return values[index];
    }
}
