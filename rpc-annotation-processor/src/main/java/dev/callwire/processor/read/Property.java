package dev.callwire.processor.read;

import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import dev.callwire.schema.PropertyAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** A property of a record or bean, gathered from the accessors that make it up. */
final class Property {
    private final String name;
    private final UnaryOperator<String> naming;
    private final List<Element> accessors = new ArrayList<>();
    private @Nullable TypeMirror type;
    private boolean visible;
    private boolean read;
    private boolean written;
    private boolean required;
    private boolean nullable;
    private Doc doc = Doc.NONE;
    private @Nullable Deprecation deprecation;

    /** A property of that Java name, of which the name on the wire is made unless it is given. */
    Property(String name, UnaryOperator<String> naming) {
        this.name = name;
        this.naming = naming;
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
        if (doc.isEmpty()) {
            doc = comments.of(accessor).doc();
        }
        if (deprecation == null) {
            deprecation = comments.deprecation(accessor);
        }
    }

    /** Settles in which directions it goes. */
    void show(boolean isRead, boolean isWritten) {
        visible = isRead || isWritten;
        read = isRead;
        written = isWritten;
    }

    /** Keeps it out of the JSON. */
    void hide() {
        visible = false;
    }

    /** Takes over from one of the same name on the wire in which directions that goes. */
    void join(Property other) {
        read |= other.read;
        written |= other.written;
        nullable |= other.nullable;
    }

    /** Whether it is part of the JSON: something visible makes it up, and nothing hides it. */
    boolean isShown() {
        return visible;
    }

    boolean isRead() {
        return read;
    }

    boolean isWritten() {
        return written;
    }

    PropertyAccess access() {
        return !read ? PropertyAccess.READ_ONLY : written ? PropertyAccess.BOTH : PropertyAccess.WRITE_ONLY;
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
        var given = givenName();
        return given == null ? naming.apply(name) : given;
    }

    private @Nullable String givenName() {
        for (var annotation : List.of(Jackson.PROPERTY, Jackson.GETTER, Jackson.SETTER)) {
            for (var accessor : accessors) {
                var mark = Mark.on(accessor, annotation);
                if (mark != null && !mark.text("value", "").isEmpty()) {
                    return mark.text("value", "");
                }
            }
        }
        return null;
    }

    /** Whether an annotation gives it another name than Java's. */
    boolean isRenamed() {
        var given = givenName();
        return given != null && !given.equals(name);
    }

    /** Its place as an annotation says it, or -1. */
    int index() {
        return marks(Jackson.PROPERTY)
                .mapToInt(mark -> mark.number("index", -1))
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** Whether a constructor or factory method of the type takes it. */
    boolean isOfCreator() {
        return accessors.stream().anyMatch(Property::isOfCreator);
    }

    private static boolean isOfCreator(Element accessor) {
        return accessor.getKind() == ElementKind.PARAMETER
                && accessor.getEnclosingElement() instanceof ExecutableElement creator
                && (creator.getKind() == ElementKind.CONSTRUCTOR
                        || creator.getModifiers().contains(Modifier.STATIC));
    }

    /** Whether an annotation of its author's says that it is always there. */
    boolean isPromised() {
        return marks(Jackson.PROPERTY).anyMatch(mark -> mark.flag("required", false))
                || marks(Jackson.PROPERTY)
                        .anyMatch(mark -> mark.constant("isRequired", "DEFAULT").equals("TRUE"))
                || ConstraintMarks.requirePresence(accessors);
    }

    /** What is meant where it is left out, as an annotation says it; empty where it does not. */
    String defaultValue() {
        return marks(Jackson.PROPERTY)
                .map(mark -> mark.text("defaultValue", ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private Stream<Mark> marks(String annotation) {
        return accessors.stream().flatMap(each -> Stream.ofNullable(Mark.on(each, annotation)));
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
        return required && !nullable && (type().getKind().isPrimitive() || !isLeavable());
    }

    private boolean isLeavable() {
        return marks(Jackson.PROPERTY)
                .anyMatch(mark -> mark.constant("isRequired", "DEFAULT").equals("FALSE"));
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
