package dev.callwire.maven.typescript;

import dev.callwire.schema.PropertyAccess;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.AnyType;
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
import dev.callwire.schema.TypeSchema.OpaqueType;
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.StringType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Types of a service, as types in TypeScript. */
final class TypeWriter {
    /** Where a value goes, which matters for objects that are passed by reference. */
    enum Side {
        /** It is handed to the runtime, so an object is one's own. */
        GIVEN,
        /** It comes from the runtime, so an object is a client of the peer's. */
        RECEIVED
    }

    private static final Pattern SIMPLE = Pattern.compile("[\\w$.]+");

    private final ClientNames names;
    private final SourceFile file;
    private final ServiceSchema service;
    private final int place;

    /** @param place where the service stands among all */
    TypeWriter(ClientNames names, SourceFile file, ServiceSchema service, int place) {
        this.names = names;
        this.file = file;
        this.service = service;
        this.place = place;
    }

    /** The type, with the imports that it takes. */
    String write(TypeSchema type, Side side) {
        if (type instanceof IntegerType || type instanceof NumberType) {
            return "number";
        } else if (type instanceof BooleanType) {
            return "boolean";
        } else if (type instanceof StringType) {
            return "string";
        } else if (type instanceof EnumType || type instanceof UnionType) {
            return String.join(" | ", alternatives(type, side));
        } else if (type instanceof ArrayType array) {
            return arrayOf(write(array.items(), side));
        } else if (type instanceof TupleType tuple) {
            return tupleOf(tuple.items().stream().map(item -> write(item, side)).toList());
        } else if (type instanceof MapType map) {
            return writeMap(map, side);
        } else if (type instanceof ObjectType object) {
            return writeObject(object, side);
        } else if (type instanceof NullableType nullable) {
            String plain = write(nullable.schema(), side);
            return plain.equals("unknown") || plain.equals("null") || plain.endsWith(" | null")
                    ? plain
                    : plain + " | null";
        } else if (type instanceof ReferenceType reference) {
            return writeReference(reference, side);
        } else if (type instanceof RemoteType remote) {
            return writeRemote(remote, side);
        } else if (type instanceof ConstrainedType constrained) {
            return write(constrained.schema(), side);
        } else if (type instanceof DescribedType described) {
            return Description.of(described).write();
        } else if (type instanceof NullType) {
            return "null";
        } else if (type instanceof AnyType || type instanceof OpaqueType) {
            return "unknown";
        }
        throw new IllegalStateException("No type in TypeScript for " + type.getClass());
    }

    /** The type as a result: nothing where it is but null. */
    String result(TypeSchema type, Side side) {
        return type instanceof NullType ? "void" : write(type, side);
    }

    /** A property with its type. */
    String property(PropertySchema property, Side side) {
        return "readonly " + Identifiers.property(property.name()) + (isThere(property) ? "" : "?") + ": "
                + write(property.schema(), side);
    }

    /** Whether a property is always there. One type stands for what is given and what is received, so one that goes one way is not. */
    private static boolean isThere(PropertySchema property) {
        return property.required() && property.access() == PropertyAccess.BOTH;
    }

    /**
     * What properties of any other name hold. TypeScript has the named ones hold it, too, and so it allows what they do.
     *
     * @param others what is meant by them
     */
    String otherProperties(ObjectType object, TypeSchema others, Side side) {
        Set<String> types = new LinkedHashSet<>();
        addAlternatives(others, side, types);
        object.properties().forEach(property -> addAlternatives(property.schema(), side, types));
        if (types.remove("null")) {
            types.add("null");
        }
        if (!object.properties().stream().allMatch(TypeWriter::isThere)) {
            types.add("undefined");
        }
        return "readonly [name: string]: " + (types.contains("unknown") ? "unknown" : String.join(" | ", types));
    }

    private void addAlternatives(TypeSchema type, Side side, Set<String> types) {
        if (type instanceof NullableType nullable) {
            addAlternatives(nullable.schema(), side, types);
            types.add("null");
        } else {
            types.addAll(alternatives(type, side));
        }
    }

    /** The types of which a type is one; itself where there are none. */
    List<String> alternatives(TypeSchema type, Side side) {
        if (type instanceof EnumType enumType) {
            List<String> constants = enumType.constants().stream()
                    .map(constant -> Identifiers.string(constant.value()))
                    .toList();
            return constants.isEmpty() ? List.of("never") : constants;
        } else if (type instanceof UnionType union) {
            return union.alternatives().stream()
                    .map(alternative -> alternative(union, alternative, side))
                    .distinct()
                    .toList();
        }
        return List.of(write(type, side));
    }

    private String alternative(UnionType union, Alternative alternative, Side side) {
        String type = write(alternative.schema(), side);
        return switch (union.inclusion()) {
            case PROPERTY -> told(union, alternative, type);
            case WRAPPER_OBJECT -> "{ readonly " + Identifiers.property(alternative.name()) + ": " + type + " }";
            case WRAPPER_ARRAY -> tupleOf(List.of(Identifiers.string(alternative.name()), type));
            case NONE -> type;
        };
    }

    private static String told(UnionType union, Alternative alternative, String type) {
        String optional = alternative.name().equals(union.fallback()) ? "?: " : ": ";
        String text = type + " & { readonly " + Identifiers.property(union.discriminator()) + optional
                + Identifiers.string(alternative.name()) + " }";
        return union.alternatives().size() == 1 ? text : "(" + text + ")";
    }

    private static String tupleOf(List<String> items) {
        return "readonly [" + String.join(", ", items) + "]";
    }

    static String arrayOf(String item) {
        return SIMPLE.matcher(item).matches() ? "readonly " + item + "[]" : "ReadonlyArray<" + item + ">";
    }

    private String writeMap(MapType map, Side side) {
        String values = write(map.values(), side);
        return keysAreKnown(map.keys())
                ? "{ readonly [key in " + write(map.keys(), side) + "]?: " + values + " }"
                : "{ readonly [key: string]: " + values + " }";
    }

    private boolean keysAreKnown(TypeSchema keys) {
        TypeSchema resolved = keys;
        for (int steps = 0; steps < 100; steps++) {
            if (resolved instanceof ReferenceType reference) {
                resolved = service.type(reference.typeId()).schema();
            } else if (resolved instanceof ConstrainedType constrained) {
                resolved = constrained.schema();
            }
        }
        return resolved instanceof EnumType;
    }

    private String writeObject(ObjectType object, Side side) {
        List<String> members = new ArrayList<>();
        object.properties().forEach(property -> members.add(property(property, side)));
        if (object.others() != null) {
            members.add(otherProperties(object, object.others(), side));
        }
        return members.isEmpty() ? "{}" : "{ " + String.join("; ", members) + " }";
    }

    private String writeReference(ReferenceType reference, Side side) {
        TypeSchema type = service.type(reference.typeId()).schema();
        return type instanceof RemoteType remote
                ? writeRemote(remote, side)
                : file.type(names.type(place, reference.typeId()), TypesWriter.MODULE);
    }

    private String writeRemote(RemoteType remote, Side side) {
        Interface found = names.ofRemote(remote);
        if (found == null) {
            return "unknown";
        }
        return file.type(side == Side.GIVEN ? found.handlers() : found.client(), found.module());
    }
}
