package dev.callwire.processor.read;

import dev.callwire.processor.read.KnownTypes.Refusal;
import dev.callwire.schema.PropertyAccess;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.ObjectType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/** Records and beans: objects in JSON, with the properties that the JSON library sees in them. */
final class ObjectTypes {
    private final Compilation compilation;
    private final Comments comments;
    private final DataTypes types;
    private final PropertyTypes propertyTypes;
    private final AnyMembers anyMembers;
    private final Absences absences;
    private final Map<Element, List<Property>> plain = new HashMap<>();
    private final Set<Element> unwrapping = new HashSet<>();

    ObjectTypes(Compilation compilation, Comments comments, DataTypes types, PropertyTypes propertyTypes) {
        this.compilation = compilation;
        this.comments = comments;
        this.types = types;
        this.propertyTypes = propertyTypes;
        anyMembers = new AnyMembers(compilation, types);
        absences = new Absences(compilation);
    }

    /** The properties of a class, as long as it has no type arguments remembered from one time to the next. */
    List<Property> properties(DeclaredType type) {
        return type.getTypeArguments().isEmpty()
                ? plain.computeIfAbsent(type.asElement(), key -> Properties.of(type, compilation, comments))
                : Properties.of(type, compilation, comments);
    }

    /**
     * The properties of a class that is neither an enum nor a container, and is not refused.
     *
     * @param discriminator the name of the property by which a union tells it from others, which is no property of its own; or null
     */
    @Nullable
    TypeSchema read(DeclaredType type, @Nullable String discriminator, Site site) {
        var element = (TypeElement) type.asElement();
        var object = object(type, discriminator, site);
        var format = Jackson.inherited(compilation, element, Jackson.FORMAT);
        if (object == null || format == null || !Formats.isShaping(format)) {
            return object;
        }
        return switch (format.constant("shape", "ANY")) {
            case "ARRAY" -> types.known(Formats.asArray(object, leftOut(type, element)), element, site, "@JsonFormat");
            case "OBJECT", "POJO" -> object;
            default -> types.known(Formats.UNKNOWN, element, site, "@JsonFormat");
        };
    }

    /** The properties that may be left out of what is written although they are not null. */
    private Set<String> leftOut(DeclaredType type, TypeElement element) {
        var names = new HashSet<String>();
        for (var property : properties(type)) {
            if (property.isShown() && absences.mayLeaveOut(property, element)) {
                names.add(property.wireName());
            }
        }
        return names;
    }

    private @Nullable ObjectType object(DeclaredType type, @Nullable String discriminator, Site site) {
        var element = (TypeElement) type.asElement();
        var all = properties(type);
        var read = new LinkedHashMap<String, PropertySchema>();
        var others = anyMembers.read(type, site);
        var broken = others == null;
        for (var property : all) {
            broken |= !property.isShown() && !AnyMembers.isOne(property) && !isFreeToHide(property, site);
        }
        for (var property : PropertyOrder.of(element, all, compilation)) {
            var missing = compilation.missing(property.type(), element);
            if (missing != null) {
                types.refuseMissing(site, type, missing);
                broken = true;
            } else if (property.wireName().equals(discriminator)) {
                others = AnyMembers.orAnything(others);
            } else if (isUnwrapped(property)) {
                var inside = unwrapped(property, site);
                broken |= inside == null;
                others = inside == null ? others : AnyMembers.both(others, inside.others());
                put(inside == null ? List.of() : inside.properties(), read);
            } else {
                var schema = property(property, element, site);
                broken |= schema == null;
                put(schema == null ? List.of() : List.of(schema), read);
            }
        }
        if (broken) {
            return null;
        }
        var open = discriminator == null ? others : AnyMembers.orAnything(others);
        return new ObjectType(List.copyOf(read.values()), AnyMembers.orNull(open));
    }

    private static void put(List<PropertySchema> properties, Map<String, PropertySchema> all) {
        properties.forEach(each -> all.putIfAbsent(each.name(), each));
    }

    private @Nullable PropertySchema property(Property property, TypeElement owner, Site site) {
        var schema = propertyTypes.read(property, site.part("." + property.wireName()));
        if (schema == null) {
            return null;
        }
        var isRequired = (property.isRequired() && !types.isOptional(property.type()))
                || (property.isPromised() && !property.isNullable());
        var isAlways = isRequired && property.access() == PropertyAccess.BOTH && !absences.mayLeaveOut(property, owner);
        return new PropertySchema(
                        property.wireName(),
                        property.doc(),
                        isAlways,
                        property.deprecation(),
                        schema,
                        property.access(),
                        null)
                .withDefault(property.defaultValue());
    }

    private boolean isUnwrapped(Property property) {
        var mark = Jackson.on(property.accessors(), Jackson.UNWRAPPED);
        return mark != null
                && mark.flag("enabled", true)
                && types.isPlainObject(propertyTypes.withoutOptional(property.type()));
    }

    /** The properties of a property that stand beside it, instead of in an object of their own. */
    private @Nullable ObjectType unwrapped(Property property, Site site) {
        var mark = Jackson.on(property.accessors(), Jackson.UNWRAPPED);
        var type = (DeclaredType) propertyTypes.withoutOptional(property.type());
        if (!unwrapping.add(type.asElement())) {
            types.refuse(
                    site.part("." + property.name()),
                    type,
                    new Refusal("which @JsonUnwrapped puts into itself without end", "Take @JsonUnwrapped off."));
            return null;
        }
        var inside = object(type, null, site);
        unwrapping.remove(type.asElement());
        if (inside == null || mark == null) {
            return null;
        }
        // What is unwrapped within what is unwrapped keeps its own name.
        var direct = properties(type).stream()
                .filter(each -> each.isShown() && !isUnwrapped(each))
                .map(Property::wireName)
                .collect(Collectors.toSet());
        var isThere = !property.isNullable() && !types.isOptional(property.type());
        return new ObjectType(
                inside.properties().stream()
                        .map(each -> direct.contains(each.name())
                                ? each.renamed(mark.text("prefix", "") + each.name() + mark.text("suffix", ""))
                                : each)
                        .map(each -> isThere ? each : each.asOptional())
                        .toList(),
                inside.others());
    }

    /** Whether an object can be read back without a property that is kept out of the JSON. */
    private boolean isFreeToHide(Property property, Site site) {
        if (!property.isRequired() || types.isOptional(property.type())) {
            return true;
        }
        types.refuse(
                site.part("." + property.name()),
                property.type(),
                new Refusal(
                        "which is kept out of the JSON although no object can be made without it",
                        "Mark it @Nullable, or take @JsonIgnore off."));
        return false;
    }

    /** Why a class cannot be written and read back, whatever its properties are; or null. */
    static @Nullable Refusal refusal(TypeElement type) {
        if (type.getModifiers().contains(Modifier.SEALED)) {
            return new Refusal(
                    "which does not say how its types are told apart",
                    "Annotate it with @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = \"type\").");
        }
        if (KnownTypes.isCode(type)) {
            return new Refusal(
                    "which is something to call and not marked as such",
                    "Mark it @RpcCallback to pass its objects by reference, or use a record.");
        }
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            return new Refusal(
                    "of which no object can be made",
                    "Use a record or a concrete class, or annotate it with @JsonTypeInfo and @JsonSubTypes.");
        }
        var isReadable = type.getKind() == ElementKind.RECORD
                || Constructors.hasEmpty(type)
                || Constructors.hasBuilder(type)
                || Constructors.creator(type) != null;
        return isReadable
                ? null
                : new Refusal(
                        "which cannot be read back",
                        "Make it a record, give it a constructor without parameters, or mark one @JsonCreator.");
    }
}
