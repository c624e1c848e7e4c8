package dev.callwire.processor.read;

import dev.callwire.processor.read.KnownTypes.Refusal;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.Inclusion;
import dev.callwire.schema.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
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
        var subtypes = subtypes(element);
        var use = info.constant("use", "NONE");
        var refusal = refusal(use, subtypes);
        if (refusal != null) {
            return types.refuse(site, type, refusal);
        }
        var inclusion = inclusion(info, use);
        if (inclusion == null) {
            return types.named(type, site, inside -> types.unknown("@JsonTypeInfo", element, inside));
        }
        var form = new Form(discriminator(info, inclusion), inclusion, use, fallback(info));
        var all = withFallback(subtypes, form);
        // The type's own name is taken by its object when it is one of the alternatives itself.
        return all.contains(element)
                ? union(type, form, all, Map.of(), site)
                : types.named(type, site, inside -> union(type, form, all, Map.of(), inside));
    }

    /** How alternatives are told apart. */
    private record Form(
            String discriminator,
            Inclusion inclusion,
            String use,
            @Nullable TypeElement fallback) {
        /** The property that alternatives do not have by themselves, or null. */
        @Nullable
        String property() {
            return inclusion == Inclusion.PROPERTY ? discriminator : null;
        }
    }

    private static @Nullable Refusal refusal(String use, Set<TypeElement> subtypes) {
        if (use.equals("CLASS") || use.equals("MINIMAL_CLASS")) {
            return new Refusal(
                    "whose @JsonTypeInfo lets the other end choose any class",
                    "Use JsonTypeInfo.Id.NAME and list the types with @JsonSubTypes.");
        }
        return subtypes.isEmpty() ? UNLISTED : null;
    }

    /** Where names stand, or null where only the library knows. */
    private static @Nullable Inclusion inclusion(Mark info, String use) {
        return switch (use) {
            case "DEDUCTION" -> Inclusion.NONE;
            case "NAME", "SIMPLE_NAME" ->
                switch (info.constant("include", "PROPERTY")) {
                    // On a type, an external property is one like any other.
                    case "PROPERTY", "EXISTING_PROPERTY", "EXTERNAL_PROPERTY" -> Inclusion.PROPERTY;
                    case "WRAPPER_OBJECT" -> Inclusion.WRAPPER_OBJECT;
                    case "WRAPPER_ARRAY" -> Inclusion.WRAPPER_ARRAY;
                    default -> null;
                };
            default -> null;
        };
    }

    private static String discriminator(Mark info, Inclusion inclusion) {
        if (inclusion != Inclusion.PROPERTY) {
            return "";
        }
        var property = info.text("property", "");
        return property.isEmpty() ? "@type" : property;
    }

    private @Nullable TypeElement fallback(Mark info) {
        var type = info.type("defaultImpl");
        return type != null
                        && compilation.types().asElement(type) instanceof TypeElement element
                        && !TypeText.of(type).equals("java.lang.Void")
                        && element.getKind().isClass()
                        && !element.getModifiers().contains(Modifier.ABSTRACT)
                ? element
                : null;
    }

    private static Set<TypeElement> withFallback(Set<TypeElement> subtypes, Form form) {
        var all = new LinkedHashSet<>(subtypes);
        if (form.fallback() != null) {
            all.add(form.fallback());
        }
        return all;
    }

    /** What stands for a form that only the JSON library knows. */
    static final TypeSchema UNKNOWN = Types.opaque("What @JsonTypeInfo makes of it.");

    /**
     * The JSON of a property that says by itself how the types of its values are told apart: {@link #UNKNOWN} where only the library knows
     * it, null when it is refused.
     */
    @Nullable
    TypeSchema ofProperty(TypeMirror type, Mark info, @Nullable Mark listed, Site site) {
        var use = info.constant("use", "NONE");
        if (use.equals("NONE")) {
            return types.read(type, site);
        }
        if (type instanceof DeclaredType container && types.isContainer(container)) {
            return ofContainer(container, info, listed, site);
        }
        if (!(compilation.types().asElement(type) instanceof TypeElement element)
                || !(type instanceof DeclaredType of)) {
            return UNKNOWN;
        }
        var names = new LinkedHashMap<TypeElement, String>();
        var subtypes = listed == null ? subtypes(element) : listed(listed, names);
        var refusal = refusal(use, subtypes);
        if (refusal != null) {
            return types.refuse(site, type, refusal);
        }
        var inclusion = inclusion(info, use);
        if (inclusion == null
                || info.constant("include", "PROPERTY").equals("EXTERNAL_PROPERTY")
                || subtypes.stream().anyMatch(this::isMember)) {
            return UNKNOWN;
        }
        var form = new Form(discriminator(info, inclusion), inclusion, use, fallback(info));
        return union(of, form, withFallback(subtypes, form), names, site);
    }

    private @Nullable TypeSchema ofContainer(DeclaredType type, Mark info, @Nullable Mark listed, Site site) {
        var arguments = type.getTypeArguments();
        if (arguments.isEmpty()) {
            return UNKNOWN;
        }
        var held = ofProperty(arguments.get(arguments.size() - 1), info, listed, site.part("[]"));
        if (held == null || held.equals(UNKNOWN)) {
            return held;
        }
        if (compilation.isSubtype(type, "java.util.Collection")) {
            return new TypeSchema.ArrayType(held, compilation.isSubtype(type, "java.util.Set"));
        }
        return types.isOptional(type) ? held.orNull() : UNKNOWN;
    }

    private Set<TypeElement> listed(Mark mark, Map<TypeElement, String> names) {
        var concrete = new LinkedHashSet<TypeElement>();
        for (var each : mark.marks("value")) {
            if (compilation.types().asElement(each.type("value")) instanceof TypeElement element) {
                names.put(element, each.text("name", ""));
                collect(element, concrete, new LinkedHashSet<>());
            }
        }
        return concrete;
    }

    private static final Refusal UNLISTED = new Refusal(
            "whose types nothing names",
            "Make it sealed, or list them with @JsonSubTypes({@JsonSubTypes.Type(\u2026)}).");

    private @Nullable TypeSchema union(
            DeclaredType type, Form form, Set<TypeElement> subtypes, Map<TypeElement, String> names, Site site) {
        var alternatives = new ArrayList<Alternative>();
        for (var subtype : subtypes) {
            var schema = types.object(asSubtype(type, subtype), form.property(), site);
            if (schema != null) {
                var given = names.getOrDefault(subtype, "");
                alternatives.add(new Alternative(given.isEmpty() ? name(subtype, form.use()) : given, schema));
            }
        }
        if (alternatives.size() != subtypes.size()) {
            return null;
        }
        var taken = new HashSet<String>();
        for (var alternative : alternatives) {
            if (!taken.add(alternative.name())) {
                return types.refuse(
                        site,
                        type,
                        new Refusal(
                                "two of whose types go by the name '" + alternative.name() + "'",
                                "Give one of them another name with @JsonTypeName."));
            }
        }
        var fallback = form.fallback();
        return new TypeSchema.UnionType(
                form.discriminator(),
                form.inclusion(),
                alternatives,
                fallback == null || form.inclusion() != Inclusion.PROPERTY ? null : name(fallback, form.use()));
    }

    /** A subtype with the type arguments that it has as one of that type, as far as those say it. */
    private DeclaredType asSubtype(DeclaredType type, TypeElement subtype) {
        if (subtype.equals(type.asElement())) {
            return type;
        }
        var parameters = subtype.getTypeParameters();
        if (parameters.isEmpty() || type.getTypeArguments().isEmpty()) {
            return (DeclaredType) subtype.asType();
        }
        var base = supertype((DeclaredType) subtype.asType(), (TypeElement) type.asElement());
        var arguments = new TypeMirror[parameters.size()];
        for (var i = 0; i < arguments.length; i++) {
            arguments[i] = argument(parameters.get(i), base, type);
        }
        return compilation.types().getDeclaredType(subtype, arguments);
    }

    private TypeMirror argument(TypeParameterElement parameter, @Nullable DeclaredType base, DeclaredType type) {
        for (var i = 0; base != null && i < base.getTypeArguments().size(); i++) {
            if (compilation.types().isSameType(base.getTypeArguments().get(i), parameter.asType())) {
                return type.getTypeArguments().get(i);
            }
        }
        return parameter.getBounds().get(0);
    }

    private @Nullable DeclaredType supertype(DeclaredType type, TypeElement wanted) {
        if (type.asElement().equals(wanted)) {
            return type;
        }
        for (var supertype : compilation.types().directSupertypes(type)) {
            var found = supertype((DeclaredType) supertype, wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
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
