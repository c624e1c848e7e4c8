package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

/** What a call answers when it succeeds. */
public record ResultSchema(Doc doc, TypeSchema schema) {

    /** The result of a void call: JSON null. */
    public static final ResultSchema VOID = new ResultSchema(Doc.NONE, Types.NULL);

    public ResultSchema {
        requireNonNull(doc, "doc");
        requireNonNull(schema, "schema");
    }
}
