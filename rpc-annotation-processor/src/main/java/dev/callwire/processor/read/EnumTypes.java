package dev.callwire.processor.read;

import dev.callwire.schema.EnumConstant;
import dev.callwire.schema.TypeSchema;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Enums: their constants by the names that they have on the wire. */
final class EnumTypes {
    private EnumTypes() {}

    /** The constants, or null where only the library knows what they are called. */
    static @Nullable TypeSchema read(Comments comments, TypeElement type) {
        var naming = Naming.ofConstants(type);
        if (naming == null) {
            return null;
        }
        var names = new LinkedHashSet<String>();
        return new TypeSchema.EnumType(constants(type)
                .filter(each -> names.add(wireName(each, naming)))
                .map(each -> new EnumConstant(
                        wireName(each, naming), comments.of(each).doc(), comments.deprecation(each)))
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

    private static String wireName(Element constant, UnaryOperator<String> naming) {
        var own = naming.apply(constant.getSimpleName().toString());
        var mark = Mark.on(constant, Jackson.PROPERTY);
        var given = mark == null ? "" : mark.text("value", "");
        return given.isEmpty() ? own : given;
    }
}
