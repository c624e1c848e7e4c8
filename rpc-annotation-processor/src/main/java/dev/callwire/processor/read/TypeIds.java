package dev.callwire.processor.read;

import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Names types as the schema does, so that one type has one name everywhere. */
final class TypeIds {
    private final Compilation compilation;

    TypeIds(Compilation compilation) {
        this.compilation = compilation;
    }

    /** Binary names, type arguments without spaces, a {@code ?} behind an argument that may be null. */
    String of(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> declared((DeclaredType) type);
            case ARRAY -> of(((ArrayType) type).getComponentType()) + "[]";
            case WILDCARD -> {
                var bound = ((WildcardType) type).getExtendsBound();
                yield bound == null ? "java.lang.Object" : of(bound);
            }
            default -> type.toString();
        };
    }

    private String declared(DeclaredType type) {
        var name = compilation
                .elements()
                .getBinaryName((TypeElement) type.asElement())
                .toString();
        var arguments = type.getTypeArguments();
        return arguments.isEmpty()
                ? name
                : name + arguments.stream().map(this::argument).collect(Collectors.joining(",", "<", ">"));
    }

    private String argument(TypeMirror argument) {
        return Nullness.isMarked(argument) ? of(argument) + "?" : of(argument);
    }
}
