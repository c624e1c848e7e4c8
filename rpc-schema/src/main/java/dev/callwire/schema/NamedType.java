package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A type that others refer to, described once.
 *
 * @param id what tells it apart everywhere: the type as Java knows it, with binary names ({@code com.acme.Order},
 *     {@code com.acme.Order$Line}), type arguments without spaces ({@code com.acme.Page<com.acme.Order>}), {@code []} for
 *     arrays and a trailing {@code ?} on an argument that may be null. Documents derive a short name from it.
 * @param deprecation null unless deprecated
 */
public record NamedType(String id, Doc doc, @Nullable Deprecation deprecation, TypeSchema schema) {

    public NamedType {
        Names.requireName(id, "type id");
        requireNonNull(doc, "doc");
        requireNonNull(schema, "schema");
    }

    /** A type without documentation. */
    public static NamedType of(String id, TypeSchema schema) {
        return new NamedType(id, Doc.NONE, null, schema);
    }
}
