package dev.callwire.wamp.router;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.wamp.message.Ids;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.Uris;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one of the realm's own procedures is called with: the only payloads that a router decodes. */
final class MetaArguments {
    private final JsonReader reader = new JsonReader(JsonLimits.DEFAULTS);
    private final List<JsonSlice> list = new ArrayList<>();
    private final Map<String, JsonSlice> dictionary = new HashMap<>();

    MetaArguments(Payload payload) {
        try {
            readList(payload);
            readDictionary(payload);
        } catch (JsonException e) {
            throw new RequestFailedException(
                    Uris.INVALID_ARGUMENT, "What a realm's own procedure is called with is plain. " + e.getMessage());
        }
    }

    private void readList(Payload payload) {
        if (payload.hasArguments() && reader.reset(payload.arguments()).peek() == '[') {
            reader.beginArray();
            while (reader.nextElement()) {
                list.add(nextValue());
            }
        }
    }

    private void readDictionary(Payload payload) {
        if (payload.hasArgumentsKw()) {
            var name = new JsonSlice();
            reader.reset(payload.argumentsKw()).beginObject();
            while (reader.nextName(name)) {
                var key = name.toString();
                dictionary.put(key, nextValue());
            }
        }
    }

    private JsonSlice nextValue() {
        var value = new JsonSlice();
        reader.readValue(value);
        return value;
    }

    private static RequestFailedException invalid(String what, String kind) {
        return new RequestFailedException(Uris.INVALID_ARGUMENT, what + " is " + kind);
    }

    boolean has(int index) {
        return index < list.size() && !list.get(index).isNull();
    }

    boolean has(String name) {
        var value = dictionary.get(name);
        return value != null && !value.isNull();
    }

    private JsonSlice at(int index, String kind) {
        if (!has(index)) {
            throw invalid(argument(index), kind);
        }
        return list.get(index);
    }

    private JsonSlice at(String name, String kind) {
        var value = dictionary.get(name);
        if (value == null) {
            throw invalid(name, kind);
        }
        return value;
    }

    private static String argument(int index) {
        return "Argument " + (index + 1);
    }

    long id(int index) {
        return id(at(index, "an id"), argument(index));
    }

    long id(String name) {
        return id(at(name, "an id"), name);
    }

    private long id(JsonSlice json, String what) {
        try {
            long id = reader.reset(json).readLong();
            if (id >= 1 && id <= Ids.LAST) {
                return id;
            }
        } catch (JsonException e) {
            throw invalid(what, "an id");
        }
        throw invalid(what, "an id");
    }

    String text(int index) {
        return text(at(index, "a string"), argument(index));
    }

    @Nullable
    String text(String name) {
        return has(name) ? text(at(name, "a string"), name) : null;
    }

    private String text(JsonSlice json, String what) {
        try {
            return reader.reset(json).readString();
        } catch (JsonException e) {
            throw invalid(what, "a string");
        }
    }

    boolean flag(String name) {
        try {
            return has(name) && reader.reset(at(name, "a boolean")).readBoolean();
        } catch (JsonException e) {
            throw invalid(name, "a boolean");
        }
    }

    /** Strings, or {@code null} if there is no such argument. */
    @Nullable
    Set<String> texts(int index) {
        if (!has(index)) {
            return null;
        }
        var texts = new LinkedHashSet<String>();
        try {
            reader.reset(list.get(index)).beginArray();
            while (reader.nextElement()) {
                texts.add(reader.readString());
            }
        } catch (JsonException e) {
            throw invalid(argument(index), "a list of strings");
        }
        return texts;
    }

    /** A list as it stands, or an empty view. */
    JsonSlice list(int index) {
        return raw(index, (byte) '[', "a list");
    }

    /** A dictionary as it stands, or an empty view. */
    JsonSlice dictionary(int index) {
        return raw(index, (byte) '{', "a dictionary");
    }

    private JsonSlice raw(int index, byte first, String kind) {
        if (!has(index)) {
            return new JsonSlice();
        }
        var json = list.get(index);
        if (json.array()[json.offset()] != first) {
            throw invalid(argument(index), kind);
        }
        return json;
    }

    /** A dictionary as it stands, or an empty view. */
    JsonSlice dictionary(String name) {
        if (!has(name)) {
            return new JsonSlice();
        }
        var json = at(name, "a dictionary");
        if (json.array()[json.offset()] != '{') {
            throw invalid(name, "a dictionary");
        }
        return json;
    }
}
