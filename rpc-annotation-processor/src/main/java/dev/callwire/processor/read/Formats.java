package dev.callwire.processor.read;

import static java.util.Map.entry;

import dev.callwire.schema.Constraints;
import dev.callwire.schema.PropertyAccess;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.Types;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What {@code @JsonFormat} makes of a value. */
final class Formats {
    /** What stands for a form that only the JSON library knows. */
    static final TypeSchema UNKNOWN = Types.opaque("What @JsonFormat makes of it.");

    private static final TypeSchema DIGITS = matching("-?\\d+");
    private static final TypeSchema DATE_PARTS = tuple(3);

    private static final Set<String> WITH_OFFSET =
            Set.of("java.time.Instant", "java.time.OffsetDateTime", "java.time.ZonedDateTime");
    private static final Set<String> OLD_DATES = Set.of("java.util.Date", "java.util.Calendar");
    private static final Set<String> DATES = Set.of(
            "java.time.LocalDateTime",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.OffsetTime",
            "java.time.YearMonth",
            "java.time.MonthDay",
            "java.time.Year");
    private static final Set<String> WHOLE_NUMBERS = Set.of(
            "byte",
            "short",
            "int",
            "long",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.math.BigInteger");
    private static final Set<String> FRACTIONS =
            Set.of("float", "double", "java.lang.Float", "java.lang.Double", "java.math.BigDecimal");
    private static final Set<String> BOOLEANS = Set.of("boolean", "java.lang.Boolean");

    /** Of dates and times that are written as arrays, their parts. */
    private static final Map<String, TypeSchema> PARTS = Map.ofEntries(
            entry("java.time.LocalDate", DATE_PARTS),
            entry("java.time.YearMonth", tuple(2)),
            entry("java.time.MonthDay", tuple(2)),
            entry("java.time.LocalTime", parts(2, 4)),
            entry("java.time.LocalDateTime", parts(5, 7)));

    private final Compilation compilation;
    private final DataTypes types;

    Formats(Compilation compilation, DataTypes types) {
        this.compilation = compilation;
        this.types = types;
    }

    private static TypeSchema matching(String regex) {
        return new ConstrainedType(Types.STRING, Constraints.matching(regex));
    }

    private static TypeSchema tuple(int size) {
        return new TypeSchema.TupleType(Collections.nCopies(size, Types.INT));
    }

    private static TypeSchema parts(int least, int most) {
        return new ConstrainedType(Types.array(Types.INT), Constraints.ofSize(least, most));
    }

    /** Whether a format says anything of how values look. */
    static boolean isShaping(Mark format) {
        return !shape(format).equals("ANY") || !format.text("pattern", "").isEmpty() || writesOtherwise(format);
    }

    /** Whether a feature is asked for that changes what is written. */
    private static boolean writesOtherwise(Mark format) {
        var features = format.value("with");
        return features != null && features.toString().contains("WRITE_SINGLE");
    }

    private static String shape(Mark format) {
        return format.constant("shape", "ANY");
    }

    private static boolean isNumeric(String shape) {
        return shape.startsWith("NUMBER");
    }

    /** The JSON of a member of that type whose format is given: {@link #UNKNOWN} for what only the library knows; null when it is refused. */
    @Nullable
    TypeSchema read(TypeMirror type, Mark format, Site site) {
        if (writesOtherwise(format)) {
            return UNKNOWN;
        }
        if (type instanceof ArrayType array && !isPrimitive(array.getComponentType())) {
            return items(array.getComponentType(), false, format, site);
        }
        if (type instanceof DeclaredType declared && types.isContainer(declared)) {
            return ofContainer(declared, format, site);
        }
        return ofValue(type, format, site);
    }

    private static boolean isPrimitive(TypeMirror type) {
        return type.getKind().isPrimitive();
    }

    /** What is said of a container is said of what it holds. */
    private @Nullable TypeSchema ofContainer(DeclaredType type, Mark format, Site site) {
        var arguments = type.getTypeArguments();
        if (Set.of("OBJECT", "POJO", "ARRAY").contains(shape(format)) || arguments.isEmpty()) {
            return UNKNOWN;
        }
        var whole = types.read(type, site);
        var plain = whole instanceof TypeSchema.NullableType nullable ? nullable.schema() : whole;
        var held = read(arguments.get(arguments.size() - 1), format, site);
        if (held == null || held.equals(UNKNOWN) || plain == null) {
            return held == null ? null : UNKNOWN;
        }
        if (plain instanceof TypeSchema.ArrayType array) {
            return new TypeSchema.ArrayType(orNull(array.items(), held), array.distinct());
        }
        return plain instanceof TypeSchema.MapType map
                ? new TypeSchema.MapType(map.keys(), orNull(map.values(), held))
                : held.orNull();
    }

    private static TypeSchema orNull(TypeSchema before, TypeSchema after) {
        return before.allowsNull() ? after.orNull() : after;
    }

    private @Nullable TypeSchema items(TypeMirror component, boolean distinct, Mark format, Site site) {
        var items = read(component, format, site.part("[]"));
        return items == null || items.equals(UNKNOWN) ? items : new TypeSchema.ArrayType(items, distinct);
    }

    private @Nullable TypeSchema ofValue(TypeMirror type, Mark format, Site site) {
        var shape = shape(format);
        var pattern = format.text("pattern", "");
        var name = type.getKind() == TypeKind.DECLARED
                ? ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .toString()
                : type.getKind().name().toLowerCase(Locale.ROOT);
        if (WITH_OFFSET.contains(name) || DATES.contains(name) || OLD_DATES.contains(name)) {
            return ofDate(name, shape, pattern, type, site);
        }
        if (name.equals("java.time.Duration")) {
            return ofDuration(shape, pattern, type, site);
        }
        if (WHOLE_NUMBERS.contains(name) || FRACTIONS.contains(name)) {
            if (shape.equals("STRING")) {
                return WHOLE_NUMBERS.contains(name) ? DIGITS : Types.STRING;
            }
            return types.read(type, site);
        }
        if (BOOLEANS.contains(name)) {
            return isNumeric(shape)
                    ? new TypeSchema.IntegerType(BigInteger.ZERO, BigInteger.ONE)
                    : shape.equals("STRING") ? Types.enumOf("true", "false") : types.read(type, site);
        }
        if (name.equals("java.util.UUID") ? !shape.equals("STRING") : KnownTypes.scalar(name) == null) {
            return ofOwnShape(type, shape, site);
        }
        return types.read(type, site);
    }

    private @Nullable TypeSchema ofDate(String name, String shape, String pattern, TypeMirror type, Site site) {
        if (!isNumeric(shape) && !shape.equals("ARRAY")) {
            if (pattern.isEmpty()) {
                return Set.of("ANY", "STRING").contains(shape) ? types.read(type, site) : UNKNOWN;
            }
            return Set.of("ANY", "STRING").contains(shape) ? matching(DatePattern.regex(pattern)) : UNKNOWN;
        }
        if (OLD_DATES.contains(name)) {
            return shape.equals("ARRAY") ? UNKNOWN : Types.LONG;
        }
        if (WITH_OFFSET.contains(name)) {
            return shape.equals("NUMBER_INT") ? Types.LONG : shape.equals("ARRAY") ? UNKNOWN : Types.DECIMAL;
        }
        if (name.equals("java.time.Year")) {
            return isNumeric(shape) ? Types.INT : UNKNOWN;
        }
        if (shape.equals("NUMBER_INT")) {
            return name.equals("java.time.LocalDate") ? Types.LONG : UNKNOWN;
        }
        return PARTS.getOrDefault(name, UNKNOWN);
    }

    private @Nullable TypeSchema ofDuration(String shape, String pattern, TypeMirror type, Site site) {
        if (!pattern.isEmpty() || shape.equals("ARRAY")) {
            return UNKNOWN;
        }
        return switch (shape) {
            case "NUMBER_INT" -> Types.LONG;
            case "NUMBER", "NUMBER_FLOAT" -> Types.DECIMAL;
            case "ANY", "STRING" -> types.read(type, site);
            default -> UNKNOWN;
        };
    }

    private @Nullable TypeSchema ofOwnShape(TypeMirror type, String shape, Site site) {
        if (shape.equals("ANY")) {
            return types.read(type, site);
        }
        if (type instanceof DeclaredType declared) {
            var element = (TypeElement) declared.asElement();
            if (element.getKind() == ElementKind.ENUM) {
                return ofEnum(element, shape, type, site);
            }
            if (Set.of("OBJECT", "POJO").contains(shape)
                    && !element.getQualifiedName().toString().startsWith("java.")) {
                return types.read(type, site);
            }
        }
        return UNKNOWN;
    }

    private @Nullable TypeSchema ofEnum(TypeElement element, String shape, TypeMirror type, Site site) {
        if (JsonValues.member(compilation, element) != null) {
            return shape.equals("STRING") ? types.read(type, site) : UNKNOWN;
        }
        return isNumeric(shape) || shape.equals("ARRAY")
                ? EnumTypes.indexes(element)
                : shape.equals("STRING") && Mark.on(element, Jackson.FORMAT) == null ? types.read(type, site) : UNKNOWN;
    }

    /** An object as an array of the values of its properties; {@link #UNKNOWN} where it has some that go in one direction alone. */
    static TypeSchema asArray(ObjectType object, Set<String> leftOut) {
        var items = new ArrayList<TypeSchema>();
        for (var property : object.properties()) {
            if (property.access() != PropertyAccess.BOTH) {
                return UNKNOWN;
            }
            items.add(leftOut.contains(property.name()) ? property.schema().orNull() : property.schema());
        }
        return object.others() == null ? new TypeSchema.TupleType(List.copyOf(items)) : UNKNOWN;
    }
}
