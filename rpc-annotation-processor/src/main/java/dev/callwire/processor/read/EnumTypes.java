package dev.callwire.processor.read;

import dev.callwire.schema.EnumConstant;
import dev.callwire.schema.TypeSchema;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/** Enums: their constants by the names that they have on the wire. */
final class EnumTypes {
    private EnumTypes() {}

    /** The constants, or null where only the library knows what they are called. */
    static @Nullable TypeSchema read(Comments comments, TypeElement type) {
        var naming = Mark.on(type, Jackson.ENUM_NAMING);
        if (naming != null && !isCamelCase(naming)) {
            return null;
        }
        var names = new LinkedHashSet<String>();
        return new TypeSchema.EnumType(constants(type)
                .filter(each -> names.add(wireName(each, naming != null)))
                .map(each -> new EnumConstant(
                        wireName(each, naming != null), comments.of(each).doc(), comments.deprecation(each)))
                .toList());
    }

    /** Where constants are written as their places in the enum: these. */
    static TypeSchema indexes(TypeElement type) {
        var count = constants(type).count();
        return count == 0
                ? new TypeSchema.EnumType(List.of())
                : new TypeSchema.IntegerType(BigInteger.ZERO, BigInteger.valueOf(count - 1));
    }

    private static Stream<? extends Element> constants(TypeElement type) {
        return type.getEnclosedElements().stream().filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT);
    }

    private static boolean isCamelCase(Mark naming) {
        return naming.type("value") instanceof DeclaredType strategy
                && Set.of("CamelCaseStrategy", "LowerCamelCaseStrategy")
                        .contains(strategy.asElement().getSimpleName().toString())
                && ((TypeElement) strategy.asElement())
                        .getQualifiedName()
                        .toString()
                        .startsWith("com.fasterxml.jackson.databind.EnumNamingStrategies.");
    }

    private static String camelCase(String name) {
        var words = List.of(name.replaceAll("^_+", "").split("_+"));
        return words.get(0).toLowerCase(Locale.ROOT)
                + words.stream()
                        .skip(1)
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining());
    }

    private static String wireName(Element constant, boolean inCamelCase) {
        var plain = constant.getSimpleName().toString();
        var own = inCamelCase ? camelCase(plain) : plain;
        var mark = Mark.on(constant, Jackson.PROPERTY);
        var given = mark == null ? "" : mark.text("value", "");
        return given.isEmpty() ? own : given;
    }
}
