package dev.callwire.processor.model;

import dev.callwire.schema.TypeSchema;

/**
 * The type of a parameter, a result or a member of an error's data.
 *
 * @param schema its values in JSON
 * @param nullable whether it is marked as one that may be null
 * @param required whether a value must be given; neither a nullable nor an optional one needs to be
 */
public record DataType(JavaType java, TypeSchema schema, boolean nullable, boolean required) {}
