package dev.callwire.processor.read;

import org.jspecify.annotations.Nullable;

/**
 * How a method passes its parameters.
 *
 * @param name a constant of the annotations' {@code ParamStyle}
 * @param given where the method itself says so; null when the service does
 */
record Style(String name, @Nullable Mark given) {
    static final String INHERITED = "INHERITED";
    static final String WHOLE = "WHOLE";
}
