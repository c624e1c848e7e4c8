package dev.callwire.processor.read;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Types that stand in JSON as a single value of theirs, marked {@code @JsonValue}. */
final class JsonValues {
    private JsonValues() {}

    /** The type of that value, or null. */
    static @Nullable TypeMirror of(Compilation compilation, DeclaredType type) {
        var member = member(compilation, (TypeElement) type.asElement());
        if (member == null) {
            return null;
        }
        var value = type.getTypeArguments().isEmpty()
                ? member.asType()
                : compilation.types().asMemberOf(type, member);
        return value instanceof ExecutableType method ? method.getReturnType() : value;
    }

    /** The member that has the value, or null. */
    static @Nullable Element member(Compilation compilation, TypeElement type) {
        return compilation
                .lineage(type)
                .flatMap(each -> each.getEnclosedElements().stream())
                .filter(JsonValues::isValue)
                .findFirst()
                .orElse(null);
    }

    private static boolean isValue(Element member) {
        var mark = List.of(ElementKind.METHOD, ElementKind.FIELD).contains(member.getKind())
                ? Mark.on(member, Jackson.VALUE)
                : null;
        return mark != null && mark.flag("value", true);
    }
}
