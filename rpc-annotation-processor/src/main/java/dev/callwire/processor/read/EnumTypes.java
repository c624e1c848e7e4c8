package dev.callwire.processor.read;

import dev.callwire.schema.EnumConstant;
import dev.callwire.schema.TypeSchema;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Enums: their constants by the names that they have on the wire. */
final class EnumTypes {
    private EnumTypes() {}

    static TypeSchema read(Comments comments, TypeElement type) {
        return new TypeSchema.EnumType(type.getEnclosedElements().stream()
                .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                .map(each -> new EnumConstant(wireName(each), comments.of(each).doc(), comments.deprecation(each)))
                .toList());
    }

    private static String wireName(Element constant) {
        var own = constant.getSimpleName().toString();
        var mark = Mark.on(constant, Jackson.PROPERTY);
        var given = mark == null ? "" : mark.text("value", "");
        return given.isEmpty() ? own : given;
    }
}
