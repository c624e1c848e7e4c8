package dev.callwire.processor.read;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** The annotations that make a difference to the JSON library, and those of them that generated codecs understand. */
final class CodecMarks {
    private static final String JACKSON = "com.fasterxml.jackson.";
    private static final String BUNDLE = "com.fasterxml.jackson.annotation.JacksonAnnotationsInside";
    private static final String INCLUDE = "com.fasterxml.jackson.annotation.JsonInclude";
    private static final String NULLABLE = "org.jspecify.annotations.Nullable";
    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";
    private static final String NULL_UNMARKED = "org.jspecify.annotations.NullUnmarked";

    /** What is understood, as long as it says no more than this. */
    private static final Map<String, Set<String>> UNDERSTOOD =
            Map.of(Jackson.PROPERTY, Set.of("value"), Jackson.IGNORE, Set.of("value"), INCLUDE, Set.of("value"));

    private final Compilation compilation;

    CodecMarks(Compilation compilation) {
        this.compilation = compilation;
    }

    /** Whether the annotations of a type, of what it descends from, and of their members are all understood. */
    boolean areUnderstood(TypeElement type) {
        boolean isEnum = type.getKind() == ElementKind.ENUM;
        return compilation
                .lineage(type)
                .filter(each -> !isOfJdk(each))
                .flatMap(each -> Stream.concat(Stream.of(each), each.getEnclosedElements().stream()))
                .flatMap(CodecMarks::withParameters)
                .flatMap(each -> each.getAnnotationMirrors().stream())
                .allMatch(each -> isUnderstood(each) && !(isEnum && isOfJackson(Mark.name(each))));
    }

    private static boolean isOfJdk(TypeElement type) {
        return type.getQualifiedName().toString().startsWith("java.");
    }

    private static Stream<Element> withParameters(Element element) {
        return element instanceof ExecutableElement method
                ? Stream.concat(Stream.of(element), method.getParameters().stream())
                : Stream.of(element);
    }

    private static boolean isUnderstood(AnnotationMirror mirror) {
        var name = Mark.name(mirror);
        if (isOfJackson(name)) {
            var members = UNDERSTOOD.get(name);
            return members != null
                    && mirror.getElementValues().keySet().stream()
                            .allMatch(each ->
                                    members.contains(each.getSimpleName().toString()))
                    && (!name.equals(INCLUDE) || isNonNullOrAlways(mirror));
        }
        return name.startsWith("java.lang.")
                || (!name.startsWith("java.beans.")
                        && Mark.on(mirror.getAnnotationType().asElement(), BUNDLE) == null);
    }

    private static boolean isOfJackson(String name) {
        return name.startsWith(JACKSON);
    }

    private static boolean isNonNullOrAlways(AnnotationMirror include) {
        var value = new Mark(include.getAnnotationType().asElement(), include).constant("value", "ALWAYS");
        return List.of("NON_NULL", "ALWAYS").contains(value);
    }

    /** Whether null is not written, as the nearest of these says that says anything of it. */
    static boolean omitNull(Stream<? extends Element> elements, boolean otherwise) {
        return elements.flatMap(each -> Stream.ofNullable(Mark.on(each, INCLUDE)))
                .findFirst()
                .map(each -> each.constant("value", "ALWAYS").equals("NON_NULL"))
                .orElse(otherwise);
    }

    /** Whether the property is given a name, be it the same; the library writes such ones last. */
    static boolean isNamed(List<? extends Element> accessors) {
        return accessors.stream()
                .flatMap(each -> Stream.ofNullable(Mark.on(each, Jackson.PROPERTY)))
                .anyMatch(each -> !each.text("value", "").isEmpty());
    }

    /** Whether a type is marked in the way that the binder knows. */
    static boolean isNullable(TypeMirror type) {
        return type.getAnnotationMirrors().stream()
                .anyMatch(each -> Mark.name(each).equals(NULLABLE));
    }

    /** Whether the binder lets a setter or field of such a type have null. */
    boolean takesNull(Element member, TypeMirror type) {
        return isNullable(type) || !isNullMarked(member);
    }

    private boolean isNullMarked(Element member) {
        for (var each = member.getEnclosingElement(); each != null; each = each.getEnclosingElement()) {
            if (Mark.on(each, NULL_MARKED) != null) {
                return true;
            }
            if (Mark.on(each, NULL_UNMARKED) != null) {
                return false;
            }
        }
        return false;
    }
}
