package dev.callwire.processor.read;

import dev.callwire.processor.model.ClassRef;
import dev.callwire.processor.model.JavaType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Turns types into the form in which generated code writes them, and notes what that code will be warned about. */
final class Signatures {
    private final Compilation compilation;
    private final Set<String> warnings = new TreeSet<>();

    Signatures(Compilation compilation) {
        this.compilation = compilation;
    }

    /** The kinds of warnings that generated code has to suppress, on account of all that was named so far. */
    Set<String> warnings() {
        return Set.copyOf(warnings);
    }

    /** Notes a warning that an element's use brings on by its deprecation. */
    void use(Element element) {
        if (compilation.elements().isDeprecated(element)) {
            var mark = Mark.on(element, Deprecated.class);
            warnings.add(mark != null && mark.flag("forRemoval", false) ? "removal" : "deprecation");
        }
    }

    /** Notes a kind of warning. */
    void warn(String kind) {
        warnings.add(kind);
    }

    /** The form of a type whose parts have been checked. */
    JavaType of(TypeMirror type) {
        return switch (type.getKind()) {
            case ARRAY -> new JavaType.ArrayOf(of(((ArrayType) type).getComponentType()), nullMarks(type));
            case DECLARED -> declared((DeclaredType) type);
            case WILDCARD -> wildcard((WildcardType) type);
            default -> JavaType.Primitive.valueOf(type.getKind().name());
        };
    }

    private JavaType declared(DeclaredType type) {
        var element = (TypeElement) type.asElement();
        use(element);
        return new JavaType.Declared(
                compilation.ref(element),
                type.getTypeArguments().stream().map(this::of).toList(),
                nullMarks(type));
    }

    private JavaType wildcard(WildcardType type) {
        return new JavaType.SubtypeOf(of(type.getExtendsBound()));
    }

    /** The annotations of a type, or of a declaration, that say that it may be null. */
    List<ClassRef> nullMarks(AnnotatedConstruct construct) {
        return Nullness.marks(construct).stream().map(this::ref).toList();
    }

    private ClassRef ref(AnnotationMirror mirror) {
        return compilation.ref((TypeElement) mirror.getAnnotationType().asElement());
    }

    /** The first type in a signature that code in a package may not name, or null. */
    @Nullable
    TypeElement inaccessible(TypeMirror type, String fromPackage) {
        return switch (type.getKind()) {
            case ARRAY -> inaccessible(((ArrayType) type).getComponentType(), fromPackage);
            case WILDCARD -> {
                var bound = ((WildcardType) type).getExtendsBound();
                yield bound == null ? null : inaccessible(bound, fromPackage);
            }
            case DECLARED -> {
                var element = (TypeElement) ((DeclaredType) type).asElement();
                if (!compilation.isAccessible(element, fromPackage)) {
                    yield element;
                }
                for (var argument : ((DeclaredType) type).getTypeArguments()) {
                    var hidden = inaccessible(argument, fromPackage);
                    if (hidden != null) {
                        yield hidden;
                    }
                }
                yield null;
            }
            default -> null;
        };
    }
}
