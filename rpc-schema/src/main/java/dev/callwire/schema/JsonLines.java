package dev.callwire.schema;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Finds the lines of a JSON text's values. */
final class JsonLines {

    private JsonLines() {}

    /** The line, from 1 on, where the value of a path begins ({@code methods[0].name}), or the nearest around it that there is. */
    static int find(String text, String path) {
        for (String each = path; !each.isEmpty(); each = outer(each)) {
            int line = findExactly(text, each);
            if (line > 0) {
                return line;
            }
        }
        return 1;
    }

    private static int findExactly(String text, String path) {
        try (JsonParser parser = Json.parser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean begins = token.isScalarValue() || token.isStructStart();
                JsonStreamContext context = parser.getParsingContext();
                if (begins && path.equals(path(token.isStructStart() ? context.getParent() : context))) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static String path(JsonStreamContext context) {
        if (context.inRoot()) {
            return "";
        }
        String outer = path(context.getParent());
        if (context.inArray()) {
            return outer + "[" + context.getCurrentIndex() + "]";
        }
        return outer.isEmpty() ? context.getCurrentName() : outer + "." + context.getCurrentName();
    }

    private static String outer(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }
}
