package dev.callwire.maven.typescript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.callwire.schema.TypeSchema.DescribedType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A JSON Schema that an author has written down, as a type in TypeScript: one that allows no less, and says no more than is plain. */
final class Description {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String ANY = "unknown";

    private final JsonNode schema;

    private Description(JsonNode schema) {
        this.schema = schema;
    }

    static Description of(DescribedType type) {
        try {
            return new Description(MAPPER.readTree(type.json()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What describes a type is JSON", e);
        }
    }

    /** What the schema says in words; empty if nothing. */
    String remark() {
        String description = schema.path("description").asText("");
        String pattern = schema.path("pattern").asText("");
        return (description + (pattern.isEmpty() ? "" : " It matches `" + pattern + "`.")).strip();
    }

    String write() {
        return write(schema);
    }

    private static String write(JsonNode schema) {
        if (schema.has("const")) {
            return literal(schema.get("const"));
        } else if (schema.path("enum").isArray()) {
            return union(schema.get("enum"), Description::literal);
        } else if (schema.path("anyOf").isArray()) {
            return union(schema.get("anyOf"), Description::write);
        } else if (schema.path("oneOf").isArray()) {
            return union(schema.get("oneOf"), Description::write);
        } else if (schema.path("type").isArray()) {
            return union(schema.get("type"), type -> ofType(type.asText(), schema));
        }
        return ofType(schema.path("type").asText(), schema);
    }

    private static String union(JsonNode nodes, Function<JsonNode, String> written) {
        Set<String> types = new LinkedHashSet<>();
        nodes.forEach(node -> types.add(written.apply(node)));
        return types.isEmpty() || types.contains(ANY) ? ANY : String.join(" | ", types);
    }

    private static String literal(JsonNode value) {
        if (value.isTextual()) {
            return Identifiers.string(value.asText());
        } else if (value.isNumber()) {
            return value.isInt() ? value.asText() : "number";
        }
        return value.isBoolean() || value.isNull() ? value.asText() : ANY;
    }

    private static String ofType(String type, JsonNode schema) {
        return switch (type) {
            case "string", "number", "boolean", "null" -> type;
            case "integer" -> "number";
            case "array" -> TypeWriter.arrayOf(items(schema));
            case "object" -> object(schema);
            default -> ANY;
        };
    }

    private static String items(JsonNode schema) {
        JsonNode items = schema.path("items");
        return schema.has("prefixItems") || !items.isObject() ? ANY : write(items);
    }

    private static String object(JsonNode schema) {
        JsonNode properties = schema.path("properties");
        if (properties.isEmpty()) {
            JsonNode others = schema.path("additionalProperties");
            boolean isTold = others.isObject() && !schema.has("patternProperties");
            return "{ readonly [key: string]: " + (isTold ? write(others) : ANY) + " }";
        }
        Set<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        List<String> members = new ArrayList<>();
        properties
                .properties()
                .forEach(property -> members.add("readonly " + Identifiers.property(property.getKey())
                        + (required.contains(property.getKey()) ? ": " : "?: ") + write(property.getValue())));
        return "{ " + String.join("; ", members) + " }";
    }
}
