package dev.callwire.processor.read;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** The rules that one type breaks, gathered so that all of them are reported at once. */
final class Problems {
    private final Compilation compilation;
    private final TypeElement subject;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private boolean unresolved;

    /** No problems yet of the type that is being read. */
    Problems(Compilation compilation, TypeElement subject) {
        this.compilation = compilation;
        this.subject = subject;
    }

    /** Reports a broken rule. */
    void error(Element where, String message) {
        add(Diagnostic.Kind.ERROR, message, where, null, null);
    }

    /** Reports a broken rule on an annotation. */
    void error(Mark where, String message) {
        add(Diagnostic.Kind.ERROR, message, where.element(), where.mirror(), null);
    }

    /** Reports a broken rule on a value of an annotation, or on the annotation where the value is left out. */
    void error(Mark where, String member, String message) {
        add(Diagnostic.Kind.ERROR, message, where.element(), where.mirror(), where.value(member));
    }

    /** Reports what is odd, but stops nothing. */
    void warning(Element where, String message) {
        add(Diagnostic.Kind.WARNING, message, where, null, null);
    }

    private void add(
            Diagnostic.Kind kind,
            String message,
            Element where,
            @Nullable AnnotationMirror annotation,
            @Nullable AnnotationValue value) {
        if (compilation.isSource(where)) {
            problems.add(new Problem(kind, message + inheriting(where), where, annotation, value));
        } else {
            // A class file has no line to show, so the type that brings it in answers for it.
            problems.add(new Problem(kind, message + " (Found in " + path(where) + ".)", subject, null, null));
        }
    }

    /** Says on an inherited method's line which service inherits it. */
    private String inheriting(Element where) {
        var type = typeOf(where);
        return !type.equals(subject) && compilation.lineage(subject).anyMatch(type::equals)
                ? " (Inherited by " + subject + ".)"
                : "";
    }

    private static TypeElement typeOf(Element element) {
        var each = element;
        while (!(each instanceof TypeElement)) {
            each = requireNonNull(each.getEnclosingElement());
        }
        return (TypeElement) each;
    }

    private static String path(Element element) {
        var type = typeOf(element);
        if (element.equals(type)) {
            return type.toString();
        }
        var member = element.getKind() == ElementKind.PARAMETER ? element.getEnclosingElement() : element;
        return type + "." + member;
    }

    /** Notes that something names a type which does not exist, so far at least. */
    void unresolved() {
        unresolved = true;
    }

    boolean isUnresolved() {
        return unresolved;
    }

    boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    List<Problem> list() {
        return List.copyOf(problems);
    }
}
