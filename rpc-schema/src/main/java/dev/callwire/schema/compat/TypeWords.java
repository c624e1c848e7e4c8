package dev.callwire.schema.compat;

import dev.callwire.schema.Constraints;
import dev.callwire.schema.EnumConstant;
import dev.callwire.schema.StringFormat;
import dev.callwire.schema.TypeSchema;
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
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.StringType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import dev.callwire.schema.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Types in words, as messages have them. */
final class TypeWords {

    private static final int MOST_CONSTANTS = 8;

    private static final Map<TypeSchema, String> INTEGERS = Map.of(
            Types.BYTE,
            "byte",
            Types.SHORT,
            "short",
            Types.INT,
            "int",
            Types.LONG,
            "long",
            Types.BIG_INTEGER,
            "integer");

    private TypeWords() {}

    static String of(TypeSchema type) {
        if (type instanceof NullableType nullable) {
            return of(nullable.schema()) + " or null";
        }
        if (type instanceof ReferenceType reference) {
            return Place.simpleName(reference.typeId());
        }
        if (type instanceof ConstrainedType constrained) {
            return of(constrained.schema()) + " (" + of(constrained.constraints()) + ")";
        }
        if (type instanceof ArrayType array) {
            return (array.distinct() ? "set of " : "list of ") + of(array.items());
        }
        if (type instanceof MapType map) {
            return "map of " + of(map.keys()) + " to " + of(map.values());
        }
        if (type instanceof TupleType tuple) {
            return "array of " + tuple.items().stream().map(TypeWords::of).collect(Collectors.joining(", "));
        }
        return ofPlain(type);
    }

    private static String ofPlain(TypeSchema type) {
        if (type instanceof IntegerType integer) {
            String name = INTEGERS.get(type);
            return name != null ? name : "integer" + bounds(integer);
        }
        if (type instanceof NumberType number) {
            return word(number.precision());
        }
        if (type instanceof StringType string) {
            return string.format() == StringFormat.TEXT ? "string" : "string (" + word(string.format()) + ")";
        }
        if (type instanceof EnumType enumeration) {
            return "one of " + constants(enumeration);
        }
        if (type instanceof UnionType union) {
            return "one of "
                    + union.alternatives().stream()
                            .map(TypeSchema.Alternative::name)
                            .collect(Collectors.joining(", "));
        }
        if (type instanceof RemoteType remote) {
            return "reference to " + Place.simpleName(remote.interfaceName());
        }
        return type instanceof BooleanType
                ? "boolean"
                : type instanceof AnyType
                        ? "any JSON"
                        : type instanceof NullType
                                ? "null"
                                : type instanceof DescribedType described ? described.json() : ofRest(type);
    }

    private static String ofRest(TypeSchema type) {
        return type instanceof TypeSchema.OpaqueType ? "a type that the compiler cannot know" : "object";
    }

    private static String bounds(IntegerType integer) {
        return (integer.minimum() == null ? "" : " from " + integer.minimum())
                + (integer.maximum() == null ? "" : " to " + integer.maximum());
    }

    private static String constants(EnumType enumeration) {
        List<EnumConstant> constants = enumeration.constants();
        return constants.stream().limit(MOST_CONSTANTS).map(EnumConstant::value).collect(Collectors.joining(", "))
                + (constants.size() > MOST_CONSTANTS ? ", …" : "");
    }

    /** What is said of values beside their type; {@code anything} where that is nothing. */
    static String of(Constraints constraints) {
        List<String> words = new ArrayList<>();
        if (constraints.minimum() != null) {
            words.add((constraints.minimumExcluded() ? "> " : ">= ")
                    + constraints.minimum().toPlainString());
        }
        if (constraints.maximum() != null) {
            words.add((constraints.maximumExcluded() ? "< " : "<= ")
                    + constraints.maximum().toPlainString());
        }
        if (constraints.fractionDigits() != null) {
            words.add("at most " + constraints.fractionDigits() + " digits behind the point");
        }
        if (constraints.minimumSize() != null) {
            words.add("size >= " + constraints.minimumSize());
        }
        if (constraints.maximumSize() != null) {
            words.add("size <= " + constraints.maximumSize());
        }
        constraints.patterns().forEach(pattern -> words.add("matches " + pattern));
        if (constraints.email()) {
            words.add("email address");
        }
        return words.isEmpty() ? "anything" : String.join(", ", words);
    }

    /** A constant's name as a word. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
