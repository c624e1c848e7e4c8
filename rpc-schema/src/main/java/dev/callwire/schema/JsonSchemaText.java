package dev.callwire.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON Schema that somebody has written down. */
public final class JsonSchemaText {

    private JsonSchemaText() {}

    /**
     * The text on one line.
     *
     * @throws IllegalArgumentException if it is no JSON object, or refers to what will not be beside it; the message is fit for whoever has
     *     written it
     */
    public static String compact(String text) {
        JsonNode schema = Json.value(text, "A JSON Schema");
        if (!schema.isObject()) {
            throw new IllegalArgumentException(
                    "A JSON Schema must be a JSON object. Found: " + Json.compact(schema) + ".");
        }
        requireNoReference(schema);
        return Json.compact(schema);
    }

    /** The keywords of a schema with their values: maps and lists in their order, strings, numbers, booleans and null. */
    public static Map<String, @Nullable Object> keywords(String text) {
        return Json.plain(Json.value(text, "A JSON Schema"));
    }

    /** It is put into documents of others, where no reference would lead to what it has led to. */
    private static void requireNoReference(JsonNode schema) {
        for (String keyword : new String[] {"$ref", "$dynamicRef", "$recursiveRef"}) {
            JsonNode reference = schema.findValue(keyword);
            if (reference != null) {
                throw new IllegalArgumentException(
                        "A JSON Schema must say by itself what it allows, since it will stand"
                                + " within other documents. Found: " + keyword + " to " + Json.compact(reference)
                                + ".");
            }
        }
    }
}
