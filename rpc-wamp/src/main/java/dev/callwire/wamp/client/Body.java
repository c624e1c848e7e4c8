package dev.callwire.wamp.client;

import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.Payload;
import org.jspecify.annotations.Nullable;

/** Writes what a message carries straight behind its other elements: as Arguments, or as Arguments and ArgumentsKw. */
final class Body {
    private static final byte COMMA = ',';

    private Body() {}

    /** Writes params: an array is the arguments, an object the keyword arguments; nothing where there are none. */
    static void params(JsonWriter out, @Nullable Payload params) {
        if (params != null) {
            int comma = out.length();
            params.writeTo(out.raw(COMMA));
            arrange(out, comma);
        }
    }

    /** Writes the only argument. */
    static void oneValue(JsonWriter out, Payload value) {
        value.writeTo(out.raw(COMMA).raw((byte) '['));
        out.raw((byte) ']');
    }

    /** Makes arguments of the params that end the text, and begin behind a comma. */
    static void arrange(JsonWriter out, int comma) {
        int from = comma + 1;
        int length = out.length() - from;
        switch (out.array()[from]) {
            case '{' -> {
                if (length == 2) {
                    out.truncate(comma);
                } else {
                    insertEmptyList(out, from, length);
                }
            }
            case '[' -> {
                if (length == 2) {
                    out.truncate(comma);
                }
            }
            default -> {
                out.raw((byte) ']').raw((byte) ']');
                System.arraycopy(out.array(), from, out.array(), from + 1, length);
                out.array()[from] = '[';
            }
        }
    }

    private static void insertEmptyList(JsonWriter out, int from, int length) {
        out.raw((byte) '[').raw((byte) ']').raw(COMMA);
        byte[] text = out.array();
        System.arraycopy(text, from, text, from + 3, length);
        text[from] = '[';
        text[from + 1] = ']';
        text[from + 2] = COMMA;
    }
}
