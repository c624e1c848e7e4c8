package dev.callwire.processor.read;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** An annotation where it stands. */
record Mark(Element element, AnnotationMirror mirror) {

    private static final String JACKSON = "com.fasterxml.jackson.";

    /** What stands for a value that the compiler cannot make out yet. */
    private static final String UNRESOLVED = "<error>";

    /** The annotation of that class on an element, or null. */
    static @Nullable Mark on(Element element, String annotation) {
        for (var mirror : element.getAnnotationMirrors()) {
            if (name(mirror).equals(annotation)) {
                return new Mark(element, mirror);
            }
        }
        return annotation.startsWith(JACKSON) ? inBundle(element, annotation) : null;
    }

    /** The JSON library takes what stands on an annotation that says so as if it stood beside it. */
    private static @Nullable Mark inBundle(Element element, String annotation) {
        for (var mirror : element.getAnnotationMirrors()) {
            var type = mirror.getAnnotationType().asElement();
            if (!type.equals(element) && isBundle(type)) {
                var inside = on(type, annotation);
                if (inside != null) {
                    return new Mark(element, inside.mirror);
                }
            }
        }
        return null;
    }

    private static boolean isBundle(Element annotation) {
        return annotation.getAnnotationMirrors().stream()
                .anyMatch(each -> name(each).equals(JACKSON + "annotation.JacksonAnnotationsInside"));
    }

    static @Nullable Mark on(Element element, Class<?> annotation) {
        return on(element, annotation.getName());
    }

    static boolean isOn(Element element, Class<?> annotation) {
        return on(element, annotation) != null;
    }

    /** The canonical name of an annotation's class. */
    static String name(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }

    /** The simple name of the annotation's class. */
    String simpleName() {
        return mirror.getAnnotationType().asElement().getSimpleName().toString();
    }

    /** The value as written, or null where it is left to its default. */
    @Nullable
    AnnotationValue value(String member) {
        for (var entry : mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** Whether a value names something that does not exist, so far at least. */
    boolean isUnresolved() {
        return mirror.getElementValues().values().stream().anyMatch(Mark::isUnresolved);
    }

    private static boolean isUnresolved(AnnotationValue value) {
        return value.getValue() instanceof List<?> values
                ? values.stream().anyMatch(each -> each instanceof AnnotationValue one && isUnresolved(one))
                : UNRESOLVED.equals(value.getValue());
    }

    /** A value of type {@code String}. */
    String text(String member, String otherwise) {
        var value = value(member);
        return value != null && value.getValue() instanceof String text ? text : otherwise;
    }

    /** A value of type {@code int}. */
    int number(String member, int otherwise) {
        var value = value(member);
        return value != null && value.getValue() instanceof Integer number ? number : otherwise;
    }

    /** A value of type {@code boolean}. */
    boolean flag(String member, boolean otherwise) {
        var value = value(member);
        return (value != null && value.getValue() instanceof Boolean flag) ? flag : otherwise;
    }

    /** The name of an enum's constant. */
    String constant(String member, String otherwise) {
        var value = value(member);
        return value != null && value.getValue() instanceof VariableElement constant
                ? constant.getSimpleName().toString()
                : otherwise;
    }

    /** A value of type {@code Class}. */
    @Nullable
    TypeMirror type(String member) {
        var value = value(member);
        return value != null && value.getValue() instanceof TypeMirror type ? type : null;
    }

    /** The texts of an array; a single one written without braces is an array too. */
    List<String> texts(String member) {
        return values(member).stream().map(String::valueOf).toList();
    }

    /** The classes of an array. */
    List<TypeMirror> types(String member) {
        return values(member).stream()
                .filter(TypeMirror.class::isInstance)
                .<TypeMirror>map(TypeMirror.class::cast)
                .toList();
    }

    /** The annotations of an array. */
    List<Mark> marks(String member) {
        return values(member).stream()
                .filter(AnnotationMirror.class::isInstance)
                .map(each -> new Mark(element, (AnnotationMirror) each))
                .toList();
    }

    private List<?> values(String member) {
        var value = value(member);
        return value != null && value.getValue() instanceof List<?> values
                ? values.stream()
                        .map(each -> ((AnnotationValue) each).getValue())
                        .toList()
                : List.of();
    }
}
