package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;

import dev.callwire.schema.EnumConstant;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.StringFormat;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.BooleanType;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.IntegerType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.NumberType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.ReferenceType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.StringType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;
import dev.callwire.schema.Types;
import java.util.List;

/** Types as they stand in a line, each name a link to what it means. */
final class TypeText {
    /** More constants of an enum than this do not stand in a line. */
    private static final int MOST_CONSTANTS = 6;

    private final Site site;
    private final ServiceSchema service;
    private final int place;

    TypeText(Site site, ServiceSchema service, int place) {
        this.site = site;
        this.service = service;
        this.place = place;
    }

    static TypeText of(Site site, Chapter chapter) {
        return new TypeText(site, chapter.service(), chapter.place());
    }

    Html write(TypeSchema type) {
        if (type instanceof ConstrainedType constrained) {
            return write(constrained.schema());
        } else if (type instanceof NullableType nullable) {
            return Html.group().with(write(nullable.schema())).with(" | ").with(plain("null"));
        } else if (type instanceof ArrayType array) {
            return inBrackets(array.items()).with("[]");
        } else if (type instanceof TupleType tuple) {
            return list("[", tuple.items().stream().map(this::write).toList(), ", ", "]");
        } else if (type instanceof MapType map) {
            return Html.group()
                    .with(plain("map"))
                    .with(" of ")
                    .with(write(map.keys()))
                    .with(" to ")
                    .with(write(map.values()));
        } else if (type instanceof ReferenceType reference) {
            Site.Place named = site.place(place, service, reference.typeId());
            return element("a", "href", named.link()).with(named.name());
        } else if (type instanceof RemoteType) {
            return Html.text("reference");
        } else if (type instanceof EnumType enumType) {
            return constants(enumType.constants());
        } else if (type instanceof UnionType union) {
            return list("", union.alternatives().stream().map(this::alternative).toList(), " | ", "");
        } else if (type instanceof ObjectType object) {
            return list("{ ", object.properties().stream().map(this::property).toList(), "; ", " }");
        } else if (type instanceof DescribedType) {
            return plain("described");
        }
        return plain(name(type));
    }

    private Html alternative(Alternative alternative) {
        return write(alternative.schema());
    }

    private Html property(PropertySchema property) {
        return Html.group()
                .with(property.name() + (property.required() ? ": " : "?: "))
                .with(write(property.schema()));
    }

    private static Html constants(List<EnumConstant> constants) {
        if (constants.size() > MOST_CONSTANTS || constants.isEmpty()) {
            return Html.text("one of " + constants.size() + " strings");
        }
        return list(
                "",
                constants.stream()
                        .map(constant -> Html.text(JsonText.string(constant.value())))
                        .toList(),
                " | ",
                "");
    }

    private Html inBrackets(TypeSchema type) {
        boolean compound = type instanceof NullableType
                || type instanceof MapType
                || (type instanceof UnionType union && union.alternatives().size() > 1)
                || (type instanceof EnumType constants && constants.constants().size() > 1);
        return compound
                ? Html.group().with("(").with(write(type)).with(")")
                : Html.group().with(write(type));
    }

    private static Html list(String opening, List<Html> items, String separator, String end) {
        Html list = Html.group().with(opening);
        for (int i = 0; i < items.size(); i++) {
            list.with(i == 0 ? "" : separator).with(items.get(i));
        }
        return list.with(end);
    }

    private static Html plain(String name) {
        return element("a", "class", "plain", "href", TypesPage.FILE + "#_" + name)
                .with(name);
    }

    private static String name(TypeSchema type) {
        if (type instanceof IntegerType integer) {
            return name(integer);
        } else if (type instanceof NumberType number) {
            return switch (number.precision()) {
                case FLOAT -> "float";
                case DOUBLE -> "double";
                case DECIMAL -> "decimal";
            };
        } else if (type instanceof StringType string) {
            return name(string.format());
        } else if (type instanceof BooleanType) {
            return "boolean";
        }
        return type instanceof NullType ? "null" : "any";
    }

    private static String name(IntegerType integer) {
        if (integer.equals(Types.INT)) {
            return "int32";
        } else if (integer.equals(Types.LONG)) {
            return "int64";
        } else if (integer.equals(Types.SHORT)) {
            return "int16";
        }
        return integer.equals(Types.BYTE) ? "int8" : "integer";
    }

    private static String name(StringFormat format) {
        return switch (format) {
            case TEXT -> "string";
            case CHARACTER -> "character";
            case DATE_TIME -> "date-time";
            case LOCAL_DATE_TIME -> "local-date-time";
            case DATE -> "date";
            case TIME -> "time";
            case LOCAL_TIME -> "local-time";
            case DURATION -> "duration";
            case PERIOD -> "period";
            case UUID -> "uuid";
            case URI -> "uri";
            case BASE64 -> "base64";
        };
    }
}
