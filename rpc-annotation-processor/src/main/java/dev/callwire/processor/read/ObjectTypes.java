package dev.callwire.processor.read;

import dev.callwire.processor.read.KnownTypes.Refusal;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<Element, List<Property>> plain = new HashMap<>();

    ObjectTypes(Compilation compilation, Comments comments, DataTypes types) {
        this.compilation = compilation;
        this.comments = comments;
        this.types = types;
    }

    /** The properties of a class, as long as it has no type arguments remembered from one time to the next. */
    List<Property> properties(DeclaredType type) {
        return type.getTypeArguments().isEmpty()
                ? plain.computeIfAbsent(type.asElement(), key -> Properties.of(type, compilation, comments))
                : Properties.of(type, compilation, comments);
    }

    /** The properties of a class that is neither an enum nor a container, and is not refused. */
    @Nullable
    TypeSchema read(DeclaredType type, Site site) {
        var element = type.asElement();
        var properties = new ArrayList<PropertySchema>();
        var broken = false;
        for (var property : properties(type)) {
            if (!property.isShown()) {
                broken |= !isFreeToHide(property, site);
                continue;
            }
            var missing = compilation.missing(property.type(), element);
            var schema = missing == null
                    ? schema(property, site.part("." + property.wireName()))
                    : types.refuseMissing(site, type, missing);
            if (schema == null) {
                broken = true;
            } else {
                properties.add(new PropertySchema(
                        property.wireName(),
                        property.doc(),
                        property.isRequired() && !types.isOptional(property.type()),
                        property.deprecation(),
                        schema));
            }
        }
        return broken ? null : new TypeSchema.ObjectType(properties);
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

    private @Nullable TypeSchema schema(Property property, Site site) {
        var shaping = Jackson.shapesProperty(property.accessors());
        if (shaping != null) {
            return Types.opaque("What " + shaping + " makes of it.");
        }
        var schema = types.read(property.type(), site);
        return schema != null && property.isNullable() ? schema.orNull() : schema;
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
                || Constructors.creator(type) != null;
        return isReadable
                ? null
                : new Refusal(
                        "which cannot be read back",
                        "Make it a record, give it a constructor without parameters, or mark one @JsonCreator.");
    }
}
