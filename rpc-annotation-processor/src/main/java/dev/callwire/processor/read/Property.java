package dev.callwire.processor.read;

import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** A property of a record or bean, gathered from the accessors that make it up. */
final class Property {
    private final String name;
    private final List<Element> accessors = new ArrayList<>();
    private @Nullable TypeMirror type;
    private boolean visible;
    private boolean required;
    private boolean nullable;
    private Doc doc = Doc.NONE;
    private @Nullable Deprecation deprecation;

    /** A property of that Java name. */
    Property(String name) {
        this.name = name;
    }

    /** Adds a field, getter, setter or parameter. A getter settles the type, or else the first one to come. */
    void add(Element accessor, TypeMirror of, Comments comments) {
        accessors.add(accessor);
        var isGetter = accessor instanceof ExecutableElement method
                && method.getParameters().isEmpty();
        if (type == null || isGetter) {
            type = of;
        }
        nullable |= Nullness.isMarked(accessor) || Nullness.isMarked(of);
        if (Mark.on(accessor, Jackson.PROPERTY) != null) {
            visible = true;
        }
        if (doc.isEmpty()) {
            doc = comments.of(accessor).doc();
        }
        if (deprecation == null) {
            deprecation = comments.deprecation(accessor);
        }
    }

    /** Makes it part of the JSON. */
    void show() {
        visible = true;
    }

    /** Keeps it out of the JSON. */
    void hide() {
        visible = false;
    }

    /** Whether it is part of the JSON: something visible makes it up, and nothing hides it. */
    boolean isShown() {
        return visible;
    }

    /** Says that it must be there for an object to be made. */
    void require() {
        required = true;
    }

    void document(Doc text) {
        if (!text.isEmpty()) {
            doc = text;
        }
    }

    /** The name on the wire: the one given by annotation, on whichever of its parts, or else the Java name. */
    String wireName() {
        for (var annotation : List.of(Jackson.PROPERTY, Jackson.GETTER, Jackson.SETTER)) {
            for (var accessor : accessors) {
                var mark = Mark.on(accessor, annotation);
                if (mark != null && !mark.text("value", "").isEmpty()) {
                    return mark.text("value", "");
                }
            }
        }
        return name;
    }

    String name() {
        return name;
    }

    List<Element> accessors() {
        return accessors;
    }

    TypeMirror type() {
        if (type == null) {
            throw new IllegalStateException(name + " has no accessor");
        }
        return type;
    }

    boolean isRequired() {
        return required && !nullable;
    }

    boolean isNullable() {
        return nullable;
    }

    Doc doc() {
        return doc;
    }

    @Nullable
    Deprecation deprecation() {
        return deprecation;
    }
}
