package dev.callwire.processor.model;

import dev.callwire.schema.StreamSchema;

/**
 * How a result or a parameter is a stream.
 *
 * @param reactor whether Java has it as Reactor's {@code Flux}, and not as a {@code Flow.Publisher}
 */
public record StreamModel(StreamSchema schema, boolean reactor) {}
