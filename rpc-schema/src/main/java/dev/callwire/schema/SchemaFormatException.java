package dev.callwire.schema;

import org.jspecify.annotations.Nullable;

/** Thrown when a resource is not the JSON form of a service schema. The message names the resource, the place in it and the rule. */
public final class SchemaFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaFormatException(String source, String problem) {
        this(source, problem, null);
    }

    SchemaFormatException(String source, String problem, @Nullable Throwable cause) {
        super(
                source + " cannot be read as a Callwire service schema: " + problem + (problem.endsWith(".") ? "" : ".")
                        + " Compile the module it comes from again, with one version of Callwire throughout.",
                cause);
    }
}
