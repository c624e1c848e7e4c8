package dev.callwire.processor.read;

import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.Types;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The types of properties, as what stands on their accessors makes them. */
final class PropertyTypes {
    private final DataTypes types;
    private final Formats formats;
    private final Unions unions;
    private final Descriptions descriptions;

    PropertyTypes(DataTypes types, Formats formats, Unions unions, Descriptions descriptions) {
        this.types = types;
        this.formats = formats;
        this.unions = unions;
        this.descriptions = descriptions;
    }

    /** The JSON of a property, null among it where it is marked so; null when it is refused. */
    @Nullable
    TypeSchema read(Property property, Site site) {
        var schema = plain(property, site);
        if (schema == null) {
            return null;
        }
        var constrained = ConstraintMarks.constrain(schema, property.accessors().toArray(new Element[0]));
        return property.isNullable() ? constrained.orNull() : constrained;
    }

    private @Nullable TypeSchema plain(Property property, Site site) {
        var accessors = property.accessors();
        var described = Descriptions.on(accessors);
        if (described != null) {
            return descriptions.read(described, site);
        }
        var serialize = Jackson.on(accessors, Jackson.SERIALIZE);
        if (Jackson.isWrittenAsText(serialize)) {
            return Types.STRING;
        }
        var shaping = Jackson.shapesProperty(accessors);
        if (shaping != null) {
            return types.unknown(shaping, where(accessors), site);
        }
        var writtenAs = Jackson.writtenAs(serialize);
        if (writtenAs != null) {
            return types.read(writtenAs, site);
        }
        return shaped(property, accessors, site);
    }

    private @Nullable TypeSchema shaped(Property property, List<Element> accessors, Site site) {
        var type = property.type();
        var info = Jackson.on(accessors, Jackson.TYPE_INFO);
        if (info != null) {
            var union = unions.ofProperty(type, info, Jackson.on(accessors, Jackson.SUB_TYPES), site);
            return union != null && union.equals(Unions.UNKNOWN)
                    ? types.unknown("@JsonTypeInfo", where(accessors), site)
                    : union;
        }
        var format = Jackson.on(accessors, Jackson.FORMAT);
        if (format != null && Formats.isShaping(format)) {
            return types.known(formats.read(type, format, site), where(accessors), site, "@JsonFormat");
        }
        var narrowed = Jackson.isOn(accessors, Jackson.IGNORE_PROPERTIES)
                || Jackson.isOn(accessors, Jackson.INCLUDE_PROPERTIES);
        return narrowed ? narrowed(accessors, type, site) : types.read(type, site);
    }

    /** What messages point at: a record's component has no place of its own to show. */
    private static Element where(List<Element> accessors) {
        return accessors.stream()
                .filter(each -> each.getKind() == ElementKind.FIELD)
                .findFirst()
                .orElse(accessors.get(accessors.size() - 1));
    }

    /** An object without some of its properties is another type, which has no name. */
    private @Nullable TypeSchema narrowed(List<Element> accessors, TypeMirror type, Site site) {
        var isIgnoring = Jackson.isOn(accessors, Jackson.IGNORE_PROPERTIES);
        var mark = Jackson.on(accessors, isIgnoring ? Jackson.IGNORE_PROPERTIES : Jackson.INCLUDE_PROPERTIES);
        return mark == null || mark.texts("value").isEmpty()
                ? types.read(type, site)
                : types.unknown("@" + mark.simpleName(), where(accessors), site);
    }

    /** What an {@code Optional} holds, or the type itself. */
    TypeMirror withoutOptional(TypeMirror type) {
        return type instanceof DeclaredType declared
                        && TypeText.of(types.erasure(type)).equals(Optional.class.getName())
                        && declared.getTypeArguments().size() == 1
                ? declared.getTypeArguments().get(0)
                : type;
    }
}
