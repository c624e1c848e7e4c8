package dev.callwire.processor.read;

import java.util.List;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/** Whether something may be null, as any annotation of the simple name {@code Nullable} says. */
final class Nullness {
    private Nullness() {}

    /** The annotations, of a declaration or of a type, that say so. */
    static List<? extends AnnotationMirror> marks(AnnotatedConstruct construct) {
        return construct.getAnnotationMirrors().stream()
                .filter(Nullness::saysNullable)
                .toList();
    }

    private static boolean saysNullable(AnnotationMirror mirror) {
        return mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable");
    }

    /** Whether a parameter, method or field is marked, on its declaration or on its type. */
    static boolean isMarked(Element element) {
        var type = element instanceof ExecutableElement method ? method.getReturnType() : element.asType();
        return !marks(element).isEmpty() || isMarked(type);
    }

    static boolean isMarked(TypeMirror type) {
        return !marks(type).isEmpty();
    }
}
