package dev.callwire.maven.typescript;

import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.StringFormat;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.AnyType;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.BooleanType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.IntegerType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.NumberType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.OpaqueType;
import dev.callwire.schema.TypeSchema.Precision;
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.StringType;
import dev.callwire.schema.TypeSchema.UnionType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Types of a service, as types in TypeScript. */
final class TypeWriter {
    /** Where a value goes, which matters for objects that are passed by reference. */
    enum Side {
        /** It is handed to the runtime, so an object is one's own. */
        GIVEN,
        /** It comes from the runtime, so an object is a client of the peer's. */
        RECEIVED
    }

    private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);
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
        } else if (type instanceof MapType map) {
            return writeMap(map, side);
        } else if (type instanceof ObjectType object) {
            return object.properties().isEmpty() ? "{}" : "{ " + properties(object, side) + " }";
        } else if (type instanceof NullableType nullable) {
            String plain = write(nullable.schema(), side);
            return plain.equals("unknown") || plain.equals("null") ? plain : plain + " | null";
        } else if (type instanceof ReferenceType reference) {
            return writeReference(reference, side);
        } else if (type instanceof RemoteType remote) {
            return writeRemote(remote, side);
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
        return "readonly " + Identifiers.property(property.name()) + (property.required() ? "" : "?") + ": "
                + write(property.schema(), side);
    }

    /** What has to be known of values that TypeScript cannot say of their type. */
    List<String> remarks(TypeSchema type) {
        List<String> remarks = new ArrayList<>();
        remark(type, remarks);
        return remarks.stream().distinct().toList();
    }

    private static void remark(TypeSchema type, List<String> remarks) {
        if (type instanceof IntegerType integer && !isExact(integer)) {
            remarks.add("An integer that may lie beyond ±2^53, where a number is no longer exact.");
        } else if (type instanceof NumberType number && number.precision() == Precision.DECIMAL) {
            remarks.add("A decimal number; a number keeps some 15 of its digits.");
        } else if (type instanceof StringType string) {
            String format = format(string.format());
            if (!format.isEmpty()) {
                remarks.add(format);
            }
        } else if (type instanceof OpaqueType opaque && !opaque.remark().isBlank()) {
            remarks.add(opaque.remark());
        } else if (!(type instanceof ObjectType)) {
            type.forEachPart(part -> remark(part, remarks));
        }
    }

    private static boolean isExact(IntegerType integer) {
        BigInteger minimum = integer.minimum();
        BigInteger maximum = integer.maximum();
        return minimum != null
                && maximum != null
                && minimum.compareTo(EXACT.negate()) >= 0
                && maximum.compareTo(EXACT) <= 0;
    }

    private static String format(StringFormat format) {
        return switch (format) {
            case TEXT -> "";
            case CHARACTER -> "A single character.";
            case DATE_TIME -> "A date and time with an offset, such as `2026-01-31T10:15:30Z`.";
            case LOCAL_DATE_TIME -> "A date and time without an offset, such as `2026-01-31T10:15:30`.";
            case DATE -> "A date, such as `2026-01-31`.";
            case TIME -> "A time of day with an offset, such as `10:15:30Z`.";
            case LOCAL_TIME -> "A time of day, such as `10:15:30`.";
            case DURATION -> "A duration, such as `PT1M30.5S`.";
            case PERIOD -> "A period, such as `P1Y2M3D`.";
            case UUID -> "A UUID.";
            case URI -> "A URI.";
            case BASE64 -> "Bytes in Base64.";
        };
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
                    .toList();
        }
        return List.of(write(type, side));
    }

    private String alternative(UnionType union, Alternative alternative, Side side) {
        String told = "{ readonly " + Identifiers.property(union.discriminator()) + ": "
                + Identifiers.string(alternative.name()) + " }";
        String text = write(alternative.schema(), side) + " & " + told;
        return union.alternatives().size() == 1 ? text : "(" + text + ")";
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
        for (int steps = 0; resolved instanceof ReferenceType reference && steps < 100; steps++) {
            resolved = service.type(reference.typeId()).schema();
        }
        return resolved instanceof EnumType;
    }

    private String properties(ObjectType object, Side side) {
        return object.properties().stream()
                .map(property -> property(property, side))
                .collect(Collectors.joining("; "));
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
