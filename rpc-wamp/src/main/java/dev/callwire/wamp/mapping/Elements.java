package dev.callwire.wamp.mapping;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import java.util.function.Predicate;

/** Elements of arrays and members of objects that have been validated before. */
public final class Elements {
    private Elements() {}

    /** The first element, a view; empty if there is none. */
    public static JsonSlice first(JsonSlice array) {
        var element = new JsonSlice();
        if (array.isEmpty() || array.array()[array.offset()] != '[') {
            return element;
        }
        var reader = new JsonReader(JsonLimits.NONE).reset(array);
        reader.beginArray();
        if (reader.nextElement()) {
            reader.readValue(element);
        }
        return element;
    }

    /** An array with an element more at a place, which is not beyond its end. */
    static JsonSlice insert(JsonSlice array, int place, JsonSlice inserted) {
        var out = new JsonWriter(array.length() + inserted.length() + 2, Integer.MAX_VALUE);
        var reader = new JsonReader(JsonLimits.NONE).reset(array);
        var element = new JsonSlice();
        reader.beginArray();
        out.raw((byte) '[');
        int count = 0;
        for (; reader.nextElement(); count++) {
            if (count == place) {
                separate(out).raw(inserted);
            }
            reader.readValue(element);
            separate(out).raw(element);
        }
        if (count == place) {
            separate(out).raw(inserted);
        }
        return out.raw((byte) ']').toSlice();
    }

    /** How many elements an array has. */
    static int count(JsonSlice array) {
        var reader = new JsonReader(JsonLimits.NONE).reset(array);
        reader.beginArray();
        int count = 0;
        for (; reader.nextElement(); count++) {
            reader.skipValue();
        }
        return count;
    }

    /** Takes out what an array or object has of certain values. */
    public static JsonSlice without(JsonSlice json, Predicate<JsonSlice> unwanted) {
        return json.array()[json.offset()] == '[' ? elementsWithout(json, unwanted) : membersWithout(json, unwanted);
    }

    private static JsonSlice elementsWithout(JsonSlice array, Predicate<JsonSlice> unwanted) {
        var out = new JsonWriter(array.length(), Integer.MAX_VALUE);
        var reader = new JsonReader(JsonLimits.NONE).reset(array);
        var element = new JsonSlice();
        reader.beginArray();
        out.raw((byte) '[');
        while (reader.nextElement()) {
            reader.readValue(element);
            if (!unwanted.test(element)) {
                separate(out).raw(element);
            }
        }
        return out.raw((byte) ']').toSlice();
    }

    private static JsonSlice membersWithout(JsonSlice object, Predicate<JsonSlice> unwanted) {
        var out = new JsonWriter(object.length(), Integer.MAX_VALUE);
        var reader = new JsonReader(JsonLimits.NONE).reset(object);
        var name = new JsonSlice();
        var value = new JsonSlice();
        reader.beginObject();
        out.raw((byte) '{');
        while (reader.nextName(name)) {
            reader.readValue(value);
            if (!unwanted.test(value)) {
                separate(out).value(name.toString()).raw((byte) ':').raw(value);
            }
        }
        return out.raw((byte) '}').toSlice();
    }

    private static JsonWriter separate(JsonWriter out) {
        return out.length() > 1 ? out.raw((byte) ',') : out;
    }
}
