package dev.callwire.processor.model;

import dev.callwire.schema.TypeSchema;
import org.jspecify.annotations.Nullable;

/**
 * The type of a parameter, a result or a member of an error's data.
 *
 * @param schema its values in JSON
 * @param nullable whether it is marked as one that may be null
 * @param required whether a value must be given; neither a nullable nor an optional one needs to be
 * @param codec how generated code reads and writes its values, null not among them; null when that is left to the binder
 */
public record DataType(
        JavaType java,
        TypeSchema schema,
        boolean nullable,
        boolean required,
        @Nullable CodecType codec) {}
