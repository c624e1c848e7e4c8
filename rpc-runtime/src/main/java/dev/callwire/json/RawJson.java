package dev.callwire.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Any JSON value as the text it was written in.
 *
 * <p>A parameter, result or component of this type takes any value and keeps it to the letter: the order of names, names
 * that occur twice, white space, the digits of numbers. It is written as it stands. Only where a value had to be put
 * aside before its Java type was known, white space, escapes and the sign of {@code -0} are not kept.
 *
 * @param json well-formed JSON text of any depth and length
 */
public record RawJson(String json) {
    /** JSON's {@code null}. */
    public static final RawJson NULL = new RawJson("null");

    /** @throws JsonException if the text is not one JSON value */
    public RawJson {
        var reader = new JsonReader(JsonLimits.NONE).reset(JsonSlice.of(encode(json)));
        reader.skipValue();
        reader.end();
    }

    /** Returns the text. */
    @Override
    public String toString() {
        return json;
    }

    private static byte[] encode(String json) {
        try {
            var buffer = UTF_8.newEncoder().encode(CharBuffer.wrap(json));
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new JsonException("JSON text has surrogates in pairs only, and this text has one alone", e);
        }
    }
}
