package dev.callwire.processor.read;

import dev.callwire.processor.read.KnownTypes.Refusal;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.Types;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Types that stand for one of several, told apart on the wire as {@code @JsonTypeInfo} says. */
final class Unions {
    private final Compilation compilation;
    private final Problems problems;
    private final DataTypes types;

    Unions(Compilation compilation, Problems problems, DataTypes types) {
        this.compilation = compilation;
        this.problems = problems;
        this.types = types;
    }

    /** Whether a type is a union, or one of a union's. */
    boolean isMember(TypeElement type) {
        var info = info(type);
        return info != null && !info.constant("use", "NONE").equals("NONE");
    }

    private @Nullable Mark info(TypeElement type) {
        return Jackson.inherited(compilation, type, Jackson.TYPE_INFO);
    }

    /** The JSON of a type for which {@link #isMember} holds. */
    @Nullable
    TypeSchema read(DeclaredType type, Site site) {
        var element = (TypeElement) type.asElement();
        var info = info(element);
        if (info == null) {
            throw new IllegalArgumentException(type + " is no union");
        }
        var use = info.constant("use", "NONE");
        if (use.equals("CLASS") || use.equals("MINIMAL_CLASS")) {
            return types.refuse(
                    site,
                    type,
                    new Refusal(
                            "whose @JsonTypeInfo lets the other end choose any class",
                            "Use JsonTypeInfo.Id.NAME and list the types with @JsonSubTypes."));
        }
        var subtypes = subtypes(element);
        if (subtypes.isEmpty()) {
            return types.refuse(site, type, UNLISTED);
        }
        var isPlain = (use.equals("NAME") || use.equals("SIMPLE_NAME"))
                && info.constant("include", "PROPERTY").equals("PROPERTY")
                && subtypes.stream().allMatch(each -> each.getTypeParameters().isEmpty() || each.equals(element));
        if (!isPlain) {
            return types.named(
                    type, site, inside -> Types.opaque("One of several types, told apart as @JsonTypeInfo says."));
        }
        var property = info.text("property", "");
        var discriminator = property.isEmpty() ? "@type" : property;
        // The type's own name is taken by its object when it is one of the alternatives itself.
        return subtypes.contains(element)
                ? union(type, discriminator, subtypes, use, site)
                : types.named(type, site, inside -> union(type, discriminator, subtypes, use, inside));
    }

    private static final Refusal UNLISTED = new Refusal(
            "whose types nothing names",
            "Make it sealed, or list them with @JsonSubTypes({@JsonSubTypes.Type(\u2026)}).");

    private @Nullable TypeSchema union(
            DeclaredType type, String discriminator, Set<TypeElement> subtypes, String use, Site site) {
        var alternatives = new ArrayList<Alternative>();
        for (var subtype : subtypes) {
            var own = subtype.equals(type.asElement()) ? type : (DeclaredType) subtype.asType();
            var schema = types.object(own, site);
            if (schema != null) {
                alternatives.add(new Alternative(name(subtype, use), schema));
            }
        }
        return alternatives.size() == subtypes.size() ? new TypeSchema.UnionType(discriminator, alternatives) : null;
    }

    /** The concrete types that a type may stand for: itself, and those listed on it, and on them in turn. */
    private Set<TypeElement> subtypes(TypeElement type) {
        var concrete = new LinkedHashSet<TypeElement>();
        collect(type, concrete, new LinkedHashSet<>());
        return concrete;
    }

    private void collect(TypeElement type, Set<TypeElement> concrete, Set<TypeElement> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (!type.getModifiers().contains(Modifier.ABSTRACT)) {
            concrete.add(type);
        }
        for (var subtype : named(type)) {
            if (subtype != null && compilation.types().asElement(subtype) instanceof TypeElement element) {
                collect(element, concrete, seen);
            } else {
                problems.unresolved();
            }
        }
    }

    /** The subtypes that a type names: those it lists for the JSON library, or else those that it permits. */
    private List<? extends @Nullable TypeMirror> named(TypeElement type) {
        return Jackson.inherited(compilation, type, Jackson.SUB_TYPES) == null
                ? type.getPermittedSubclasses()
                : listed(type).stream().map(each -> each.type("value")).toList();
    }

    private static List<Mark> listed(TypeElement type) {
        var mark = Mark.on(type, Jackson.SUB_TYPES);
        return mark == null ? List.of() : mark.marks("value");
    }

    /** The name of a type on the wire: where it is listed, or on itself, or what the library makes of its class. */
    private String name(TypeElement type, String use) {
        var given = compilation
                .lineage(type)
                .flatMap(each -> listed(each).stream())
                .filter(each -> each.type("value") instanceof DeclaredType listed
                        && listed.asElement().equals(type))
                .map(each -> each.text("name", ""))
                .filter(each -> !each.isEmpty())
                .findFirst();
        if (given.isPresent()) {
            return given.get();
        }
        var own = Mark.on(type, Jackson.TYPE_NAME);
        if (own != null && !own.text("value", "").isEmpty()) {
            return own.text("value", "");
        }
        var ref = compilation.ref(type);
        return use.equals("SIMPLE_NAME") ? ref.simpleName() : String.join("$", ref.simpleNames());
    }
}
