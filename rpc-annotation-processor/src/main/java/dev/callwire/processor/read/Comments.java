package dev.callwire.processor.read;

import dev.callwire.processor.model.MethodDoc;
import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** The comments of what is compiled from source. */
final class Comments {
    /** {@code Elements.getDocCommentKind}, where the JDK has comments in Markdown. */
    private static final @Nullable Method KIND = kindMethod();

    private final Compilation compilation;
    private final Map<Element, Comment> read = new HashMap<>();

    Comments(Compilation compilation) {
        this.compilation = compilation;
    }

    private static @Nullable Method kindMethod() {
        try {
            return Elements.class.getMethod("getDocCommentKind", Element.class);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /** The comment of an element; an empty one where it has none. */
    Comment of(Element element) {
        return read.computeIfAbsent(element, this::parse);
    }

    private Comment parse(Element element) {
        var text = compilation.elements().getDocComment(element);
        return text == null ? Comment.NONE : Comment.parse(text, isMarkdown(element));
    }

    private boolean isMarkdown(Element element) {
        try {
            return KIND != null && "END_OF_LINE".equals(String.valueOf(KIND.invoke(compilation.elements(), element)));
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Why an element is deprecated; null when it is not. */
    @Nullable
    Deprecation deprecation(Element element) {
        return compilation.elements().isDeprecated(element)
                ? of(element).deprecation().orElse(Deprecation.WITHOUT_REASON)
                : null;
    }

    /** What is said of a method. */
    MethodDoc method(ExecutableElement method, TypeElement service, Consumer<String> complaint) {
        var comment = of(method);
        return new MethodDoc(
                CarriedComment.of(comment, name -> resolves(name, service)),
                comment.doc(),
                comment.result(),
                Examples.in(comment, complaint),
                deprecation(method));
    }

    /** What is said of an exception that a method declares: there, or else on its class. */
    Doc thrown(ExecutableElement method, TypeElement exception) {
        var names = List.of(
                exception.getSimpleName().toString(),
                exception.getQualifiedName().toString());
        var there = of(method).thrown(names);
        return there.isEmpty() ? of(exception).doc() : there;
    }

    /** Whether a file in the service's package, without imports, knows a type by a name. */
    private boolean resolves(String name, TypeElement service) {
        if (name.isEmpty()) {
            return true;
        }
        var around = compilation.packageOf(service);
        return compilation.type(around.isEmpty() ? name : around + "." + name).isPresent()
                || compilation.type("java.lang." + name).isPresent()
                || compilation.type(service.getQualifiedName() + "." + name).isPresent()
                || (name.indexOf('.') > 0 && compilation.type(name).isPresent());
    }
}
