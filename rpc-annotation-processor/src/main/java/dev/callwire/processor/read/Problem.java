package dev.callwire.processor.read;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** A broken rule: what to say of it, and where. */
public record Problem(
        Diagnostic.Kind kind,
        String message,
        Element element,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value) {

    public boolean isError() {
        return kind == Diagnostic.Kind.ERROR;
    }
}
