package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method.
 *
 * @param name its name on the wire
 * @param required false when it may be left out; one that may be null has a {@linkplain TypeSchema#orNull() nullable} schema besides
 * @param deprecation null unless deprecated
 */
public record ParamSchema(
        String name, Doc doc, boolean required, @Nullable Deprecation deprecation, TypeSchema schema) {

    public ParamSchema {
        Names.requireName(name, "parameter name");
        requireNonNull(doc, "doc");
        requireNonNull(schema, "schema");
    }

    /** A parameter that may not be left out, without documentation. */
    public static ParamSchema required(String name, TypeSchema schema) {
        return new ParamSchema(name, Doc.NONE, true, null, schema);
    }

    /** A parameter that may be left out, without documentation. */
    public static ParamSchema optional(String name, TypeSchema schema) {
        return new ParamSchema(name, Doc.NONE, false, null, schema);
    }
}
