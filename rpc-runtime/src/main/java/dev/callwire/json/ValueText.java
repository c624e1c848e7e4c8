package dev.callwire.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The text of a value that a parser is about to read. */
final class ValueText {
    private ValueText() {}

    /** Returns the text of the value that begins with the current token, and leaves the parser at its last. */
    static String of(JsonParser parser) throws IOException {
        if (parser instanceof ExactJsonParser exact) {
            return exact.valueText();
        }
        var copy = new JsonWriter(256, Integer.MAX_VALUE);
        copy(parser, copy);
        return copy.toString();
    }

    private static void copy(JsonParser parser, JsonWriter out) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                out.raw((byte) '{');
                boolean first = true;
                for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    (first ? out : out.raw((byte) ',')).value(name).raw((byte) ':');
                    first = false;
                    parser.nextToken();
                    copy(parser, out);
                }
                out.raw((byte) '}');
            }
            case START_ARRAY -> {
                out.raw((byte) '[');
                boolean first = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    copy(parser, first ? out : out.raw((byte) ','));
                    first = false;
                }
                out.raw((byte) ']');
            }
            case VALUE_STRING -> out.value(parser.getText());
            default -> out.raw(parser.getText().getBytes(UTF_8));
        }
    }
}
