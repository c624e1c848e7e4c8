package dev.callwire.maven.docs;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON, put together from texts that are JSON. */
final class JsonText {

    private JsonText() {}

    static String string(String text) {
        var out = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                out.append('\\').appendCodePoint(point);
            } else if (isHidden(point)) {
                out.append("\\u%04x".formatted(point));
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.append('"').toString();
    }

    /** Whether it cannot stand in a string, or in a script, as it is. */
    private static boolean isHidden(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> string(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String array(Collection<String> items) {
        return "[" + String.join(",", items) + "]";
    }

    /** The JSON of maps, lists, strings, numbers, booleans and null. */
    static String of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(member -> string(String.valueOf(member.getKey())) + ":" + of(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        } else if (value instanceof Collection<?> items) {
            return items.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
        } else if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        return value == null ? "null" : string(value.toString());
    }
}
