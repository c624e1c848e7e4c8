package dev.callwire.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object as they are taken out, each complaint with its place. Those that nobody took are refused by {@link #read}. */
final class JsonMembers {

    private final Source source;
    private final String path;
    private final JsonNode node;
    private final Set<String> untaken = new LinkedHashSet<>();

    private JsonMembers(Source source, String path, JsonNode node) {
        this.source = source;
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw problem(path.isEmpty() ? "it" : path, "an object", node);
        }
        node.fieldNames().forEachRemaining(untaken::add);
    }

    static JsonMembers of(Source source, JsonNode root) {
        return new JsonMembers(source, "", root);
    }

    /** Makes a value of the members and then refuses those it did not take. */
    <T> T read(Function<JsonMembers, T> form) {
        T value;
        try {
            value = form.apply(this);
        } catch (IllegalArgumentException e) {
            throw source.complaint(path, where() + e.getMessage(), e);
        }
        if (!untaken.isEmpty()) {
            String unknown = untaken.iterator().next();
            throw source.complaint(
                    at(unknown),
                    where() + "only known members may stand here, and this version does not know '" + unknown + "'",
                    null);
        }
        return value;
    }

    String text(String name) {
        JsonNode value = required(name, "a string");
        if (!value.isTextual()) {
            throw problem(at(name), "a string", value);
        }
        return value.textValue();
    }

    @Nullable
    String textOrNull(String name) {
        return node.has(name) ? text(name) : null;
    }

    boolean flag(String name) {
        JsonNode value = required(name, "true or false");
        if (!value.isBoolean()) {
            throw problem(at(name), "true or false", value);
        }
        return value.booleanValue();
    }

    boolean flagOrFalse(String name) {
        return node.has(name) && flag(name);
    }

    int number(String name) {
        JsonNode value = required(name, "an integer");
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw problem(at(name), "an integer of 32 bits", value);
        }
        return value.intValue();
    }

    @Nullable
    Integer numberOrNull(String name) {
        return node.has(name) ? number(name) : null;
    }

    @Nullable
    BigDecimal decimalOrNull(String name) {
        if (!node.has(name)) {
            return null;
        }
        JsonNode value = required(name, "a number");
        if (!value.isNumber()) {
            throw problem(at(name), "a number", value);
        }
        return value.decimalValue();
    }

    @Nullable
    BigInteger integerOrNull(String name) {
        if (!node.has(name)) {
            return null;
        }
        JsonNode value = required(name, "an integer");
        if (!value.isIntegralNumber()) {
            throw problem(at(name), "an integer", value);
        }
        return value.bigIntegerValue();
    }

    /** One of the values whose texts are given by {@code text}. */
    <E extends Enum<E>> E oneOf(String name, E[] values, Function<E, String> text) {
        String found = text(name);
        List<String> known = new ArrayList<>();
        for (E value : values) {
            if (text.apply(value).equals(found)) {
                return value;
            }
            known.add(text.apply(value));
        }
        throw source.complaint(
                at(name), at(name) + " must be one of " + String.join(", ", known) + ". Found: '" + found + "'", null);
    }

    /** The same, or what is meant where the member is left out. */
    <E extends Enum<E>> E oneOfOr(String name, E otherwise, E[] values, Function<E, String> text) {
        return node.has(name) ? oneOf(name, values, text) : otherwise;
    }

    JsonNode value(String name) {
        return required(name, "a JSON value");
    }

    @Nullable
    JsonNode valueOrNull(String name) {
        return node.has(name) ? value(name) : null;
    }

    <T> T object(String name, Function<JsonMembers, T> form) {
        return new JsonMembers(source, at(name), required(name, "an object")).read(form);
    }

    <T> @Nullable T objectOrNull(String name, Function<JsonMembers, T> form) {
        return node.has(name) ? object(name, form) : null;
    }

    <T> List<T> list(String name, Function<JsonMembers, T> form) {
        JsonNode value = required(name, "an array");
        if (!value.isArray()) {
            throw problem(at(name), "an array", value);
        }
        List<T> items = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            items.add(new JsonMembers(source, at(name) + "[" + i + "]", value.get(i)).read(form));
        }
        return items;
    }

    <T> List<T> listOrEmpty(String name, Function<JsonMembers, T> form) {
        return node.has(name) ? list(name, form) : List.of();
    }

    List<String> textsOrEmpty(String name) {
        if (!node.has(name)) {
            return List.of();
        }
        JsonNode value = required(name, "an array");
        if (!value.isArray()) {
            throw problem(at(name), "an array", value);
        }
        List<String> texts = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            if (!value.get(i).isTextual()) {
                throw problem(at(name) + "[" + i + "]", "a string", value.get(i));
            }
            texts.add(value.get(i).textValue());
        }
        return texts;
    }

    private JsonNode required(String name, String expected) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw source.complaint(path, at(name) + " must be " + expected + ". Found: nothing", null);
        }
        untaken.remove(name);
        return value;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private String where() {
        return path.isEmpty() ? "" : "in " + path + ": ";
    }

    private RuntimeException problem(String what, String expected, JsonNode found) {
        String form = found.isContainerNode()
                ? (found.isArray() ? "an array" : "an object")
                : found.getNodeType() == JsonNodeType.NULL ? "null" : found.toString();
        return source.complaint(
                what.equals("it") ? "" : what, what + " must be " + expected + ". Found: " + form, null);
    }
}
