package dev.callwire.processor.read;

import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.Types;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The members of an object that have any names, as {@code @JsonAnyGetter} and {@code @JsonAnySetter} say. */
final class AnyMembers {
    /** There are none. */
    private static final TypeSchema NONE = Types.NULL;

    private final Compilation compilation;
    private final DataTypes types;

    AnyMembers(Compilation compilation, DataTypes types) {
        this.compilation = compilation;
        this.types = types;
    }

    /** Whether a property is what such members are read into, or written from. */
    static boolean isOne(Property property) {
        return Jackson.isOn(property.accessors(), Jackson.ANY_GETTER)
                || Jackson.isOn(property.accessors(), Jackson.ANY_SETTER);
    }

    /** What such members hold, which {@link #orNull} makes something of; null when it is refused. */
    @Nullable
    TypeSchema read(DeclaredType type, Site site) {
        var member = compilation
                .lineage((TypeElement) type.asElement())
                .flatMap(each -> each.getEnclosedElements().stream())
                .flatMap(each -> each instanceof ExecutableElement method
                        ? Stream.concat(Stream.of(each), method.getParameters().stream())
                        : Stream.of(each))
                .filter(AnyMembers::isMarked)
                .findFirst();
        if (member.isEmpty()) {
            return NONE;
        }
        var held = held(type, member.get());
        // What is an Object here is any JSON; nothing is chosen by it.
        return held == null || TypeText.of(held).equals("java.lang.Object")
                ? Types.ANY
                : types.read(held, site.part("[]"));
    }

    private static boolean isMarked(Element member) {
        return Stream.of(Jackson.ANY_GETTER, Jackson.ANY_SETTER).anyMatch(each -> {
            var mark = Mark.on(member, each);
            return mark != null && mark.flag("enabled", true);
        });
    }

    private @Nullable TypeMirror held(DeclaredType type, Element member) {
        var as = type.getTypeArguments().isEmpty() || isParameter(member)
                ? member.asType()
                : compilation.types().asMemberOf(type, member);
        if (as instanceof ExecutableType method && method.getParameterTypes().size() == 2) {
            return method.getParameterTypes().get(1);
        }
        var map = as instanceof ExecutableType method ? method.getReturnType() : as;
        return map.getKind() == TypeKind.DECLARED
                        && ((DeclaredType) map).getTypeArguments().size() == 2
                ? ((DeclaredType) map).getTypeArguments().get(1)
                : null;
    }

    private static boolean isParameter(Element member) {
        return member.getKind() == ElementKind.PARAMETER;
    }

    /** The same of an object that has a member besides which is not among its own. */
    static @Nullable TypeSchema orAnything(@Nullable TypeSchema others) {
        return others == null || others.equals(NONE) ? others : Types.ANY;
    }

    /** What an object's others and those of what is unwrapped into it hold together. */
    static @Nullable TypeSchema both(@Nullable TypeSchema others, @Nullable TypeSchema inside) {
        if (others == null || inside == null) {
            return others;
        }
        return others.equals(NONE) || others.equals(inside) ? inside : Types.ANY;
    }

    /** The same as the schema has it: null where there are none. */
    static @Nullable TypeSchema orNull(@Nullable TypeSchema others) {
        return others == null || others.equals(NONE) ? null : others;
    }
}
