package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;

import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import dev.callwire.schema.EnumConstant;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.PropertySchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.TypeSchema.ArrayType;
import dev.callwire.schema.TypeSchema.ConstrainedType;
import dev.callwire.schema.TypeSchema.EnumType;
import dev.callwire.schema.TypeSchema.NullableType;
import dev.callwire.schema.TypeSchema.ObjectType;
import dev.callwire.schema.TypeSchema.ReferenceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of what a value is made of: parameters, properties, constants of an enum. */
final class Members {
    /** A longer list of constants has to be opened. */
    private static final int MOST_CONSTANTS = 40;

    private final TypeText text;
    private final Site site;
    private final ServiceSchema service;
    private final int place;
    private final Markup markup;

    Members(Site site, ServiceSchema service, int place) {
        this.site = site;
        this.service = service;
        this.place = place;
        text = new TypeText(site, service, place);
        markup = site.markup();
    }

    /** @param own what texts of their interface say */
    Html params(List<ParamSchema> params, List<String> keys, Markup own) {
        Html list = element("dl", "class", "members");
        for (ParamSchema param : params) {
            Html type = Html.group()
                    .with(param.stream() == null ? "" : "stream of ")
                    .with(text.write(param.schema()));
            Html head = head(param.name(), type, param.required(), param.deprecation());
            if (keys.contains(param.name())) {
                head.with(flag("key", "key"));
            }
            list.with(element("div")
                    .with(head)
                    .with(element("dd")
                            .with(own.said(param.doc(), param.deprecation()))
                            .with(Notes.of(param.schema()))
                            .with(inside(param.schema()))));
        }
        return list;
    }

    Html properties(List<PropertySchema> properties) {
        return properties(properties, false);
    }

    /** @param brief whether what is said of them is told elsewhere, and its first sentence is enough */
    private Html properties(List<PropertySchema> properties, boolean brief) {
        Html list = element("dl", "class", "members");
        for (PropertySchema property : properties) {
            list.with(element("div")
                    .with(head(
                            property.name(),
                            text.write(property.schema()),
                            property.required(),
                            property.deprecation()))
                    .with(element("dd")
                            .with(brief ? line(property.doc()) : markup.said(property.doc(), property.deprecation()))
                            .with(Notes.of(property))));
        }
        return list;
    }

    private Html line(Doc doc) {
        return doc.isEmpty() ? Html.group() : element("p", "dir", "auto").with(markup.line(doc.summary()));
    }

    private static Html head(String name, Html type, boolean required, @Nullable Deprecation deprecation) {
        Html head = element("dt")
                .with(element("code", "class", "name").with(name))
                .with(" ")
                .with(element("span", "class", "type").with(type))
                .with(required ? flag("required", "required") : flag("optional", "optional"));
        return deprecation == null ? head : head.with(flag("deprecated", "deprecated"));
    }

    static Html flag(String kind, String text) {
        return Html.group()
                .with(" ")
                .with(element("span", "class", "flag " + kind).with(text));
    }

    /** What a value holds, where it is an object or an enum of a few constants that is described elsewhere. */
    Html inside(TypeSchema type) {
        TypeSchema inner = type;
        while (true) {
            if (inner instanceof NullableType nullable) {
                inner = nullable.schema();
            } else if (inner instanceof ConstrainedType constrained) {
                inner = constrained.schema();
            } else if (inner instanceof ArrayType array) {
                inner = array.items();
            } else {
                break;
            }
        }
        if (inner instanceof ObjectType object) {
            return properties(object.properties());
        } else if (inner instanceof ReferenceType reference) {
            String name = site.place(place, service, reference.typeId()).name();
            return inside(name, service.type(reference.typeId()).schema());
        }
        return Html.group();
    }

    private Html inside(String name, TypeSchema type) {
        if (type instanceof ObjectType object && !object.properties().isEmpty()) {
            return element("details")
                    .with(element("summary")
                            .with("Properties of ")
                            .with(element("code").with(name)))
                    .with(properties(object.properties(), true));
        } else if (type instanceof EnumType enumType && enumType.constants().size() <= MOST_CONSTANTS) {
            return element("details")
                    .with(element("summary")
                            .with("Constants of ")
                            .with(element("code").with(name)))
                    .with(constantList(enumType.constants()));
        }
        return Html.group();
    }

    Html constants(List<EnumConstant> constants) {
        if (constants.size() <= MOST_CONSTANTS) {
            return constantList(constants);
        }
        return element("details")
                .with(element("summary").with("All " + constants.size() + " constants"))
                .with(constantList(constants));
    }

    private Html constantList(List<EnumConstant> constants) {
        if (constants.stream().allMatch(each -> each.doc().isEmpty() && each.deprecation() == null)) {
            Html list = element("ul", "class", "constants");
            constants.forEach(
                    constant -> list.with(element("li").with(element("code").with(constant.value()))));
            return list;
        }
        Html list = element("dl", "class", "members");
        for (EnumConstant constant : constants) {
            Html head = element("dt").with(element("code", "class", "name").with(constant.value()));
            if (constant.deprecation() != null) {
                head.with(flag("deprecated", "deprecated"));
            }
            list.with(element("div")
                    .with(head)
                    .with(element("dd").with(markup.said(constant.doc(), constant.deprecation()))));
        }
        return list;
    }
}
