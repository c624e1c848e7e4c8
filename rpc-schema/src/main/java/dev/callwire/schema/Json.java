package dev.callwire.schema;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text as trees and back, every digit kept. */
final class Json {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectWriter PRETTY = MAPPER.writer(prettyPrinter());

    private Json() {}

    static JsonNode parse(String text) throws JsonProcessingException {
        JsonNode node = MAPPER.readTree(text);
        if (node.isMissingNode()) {
            throw new JsonParseException(null, "It is empty");
        }
        return node;
    }

    /** What reads a text token by token. */
    static JsonParser parser(String text) throws IOException {
        return MAPPER.createParser(text);
    }

    /** The value of a JSON text; {@code what} names it in the message when it is none. */
    static JsonNode value(String text, String what) {
        try {
            return parse(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    what + " must be JSON. Found: " + text.strip() + " (" + problem(e) + ").", e);
        }
    }

    /** The JSON of what somebody has written down without thinking of JSON: that value, or a string of it. */
    static String ofWords(String text, boolean isText) {
        if (!isText) {
            try {
                return compact(parse(text));
            } catch (JsonProcessingException e) {
                return compact(NODES.textNode(text));
            }
        }
        return compact(NODES.textNode(text));
    }

    /** The same for a text that must be an object or an array. */
    static JsonNode structured(String text, String what) {
        JsonNode node = value(text, what);
        if (!node.isContainerNode()) {
            throw new IllegalArgumentException(what + " must be a JSON object or array. Found: " + compact(node) + ".");
        }
        return node;
    }

    /** An object as a map of what Java has for its values. */
    static Map<String, @Nullable Object> plain(JsonNode object) {
        return MAPPER.convertValue(object, new TypeReference<>() {});
    }

    static String compact(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always written", e);
        }
    }

    /** Indented by two spaces, with line feeds and one at the end. */
    static String pretty(JsonNode node) {
        try {
            return PRETTY.writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always written", e);
        }
    }

    /** What is wrong with a text and where in it, on one line. */
    static String problem(JsonProcessingException e) {
        String message = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
        var location = e.getLocation();
        return location == null
                ? message
                : message + ", line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static DefaultPrettyPrinter prettyPrinter() {
        var indenter = new DefaultIndenter("  ", "\n");
        var separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter);
    }
}
