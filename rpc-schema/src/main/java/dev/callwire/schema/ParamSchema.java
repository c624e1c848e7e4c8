package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method.
 *
 * @param name its name on the wire
 * @param required false when it may be left out; one that may be null has a {@linkplain TypeSchema#orNull() nullable} schema besides
 * @param deprecation null unless deprecated
 * @param schema the value, or an item where it is a stream
 * @param stream null unless it is a stream
 */
public record ParamSchema(
        String name,
        Doc doc,
        boolean required,
        @Nullable Deprecation deprecation,
        TypeSchema schema,
        @Nullable StreamSchema stream) {

    /** What stands for a stream among the params. */
    private static final TypeSchema TOKEN =
            new TypeSchema.ObjectType(List.of(PropertySchema.required("token", Types.STRING)));

    public ParamSchema {
        Names.requireName(name, "parameter name");
        requireNonNull(doc, "doc");
        requireNonNull(schema, "schema");
    }

    /** A single value. */
    public ParamSchema(String name, Doc doc, boolean required, @Nullable Deprecation deprecation, TypeSchema schema) {
        this(name, doc, required, deprecation, schema, null);
    }

    /** A parameter that may not be left out, without documentation. */
    public static ParamSchema required(String name, TypeSchema schema) {
        return new ParamSchema(name, Doc.NONE, true, null, schema);
    }

    /** A parameter that may be left out, without documentation. */
    public static ParamSchema optional(String name, TypeSchema schema) {
        return new ParamSchema(name, Doc.NONE, false, null, schema);
    }

    /** What stands among the params: of a stream, the token that its items come by. */
    TypeSchema argument() {
        return stream == null ? schema : TOKEN;
    }
}
