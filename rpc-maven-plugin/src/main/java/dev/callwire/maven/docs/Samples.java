package dev.callwire.maven.docs;

import dev.callwire.schema.Constraints;
import dev.callwire.schema.JsonSchemaText;
import dev.callwire.schema.PropertyAccess;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.BooleanType;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.IntegerType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.NumberType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.StringType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values made up for a service's types, as JSON: the same ones each time. */
final class Samples {
    /** Who sends a value, which matters for properties that go one way. */
    enum Side {
        /** Whoever calls. */
        CALLER,
        /** Whoever is called. */
        CALLEE,
        /** Nobody in particular. */
        BOTH
    }

    /** Beyond this many levels only what has to be there is. */
    private static final int FULL_DEPTH = 3;

    private static final int DEEPEST = 24;
    private static final int MOST_VALUES = 2_000;
    private static final int FULL_VALUES = 150;
    private static final int MOST_ITEMS = 50;

    private final ServiceSchema service;
    private final Side side;
    private int made;

    private Samples(ServiceSchema service, Side side) {
        this.service = service;
        this.side = side;
    }

    /**
     * A value of the type; null if there is none that is small enough to be shown.
     *
     * @param name what it goes by where it stands
     */
    static @Nullable String of(TypeSchema type, String name, ServiceSchema service, Side side) {
        return new Samples(service, side).value(type, name, 0, 0);
    }

    /** @param variant tells values apart that must not be equal */
    private @Nullable String value(TypeSchema type, String name, int depth, int variant) {
        if (depth > DEEPEST || ++made > MOST_VALUES) {
            return null;
        } else if (type instanceof ConstrainedType constrained) {
            return constrained(constrained.schema(), constrained.constraints(), name, depth, variant);
        } else if (type instanceof IntegerType || type instanceof NumberType || type instanceof StringType) {
            return constrained(type, Constraints.NONE, name, depth, variant);
        } else if (type instanceof BooleanType) {
            return String.valueOf(variant % 2 == 0);
        } else if (type instanceof EnumType enumType) {
            return enumType.constants().isEmpty()
                    ? null
                    : JsonText.string(enumType.constants()
                            .get(variant % enumType.constants().size())
                            .value());
        } else if (type instanceof ArrayType || type instanceof MapType) {
            return constrained(type, Constraints.NONE, name, depth, variant);
        } else if (type instanceof TupleType tuple) {
            return tuple(tuple.items(), name, depth, variant);
        } else if (type instanceof NullableType nullable) {
            String value = depth > FULL_DEPTH ? null : value(nullable.schema(), name, depth, variant);
            return value == null ? "null" : value;
        } else if (type instanceof ReferenceType reference) {
            return value(service.type(reference.typeId()).schema(), name, depth + 1, variant);
        } else if (type instanceof RemoteType remote) {
            return JsonText.object(remoteReference(remote));
        } else if (type instanceof UnionType union) {
            return union(union, name, depth, variant);
        } else if (type instanceof ObjectType object) {
            Map<String, String> members = members(object, depth, variant);
            return members == null ? null : JsonText.object(members);
        } else if (type instanceof DescribedType described) {
            return DescribedSample.of(JsonSchemaText.keywords(described.json()), name);
        } else if (type instanceof NullType) {
            return "null";
        }
        return "{}";
    }

    static Map<String, String> remoteReference(RemoteType remote) {
        Map<String, String> reference = new LinkedHashMap<>();
        reference.put("__jsonrpc_marshaled", "1");
        reference.put("handle", "5");
        reference.put(
                "lifetime",
                switch (remote.lifetime()) {
                    case CALL -> "\"call\"";
                    case EXPLICIT -> "\"explicit\"";
                });
        return reference;
    }

    private @Nullable String constrained(
            TypeSchema type, Constraints constraints, String name, int depth, int variant) {
        if (type instanceof IntegerType integer) {
            Constraints own = Constraints.NONE;
            if (integer.minimum() != null) {
                own = own.and(Constraints.from(new BigDecimal(integer.minimum()), false));
            }
            if (integer.maximum() != null) {
                own = own.and(Constraints.upTo(new BigDecimal(integer.maximum()), false));
            }
            return NumberSample.integer(own.and(constraints), variant);
        } else if (type instanceof NumberType) {
            return NumberSample.number(constraints, variant);
        } else if (type instanceof StringType string) {
            return JsonText.string(StringSample.of(string.format(), constraints, name, variant));
        } else if (type instanceof ArrayType array) {
            return array(array, constraints, name, depth);
        } else if (type instanceof MapType map) {
            return map(map, constraints, name, depth);
        }
        return value(type, name, depth, variant);
    }

    private @Nullable String array(ArrayType array, Constraints constraints, String name, int depth) {
        int least = constraints.minimumSize() == null ? 0 : constraints.minimumSize();
        int count = count(constraints, depth);
        List<String> items = new ArrayList<>();
        Set<String> distinct = new LinkedHashSet<>();
        String one = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
        for (int i = 0; i < count; i++) {
            String item = value(array.items(), one, depth + 1, array.distinct() ? i : 0);
            if (item == null) {
                return i < least ? null : JsonText.array(items);
            }
            if (!array.distinct() || distinct.add(item)) {
                items.add(item);
            }
        }
        return items.size() < Math.min(least, MOST_ITEMS) ? null : JsonText.array(items);
    }

    private int count(Constraints constraints, int depth) {
        int least = constraints.minimumSize() == null ? 0 : constraints.minimumSize();
        int wanted = isFull(depth) ? Math.max(1, least) : least;
        int most = constraints.maximumSize() == null ? MOST_ITEMS : constraints.maximumSize();
        return Math.min(Math.min(wanted, most), MOST_ITEMS);
    }

    private boolean isFull(int depth) {
        return depth <= FULL_DEPTH && made < FULL_VALUES;
    }

    private @Nullable String map(MapType map, Constraints constraints, String name, int depth) {
        int least = constraints.minimumSize() == null ? 0 : constraints.minimumSize();
        Map<String, String> entries = new LinkedHashMap<>();
        int count = count(constraints, depth);
        for (int i = 0; i < count; i++) {
            String key = value(map.keys(), "key", depth + 1, i);
            String value = value(map.values(), name, depth + 1, 0);
            if (key == null || value == null) {
                return i < least ? null : raw(entries);
            }
            entries.put(key.startsWith("\"") ? key : JsonText.string(key), value);
        }
        return raw(entries);
    }

    /** An object whose names are JSON already. */
    private static String raw(Map<String, String> entries) {
        List<String> members = new ArrayList<>();
        entries.forEach((key, value) -> members.add(key + ":" + value));
        return "{" + String.join(",", members) + "}";
    }

    private @Nullable String tuple(List<TypeSchema> types, String name, int depth, int variant) {
        List<String> items = new ArrayList<>();
        for (TypeSchema type : types) {
            String item = value(type, name, depth + 1, variant);
            if (item == null) {
                return null;
            }
            items.add(item);
        }
        return JsonText.array(items);
    }

    private @Nullable Map<String, String> members(ObjectType object, int depth, int variant) {
        Map<String, String> members = new LinkedHashMap<>();
        for (PropertySchema property : object.properties()) {
            if (!property.required() && (!isFull(depth) || !isSent(property))) {
                continue;
            }
            String value = property.defaultValue() != null
                    ? property.defaultValue()
                    : value(property.schema(), property.name(), depth + 1, variant);
            if (value != null) {
                members.put(property.name(), value);
            } else if (property.required()) {
                return null;
            }
        }
        return members;
    }

    private boolean isSent(PropertySchema property) {
        return switch (side) {
            case CALLER -> property.access() != PropertyAccess.READ_ONLY;
            case CALLEE -> property.access() != PropertyAccess.WRITE_ONLY;
            case BOTH -> true;
        };
    }

    /** The first alternative that has a value. */
    private @Nullable String union(UnionType union, String name, int depth, int variant) {
        List<Alternative> alternatives = new ArrayList<>(union.alternatives());
        Collections.rotate(alternatives, -variant);
        for (Alternative alternative : alternatives) {
            String value = alternative(union, alternative, name, depth, variant);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private @Nullable String alternative(
            UnionType union, Alternative alternative, String name, int depth, int variant) {
        String value = value(alternative.schema(), name, depth + 1, variant);
        if (value == null) {
            return null;
        }
        String told = JsonText.string(alternative.name());
        return switch (union.inclusion()) {
            case NONE -> value;
            case WRAPPER_ARRAY -> JsonText.array(List.of(told, value));
            case WRAPPER_OBJECT -> JsonText.object(Map.of(alternative.name(), value));
            case PROPERTY -> told(value, JsonText.string(union.discriminator()) + ":" + told);
        };
    }

    /** The object with one more member at its head. */
    private static String told(String object, String member) {
        return object.equals("{}") ? "{" + member + "}" : "{" + member + "," + object.substring(1);
    }

    /** Makes up texts where names say what they are of. */
    static String word(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (var word : WORDS.entrySet()) {
            if (lower.contains(word.getKey())) {
                return word.getValue();
            }
        }
        return "text";
    }

    private static final Map<String, String> WORDS = words();

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("mail", "ada@example.com");
        words.put("url", "https://example.com/");
        words.put("uri", "https://example.com/");
        words.put("link", "https://example.com/");
        words.put("phone", "+351210000000");
        words.put("currency", "EUR");
        words.put("country", "PT");
        words.put("city", "Lisbon");
        words.put("language", "en");
        words.put("symbol", "ACME");
        words.put("username", "ada");
        words.put("nick", "ada");
        words.put("title", "Dr.");
        words.put("name", "Ada");
        words.put("person", "Ada");
        words.put("customer", "Ada");
        words.put("color", "#336699");
        words.put("hash", "0a1b2c3d");
        words.put("token", "0a1b2c3d");
        words.put("id", "a1");
        words.put("key", "key");
        return words;
    }
}
