package dev.callwire.processor.write;

import dev.callwire.processor.model.ClassRef;
import dev.callwire.processor.model.DataType;
import dev.callwire.processor.model.JavaType;
import dev.callwire.processor.model.JavaType.ArrayOf;
import dev.callwire.processor.model.JavaType.Declared;
import dev.callwire.processor.model.JavaType.Primitive;
import dev.callwire.processor.model.JavaType.SubtypeOf;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the stub API offers for a type: constants and methods of their own for the plain ones. */
final class JsonTypes {
    private static final Map<String, String> CONSTANTS = Map.of(
            "java.lang.Void", "VOID",
            "java.lang.Boolean", "BOOLEAN",
            "java.lang.Integer", "INT",
            "java.lang.Long", "LONG",
            "java.lang.Double", "DOUBLE",
            "java.lang.String", "STRING");

    private static final Map<Primitive, String> GETTERS = Map.of(
            Primitive.BOOLEAN, "getBoolean",
            Primitive.INT, "getInt",
            Primitive.LONG, "getLong",
            Primitive.DOUBLE, "getDouble");

    private JsonTypes() {}

    /** The constant of {@code JsonType} that stands for a type, or null. */
    static @Nullable String constant(DataType type) {
        return type.nullable() ? null : constant(type.java());
    }

    private static @Nullable String constant(JavaType type) {
        return boxed(type) instanceof Declared declared
                ? CONSTANTS.get(declared.name().canonicalName())
                : null;
    }

    /** The method of {@code Params} that reads just that type, or null. */
    static @Nullable String getter(DataType type) {
        return isString(type.java()) && !type.nullable()
                ? "getString"
                : type.java() instanceof Primitive primitive ? GETTERS.get(primitive) : null;
    }

    /** Whether {@code ParamsWriter.put} takes the type without being told what it is. */
    static boolean isPutAsIs(DataType type) {
        return isString(type.java()) || (type.java() instanceof Primitive primitive && GETTERS.containsKey(primitive));
    }

    private static boolean isString(JavaType type) {
        return type instanceof Declared declared
                && declared.name().canonicalName().equals("java.lang.String");
    }

    /** The type as a type argument. */
    static JavaType boxed(JavaType type) {
        return type instanceof Primitive primitive ? lang(boxName(primitive)) : type;
    }

    private static String boxName(Primitive primitive) {
        return switch (primitive) {
            case INT -> "Integer";
            case CHAR -> "Character";
            default ->
                Character.toUpperCase(primitive.keyword().charAt(0))
                        + primitive.keyword().substring(1);
        };
    }

    private static JavaType lang(String simpleName) {
        return new Declared(new ClassRef("java.lang", List.of(simpleName)), List.of(), List.of());
    }

    /** A type in words: {@code listOfPoint}, {@code mapOfStringAndPoint}, {@code intArray}. */
    static String words(JavaType type) {
        if (type instanceof Declared declared) {
            var name = declared.name().simpleName();
            return declared.arguments().isEmpty()
                    ? name
                    : name + "Of"
                            + declared.arguments().stream()
                                    .map(JsonTypes::words)
                                    .collect(Collectors.joining("And"));
        } else if (type instanceof ArrayOf array) {
            return words(array.component()) + "Array";
        } else if (type instanceof SubtypeOf wildcard) {
            return words(wildcard.bound());
        }
        var keyword = ((Primitive) type).keyword();
        return Character.toUpperCase(keyword.charAt(0)) + keyword.substring(1);
    }
}
