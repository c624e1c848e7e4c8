package dev.callwire.processor.read;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** How the JSON library makes an object of a class. */
final class Constructors {
    private Constructors() {}

    /** Whether a class has a constructor without parameters, of whatever visibility. */
    static boolean hasEmpty(TypeElement type) {
        return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .anyMatch(each -> each.getParameters().isEmpty());
    }

    /** The constructor or static method that is marked as the one to use, or null. */
    static @Nullable ExecutableElement creator(TypeElement type) {
        return creators(type).findFirst().orElse(null);
    }

    private static Stream<ExecutableElement> creators(TypeElement type) {
        return Stream.concat(
                        ElementFilter.constructorsIn(type.getEnclosedElements()).stream(),
                        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                                .filter(each -> each.getModifiers().contains(Modifier.STATIC)))
                .filter(each -> {
                    var mark = Mark.on(each, Jackson.CREATOR);
                    return mark != null && !mark.constant("mode", "DEFAULT").equals("DISABLED");
                });
    }

    /** Whether a class names a builder that makes its objects. */
    static boolean hasBuilder(TypeElement type) {
        var mark = Mark.on(type, Jackson.DESERIALIZE);
        return mark != null && mark.value("builder") != null;
    }

    /** The canonical constructor of a record, or null while the compiler has none. */
    static @Nullable ExecutableElement canonical(TypeElement record) {
        List<String> components = record.getRecordComponents().stream()
                .map(each -> each.asType().toString())
                .toList();
        return record.getEnclosedElements().stream()
                .filter(each -> each.getKind() == ElementKind.CONSTRUCTOR)
                .map(ExecutableElement.class::cast)
                .filter(each -> each.getParameters().stream()
                        .map(parameter -> parameter.asType().toString())
                        .toList()
                        .equals(components))
                .findFirst()
                .orElse(null);
    }
}
