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
        var member = compilation
                .lineage((TypeElement) type.asElement())
                .flatMap(each -> each.getEnclosedElements().stream())
                .filter(JsonValues::isValue)
                .findFirst();
        if (member.isEmpty()) {
            return null;
        }
        var value = compilation.types().asMemberOf(type, member.get());
        return value instanceof ExecutableType method ? method.getReturnType() : value;
    }

    private static boolean isValue(Element member) {
        var mark = List.of(ElementKind.METHOD, ElementKind.FIELD).contains(member.getKind())
                ? Mark.on(member, Jackson.VALUE)
                : null;
        return mark != null && mark.flag("value", true);
    }
}
