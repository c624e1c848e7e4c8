package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A typed error that a call may answer.
 *
 * @param name the simple name of the exception class
 * @param code the error code, unique among the errors of its method
 * @param uri what it goes by where errors have URIs, unique among the errors of its method; null when it has none of its own
 * @param message the message where it is fixed, else a sentence that fits every such error; may be empty
 * @param doc when it is thrown
 * @param data the error's {@code data}; null when it carries none
 */
public record ErrorSchema(
        String name,
        int code,
        @Nullable String uri,
        String message,
        Doc doc,
        @Nullable TypeSchema data) {

    public ErrorSchema {
        Names.requireName(name, "error name");
        if (uri != null) {
            Names.requireName(uri, "typed error's URI");
        }
        requireNonNull(message, "message");
        requireNonNull(doc, "doc");
    }

    /** An error without a URI of its own. */
    public ErrorSchema(String name, int code, String message, Doc doc, @Nullable TypeSchema data) {
        this(name, code, null, message, doc, data);
    }
}
