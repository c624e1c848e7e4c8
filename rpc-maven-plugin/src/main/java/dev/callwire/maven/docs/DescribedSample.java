package dev.callwire.maven.docs;

import dev.callwire.schema.Constraints;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values made up for a JSON Schema that an author has written down, as far as it is plain. */
final class DescribedSample {
    private static final int DEEPEST = 20;

    private DescribedSample() {}

    /** Null if no value is plain. */
    static @Nullable String of(Map<?, ?> schema, String name) {
        return of(schema, name, 0);
    }

    private static @Nullable String of(@Nullable Object schema, String name, int depth) {
        if (!(schema instanceof Map<?, ?> keywords)) {
            return Boolean.FALSE.equals(schema) ? null : "{}";
        } else if (depth > DEEPEST) {
            return null;
        } else if (keywords.containsKey("const")) {
            return JsonText.of(keywords.get("const"));
        }
        for (String listing : List.of("examples", "enum")) {
            if (keywords.get(listing) instanceof List<?> values && !values.isEmpty()) {
                return JsonText.of(values.get(0));
            }
        }
        if (keywords.containsKey("default")) {
            return JsonText.of(keywords.get("default"));
        }
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            if (keywords.get(choice) instanceof List<?> schemas && !schemas.isEmpty()) {
                return of(schemas.get(0), name, depth + 1);
            }
        }
        Object type =
                keywords.get("type") instanceof List<?> types && !types.isEmpty() ? types.get(0) : keywords.get("type");
        return ofType(type, keywords, name, depth);
    }

    private static @Nullable String ofType(@Nullable Object type, Map<?, ?> keywords, String name, int depth) {
        if (!(type instanceof String known)) {
            return keywords.containsKey("properties") ? object(keywords, depth) : "{}";
        }
        return switch (known) {
            case "string" ->
                JsonText.string(StringSample.of(dev.callwire.schema.StringFormat.TEXT, strings(keywords), name, 0));
            case "integer" -> NumberSample.integer(bounds(keywords), 0);
            case "number" -> NumberSample.number(bounds(keywords), 0);
            case "boolean" -> "true";
            case "array" -> array(keywords, name, depth);
            case "object" -> object(keywords, depth);
            default -> "null";
        };
    }

    private static Constraints strings(Map<?, ?> keywords) {
        Constraints said = Constraints.ofSize(size(keywords.get("minLength")), size(keywords.get("maxLength")));
        if (keywords.get("pattern") instanceof String pattern) {
            // Here a pattern need not match all of the text.
            said = said.and(Constraints.matching("[\\s\\S]*?(?:" + pattern + ")[\\s\\S]*"));
        }
        return "email".equals(keywords.get("format")) ? said.and(Constraints.ofEmail()) : said;
    }

    private static @Nullable Integer size(@Nullable Object bound) {
        return bound instanceof Integer size ? size : null;
    }

    private static Constraints bounds(Map<?, ?> keywords) {
        Constraints bounds = Constraints.NONE;
        if (keywords.get("minimum") instanceof Number minimum) {
            bounds = bounds.and(Constraints.from(new BigDecimal(minimum.toString()), false));
        }
        if (keywords.get("exclusiveMinimum") instanceof Number minimum) {
            bounds = bounds.and(Constraints.from(new BigDecimal(minimum.toString()), true));
        }
        if (keywords.get("maximum") instanceof Number maximum) {
            bounds = bounds.and(Constraints.upTo(new BigDecimal(maximum.toString()), false));
        }
        if (keywords.get("exclusiveMaximum") instanceof Number maximum) {
            bounds = bounds.and(Constraints.upTo(new BigDecimal(maximum.toString()), true));
        }
        return bounds;
    }

    private static @Nullable String array(Map<?, ?> keywords, String name, int depth) {
        List<?> places = keywords.get("prefixItems") instanceof List<?> schemas ? schemas : List.of();
        List<String> items = new ArrayList<>();
        for (Object place : places) {
            String item = of(place, name, depth + 1);
            if (item == null) {
                return null;
            }
            items.add(item);
        }
        Integer least = size(keywords.get("minItems"));
        int wanted = Math.min(least == null ? 1 : Math.max(1, least), 50);
        while (items.size() < wanted && keywords.containsKey("items")) {
            String item = of(keywords.get("items"), name, depth + 1);
            if (item == null) {
                break;
            }
            items.add(item);
        }
        return JsonText.array(items);
    }

    private static @Nullable String object(Map<?, ?> keywords, int depth) {
        Map<String, String> members = new LinkedHashMap<>();
        List<?> required = keywords.get("required") instanceof List<?> names ? names : List.of();
        if (keywords.get("properties") instanceof Map<?, ?> properties) {
            for (var property : properties.entrySet()) {
                String name = String.valueOf(property.getKey());
                String value = of(property.getValue(), name, depth + 1);
                if (value != null) {
                    members.put(name, value);
                } else if (required.contains(name)) {
                    return null;
                }
            }
        }
        return JsonText.object(members);
    }
}
