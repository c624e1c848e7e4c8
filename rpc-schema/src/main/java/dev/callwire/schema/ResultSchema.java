package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a call answers when it succeeds.
 *
 * @param schema the value, or an item where it is a stream
 * @param stream null unless it is a stream
 */
public record ResultSchema(
        Doc doc, TypeSchema schema, @Nullable StreamSchema stream) {

    /** The result of a void call: JSON null. */
    public static final ResultSchema VOID = new ResultSchema(Doc.NONE, Types.NULL);

    public ResultSchema {
        requireNonNull(doc, "doc");
        requireNonNull(schema, "schema");
    }

    /** A single value. */
    public ResultSchema(Doc doc, TypeSchema schema) {
        this(doc, schema, null);
    }

    /** What the call is answered with: of a stream, null behind its items or a subscription's id before them. */
    TypeSchema answer() {
        if (stream == null) {
            return schema;
        }
        return stream.subscription() == null ? Types.NULL : Types.STRING;
    }
}
