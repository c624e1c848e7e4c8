package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;

import dev.callwire.maven.docs.Samples.Side;
import dev.callwire.maven.docs.Site.TypeEntry;
import dev.callwire.schema.JsonSchemaText;
import dev.callwire.schema.NamedType;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.Alternative;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.DescribedType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.MapType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.RemoteType;
import dev.callwire.schema.TypeSchema.TupleType;
import dev.callwire.schema.TypeSchema.UnionType;

/** The page about a type. */
final class TypePage {
    private final Site site;
    private final TypeEntry entry;
    private final TypeText text;
    private final Members members;

    TypePage(Site site, TypeEntry entry) {
        this.site = site;
        this.entry = entry;
        text = new TypeText(site, entry.service(), entry.place());
        members = new Members(site, entry.service(), entry.place());
    }

    Html write() {
        NamedType type = entry.type();
        Html heading = element("h1").with(element("bdi").with(entry.name()));
        if (type.deprecation() != null) {
            heading.with(Members.flag("deprecated", "deprecated"));
        }
        Html words = element("div", "class", "words").with(content(type.schema()));
        return element("article")
                .with(element("p", "class", "kind").with(kind(type.schema())))
                .with(heading)
                .with(element("p", "class", "origin").with(element("code").with(type.id())))
                .with(element("div", "class", "said").with(site.markup().said(type.doc(), type.deprecation())))
                .with(element("div", "class", "sides")
                        .with(words)
                        .with(element("div", "class", "shown").with(example(type.schema()))))
                .with(Uses.of(site.uses(entry.file())));
    }

    /** What sort of a type it is, in a word. */
    static String kind(TypeSchema type) {
        if (type instanceof NullableType nullable) {
            return kind(nullable.schema());
        } else if (type instanceof ConstrainedType constrained) {
            return kind(constrained.schema());
        } else if (type instanceof ObjectType) {
            return "Object";
        } else if (type instanceof EnumType) {
            return "Enum";
        } else if (type instanceof UnionType) {
            return "Union";
        } else if (type instanceof ArrayType || type instanceof TupleType) {
            return "Array";
        } else if (type instanceof MapType) {
            return "Map";
        }
        return type instanceof RemoteType ? "Reference" : "Value";
    }

    private Html content(TypeSchema type) {
        if (type instanceof ObjectType object) {
            return object(object);
        } else if (type instanceof EnumType enumType) {
            return Html.group()
                    .with(element("h2", "id", "_constants").with("Constants"))
                    .with(
                            enumType.constants().isEmpty()
                                    ? element("p").with("There are none.")
                                    : members.constants(enumType.constants()));
        } else if (type instanceof UnionType union) {
            return union(union);
        } else if (type instanceof RemoteType remote) {
            return element("p")
                    .with("A reference to an object of ")
                    .with(element("code").with(remote.interfaceName()))
                    .with(", which stays where it is. Its methods are not described here.");
        }
        Html said = Html.group()
                .with(element("p", "class", "type").with(text.write(type)))
                .with(Notes.of(type));
        return type instanceof DescribedType described
                ? said.with(element("h2", "id", "_schema").with("JSON Schema"))
                        .with(Frames.json(JsonSchemaText.compact(described.json())))
                : said;
    }

    private Html object(ObjectType object) {
        Html content = Html.group();
        if (!object.properties().isEmpty()) {
            content.with(element("h2", "id", "_properties").with("Properties"))
                    .with(members.properties(object.properties()));
        } else if (object.others() == null) {
            content.with(element("p").with("An object without properties."));
        }
        if (object.others() != null) {
            content.with(element("p")
                            .with("Properties of any other name are ")
                            .with(text.write(object.others()))
                            .with("."))
                    .with(Notes.of(object.others()));
        }
        return content;
    }

    private Html union(UnionType union) {
        Html content = Html.group()
                .with(element("h2", "id", "_alternatives").with("Alternatives"))
                .with(element("p").with(told(union)));
        Html list = element("dl", "class", "members");
        for (Alternative alternative : union.alternatives()) {
            Html head = element("dt")
                    .with(element("code", "class", "name").with(alternative.name()))
                    .with(" ")
                    .with(element("span", "class", "type").with(text.write(alternative.schema())));
            Html body = element("dd").with(members.inside(alternative.schema()));
            if (alternative.name().equals(union.fallback())) {
                body.with(element("p").with("Meant where the name is missing or unknown."));
            }
            list.with(element("div").with(head).with(body));
        }
        return content.with(list);
    }

    private static Html told(UnionType union) {
        return switch (union.inclusion()) {
            case PROPERTY ->
                Html.group()
                        .with("The property ")
                        .with(element("code").with(union.discriminator()))
                        .with(" says which one it is, beside the object’s own.");
            case WRAPPER_OBJECT -> Html.text("An object of one property, whose name says which one its value is.");
            case WRAPPER_ARRAY -> Html.text("An array of a name, which says which one it is, and the value.");
            case NONE -> Html.text("Their properties tell them apart.");
        };
    }

    private Html example(TypeSchema type) {
        String sample = Samples.of(type, entry.name(), entry.service(), Side.BOTH);
        if (sample == null) {
            return Html.group();
        }
        return element("figure", "class", "example")
                .with(element("figcaption").with("Made from the type"))
                .with(element("div", "class", "frame").with(Frames.json(sample)));
    }
}
