package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A call as the documentation shows it.
 *
 * @param name unique among the examples of its method
 * @param params the call's {@code params} as JSON text: an object or an array
 * @param result the result as JSON text; null when the example shows none
 */
public record ExampleSchema(
        String name, Doc doc, String params, @Nullable String result) {

    /**
     * Checks both texts and takes the white space out of them.
     *
     * @throws IllegalArgumentException if one is not JSON, or {@code params} is not an object or an array
     */
    public ExampleSchema {
        Names.requireName(name, "example name");
        requireNonNull(doc, "doc");
        params = Json.compact(Json.structured(params, "The params of example '" + name + "'"));
        result = result == null ? null : Json.compact(Json.value(result, "The result of example '" + name + "'"));
    }
}
