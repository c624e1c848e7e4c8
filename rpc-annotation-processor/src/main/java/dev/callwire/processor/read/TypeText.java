package dev.callwire.processor.read;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Types and methods in words for people, the same with every compiler. */
final class TypeText {
    private TypeText() {}

    /** A type with its type arguments, without annotations. */
    static String of(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> declared((DeclaredType) type);
            case ARRAY -> of(((ArrayType) type).getComponentType()) + "[]";
            case WILDCARD -> wildcard((WildcardType) type);
            default -> type.getKind().isPrimitive() ? type.getKind().name().toLowerCase(Locale.ROOT) : type.toString();
        };
    }

    private static String declared(DeclaredType type) {
        var name = ((TypeElement) type.asElement()).getQualifiedName().toString();
        return type.getTypeArguments().isEmpty() ? name : name + "<" + list(type.getTypeArguments()) + ">";
    }

    private static String wildcard(WildcardType type) {
        if (type.getExtendsBound() != null) {
            return "? extends " + of(type.getExtendsBound());
        }
        return type.getSuperBound() != null ? "? super " + of(type.getSuperBound()) : "?";
    }

    private static String list(List<? extends TypeMirror> types) {
        return types.stream().map(TypeText::of).collect(Collectors.joining(", "));
    }

    /** The same with an indefinite article. */
    static String withArticle(TypeMirror type) {
        return withArticle(of(type));
    }

    /** A name with an indefinite article. */
    static String withArticle(String text) {
        return ("aeiou".indexOf(text.charAt(0)) >= 0 ? "an " : "a ") + text;
    }

    /** A method by its name and its parameters' simple types: {@code find(String, int)}. */
    static String of(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> simple(parameter.asType()))
                .collect(Collectors.joining(", ", method.getSimpleName() + "(", ")"));
    }

    private static String simple(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> ((DeclaredType) type).asElement().getSimpleName().toString();
            case ARRAY -> simple(((ArrayType) type).getComponentType()) + "[]";
            default -> of(type);
        };
    }

    /** What sort of thing an element is. */
    static String kind(Element element) {
        return switch (element.getKind()) {
            case ANNOTATION_TYPE -> "an annotation";
            case ENUM -> "an enum";
            case RECORD -> "a record";
            case INTERFACE -> "an interface";
            default -> "a class";
        };
    }
}
