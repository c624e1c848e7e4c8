package dev.callwire.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in a value something is, from the outside in.
 *
 * @param steps a {@link String} for each member of an object, an {@link Integer} for each element of an array
 */
record JsonPath(List<Object> steps) {
    private static final int MAX_NAME_LENGTH = 64;

    JsonPath {
        steps = List.copyOf(steps);
    }

    static JsonPath of(JacksonException e) {
        var steps = new ArrayList<>();
        if (e instanceof JsonMappingException mapping) {
            for (Reference reference : mapping.getPath()) {
                if (reference.getFieldName() != null) {
                    steps.add(reference.getFieldName());
                } else if (reference.getIndex() >= 0) {
                    steps.add(reference.getIndex());
                }
            }
        }
        return new JsonPath(steps);
    }

    JsonPath member(String name) {
        var longer = new ArrayList<>(steps);
        longer.add(name);
        return new JsonPath(longer);
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /**
     * Returns the value here in a well-formed text: an empty view if the last step is missing, null if there is no way
     * to it.
     */
    @Nullable
    JsonSlice find(JsonSlice json) {
        var reader = new JsonReader(JsonLimits.NONE).reset(json);
        for (int i = 0; i < steps.size(); i++) {
            boolean found;
            if (steps.get(i) instanceof String name) {
                if (reader.peek() != '{') {
                    return null;
                }
                found = findMember(reader, name.getBytes(UTF_8));
            } else {
                if (reader.peek() != '[') {
                    return null;
                }
                found = findElement(reader, (Integer) steps.get(i));
            }
            if (!found) {
                return i == steps.size() - 1 ? new JsonSlice() : null;
            }
        }
        var value = new JsonSlice();
        reader.readValue(value);
        return value;
    }

    private static boolean findMember(JsonReader reader, byte[] wanted) {
        var name = new JsonSlice();
        reader.beginObject();
        while (reader.nextName(name)) {
            if (name.contentEquals(wanted)) {
                return true;
            }
            reader.skipValue();
        }
        return false;
    }

    private static boolean findElement(JsonReader reader, int wanted) {
        reader.beginArray();
        for (int index = 0; reader.nextElement(); index++) {
            if (index == wanted) {
                return true;
            }
            reader.skipValue();
        }
        return false;
    }

    /** Returns the path as people write it: {@code person.name}, {@code items[2].price}, {@code map["a b"]}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Object step : steps) {
            if (!(step instanceof String name)) {
                text.append('[').append(step).append(']');
            } else if (isPlain(name)) {
                text.append(text.length() == 0 ? "" : ".").append(name);
            } else {
                text.append("[\"").append(printable(name)).append("\"]");
            }
        }
        return text.toString();
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_NAME_LENGTH
                && name.chars()
                        .allMatch(c ->
                                c == '-' || (Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c)));
    }

    /** A map's names are the sender's, so they come here without what would upset a log or a screen. */
    private static String printable(String name) {
        var text = new StringBuilder();
        for (int i = 0; i < Math.min(name.length(), MAX_NAME_LENGTH); i++) {
            char c = name.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        return name.length() > MAX_NAME_LENGTH ? text.append('…').toString() : text.toString();
    }
}
