package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A member of an object.
 *
 * @param name its name on the wire
 * @param required whether it is always there; one that may be null has a {@linkplain TypeSchema#orNull() nullable} schema besides
 * @param deprecation null unless deprecated
 * @param access in which direction it goes
 * @param defaultValue what is meant where it is left out, as JSON; null where that is not said
 */
public record PropertySchema(
        String name,
        Doc doc,
        boolean required,
        @Nullable Deprecation deprecation,
        TypeSchema schema,
        PropertyAccess access,
        @Nullable String defaultValue) {

    public PropertySchema {
        requireNonNull(name, "name");
        requireNonNull(doc, "doc");
        requireNonNull(schema, "schema");
        requireNonNull(access, "access");
        defaultValue = defaultValue == null ? null : Json.compact(Json.value(defaultValue, "a default value"));
    }

    /** A property that goes in both directions. */
    public PropertySchema(
            String name, Doc doc, boolean required, @Nullable Deprecation deprecation, TypeSchema schema) {
        this(name, doc, required, deprecation, schema, PropertyAccess.BOTH, null);
    }

    /** A property that is always there, without documentation. */
    public static PropertySchema required(String name, TypeSchema schema) {
        return new PropertySchema(name, Doc.NONE, true, null, schema);
    }

    /** A property that may be absent, without documentation. */
    public static PropertySchema optional(String name, TypeSchema schema) {
        return new PropertySchema(name, Doc.NONE, false, null, schema);
    }

    /** The same under another name. */
    public PropertySchema renamed(String newName) {
        return new PropertySchema(newName, doc, required, deprecation, schema, access, defaultValue);
    }

    /** The same where it may be absent. */
    public PropertySchema asOptional() {
        return new PropertySchema(name, doc, false, deprecation, schema, access, defaultValue);
    }

    /**
     * The same with what is meant where it is left out.
     *
     * @param text as people write it: JSON, or else the string itself; none if it is empty
     */
    public PropertySchema withDefault(String text) {
        return text.isEmpty()
                ? this
                : new PropertySchema(
                        name, doc, required, deprecation, schema, access, Json.ofWords(text, isText(schema)));
    }

    private static boolean isText(TypeSchema type) {
        if (type instanceof TypeSchema.NullableType nullable) {
            return isText(nullable.schema());
        }
        if (type instanceof TypeSchema.ConstrainedType constrained) {
            return isText(constrained.schema());
        }
        return type instanceof TypeSchema.StringType || type instanceof TypeSchema.EnumType;
    }

    /** A parameter as it stands in an object of all of them. */
    static PropertySchema of(ParamSchema param) {
        return new PropertySchema(param.name(), param.doc(), param.required(), param.deprecation(), param.argument());
    }
}
