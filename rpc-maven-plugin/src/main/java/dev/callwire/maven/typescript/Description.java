package dev.callwire.maven.typescript;

import dev.callwire.schema.JsonSchemaText;
import dev.callwire.schema.TypeSchema.DescribedType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON Schema that an author has written down, as a type in TypeScript: one that allows no less, and says no more than is plain. */
final class Description {
    private static final String ANY = "unknown";

    private final Map<String, @Nullable Object> schema;

    private Description(Map<String, @Nullable Object> schema) {
        this.schema = schema;
    }

    static Description of(DescribedType type) {
        return new Description(JsonSchemaText.keywords(type.json()));
    }

    /** What the schema says in words; empty if nothing. */
    String remark() {
        String description = schema.get("description") instanceof String text ? text : "";
        String pattern = schema.get("pattern") instanceof String text ? " It matches `" + text + "`." : "";
        return (description + pattern).strip();
    }

    String write() {
        return write(schema);
    }

    private static String write(@Nullable Object schema) {
        if (!(schema instanceof Map<?, ?> keywords)) {
            return ANY;
        } else if (keywords.containsKey("const")) {
            return literal(keywords.get("const"));
        } else if (keywords.get("enum") instanceof List<?> values) {
            return union(values, Description::literal);
        } else if (keywords.get("anyOf") instanceof List<?> schemas) {
            return union(schemas, Description::write);
        } else if (keywords.get("oneOf") instanceof List<?> schemas) {
            return union(schemas, Description::write);
        } else if (keywords.get("type") instanceof List<?> types) {
            return union(types, type -> ofType(type, keywords));
        }
        return ofType(keywords.get("type"), keywords);
    }

    private static String union(List<?> parts, Function<@Nullable Object, String> written) {
        Set<String> types = new LinkedHashSet<>();
        parts.forEach(part -> types.add(written.apply(part)));
        return types.isEmpty() || types.contains(ANY) ? ANY : String.join(" | ", types);
    }

    private static String literal(@Nullable Object value) {
        if (value instanceof String text) {
            return Identifiers.string(text);
        } else if (value instanceof Number) {
            return value instanceof Integer ? value.toString() : "number";
        }
        return value == null || value instanceof Boolean ? String.valueOf(value) : ANY;
    }

    private static String ofType(@Nullable Object type, Map<?, ?> keywords) {
        if (!(type instanceof String name)) {
            return ANY;
        }
        return switch (name) {
            case "string", "number", "boolean", "null" -> name;
            case "integer" -> "number";
            case "array" ->
                TypeWriter.arrayOf(keywords.containsKey("prefixItems") ? ANY : write(keywords.get("items")));
            case "object" -> object(keywords);
            default -> ANY;
        };
    }

    private static String object(Map<?, ?> keywords) {
        if (!(keywords.get("properties") instanceof Map<?, ?> properties) || properties.isEmpty()) {
            String others =
                    keywords.containsKey("patternProperties") ? ANY : write(keywords.get("additionalProperties"));
            return "{ readonly [key: string]: " + others + " }";
        }
        List<?> required = keywords.get("required") instanceof List<?> names ? names : List.of();
        List<String> members = new ArrayList<>();
        properties.forEach((name, schema) -> members.add("readonly " + Identifiers.property(String.valueOf(name))
                + (required.contains(name) ? ": " : "?: ") + write(schema)));
        return "{ " + String.join("; ", members) + " }";
    }
}
