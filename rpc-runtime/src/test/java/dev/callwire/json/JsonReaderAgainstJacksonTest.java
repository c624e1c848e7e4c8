package dev.callwire.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Our reader and Jackson's strict parser agree on what is JSON and on what it says, but for two things in which Jackson
 * is lenient: UTF-8 that is not well-formed, and surrogate escapes that are alone.
 */
class JsonReaderAgainstJacksonTest {
    private static final JsonFactory JACKSON = new JsonFactory();

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");

    private final JsonReader reader = new JsonReader(JsonLimits.NONE);

    @Test
    void bothAcceptAndUnderstandTheSame() throws IOException {
        var random = new RandomJson(20_240_501);
        for (int i = 0; i < 2_000; i++) {
            var json = random.value(5).getBytes(UTF_8);

            var ours = ours(json);
            requireSame(ours, theirs(json), json);
            assertThat(ours).isNotNull();
        }
    }

    @Test
    void bothRefuseTheSame() throws IOException {
        var random = new RandomJson(7_741);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            var json = random.mutate(random.value(3));

            var ours = ours(json);
            requireSame(ours, theirs(json), json);
            requireSame(skips(json), ours != null, json);
            if (ours == null) {
                refused++;
            } else {
                accepted++;
            }
        }
        assertThat(accepted).isGreaterThan(500);
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void doublesAreTheNearest() {
        var random = new RandomJson(3);
        for (int i = 0; i < 20_000; i++) {
            var text = random.number();
            double nearest = Double.parseDouble(text);
            if (!Double.isInfinite(nearest)) {
                // Boxed, so that -0.0 is not 0.0.
                requireSame(reader.reset(JsonSlice.of(text)).readDouble(), nearest, text.getBytes(UTF_8));
            }
        }
    }

    @Test
    void integersAreExact() {
        var random = new RandomJson(4);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var text = random.number();
            var exact = INTEGER.matcher(text).matches() ? new BigInteger(text) : null;
            boolean isLong = exact != null && exact.bitLength() < Long.SIZE;
            boolean isInt = exact != null && exact.bitLength() < Integer.SIZE;

            requireSame(readLong(text), isLong ? (Long) exact.longValue() : null, text.getBytes(UTF_8));
            requireSame(readInt(text), isInt ? (Integer) exact.intValue() : null, text.getBytes(UTF_8));
            read += isInt ? 1 : 0;
        }
        assertThat(read).isGreaterThan(1_000);
    }

    /** Asserts only where it has something to say, because there are many texts. */
    private static void requireSame(Object ours, Object theirs, byte[] json) {
        if (!Objects.equals(ours, theirs)) {
            assertThat(ours)
                    .as("%s %s", new String(json, UTF_8), Arrays.toString(json))
                    .isEqualTo(theirs);
        }
    }

    private Long readLong(String text) {
        try {
            return reader.reset(JsonSlice.of(text)).readLong();
        } catch (JsonException e) {
            return null;
        }
    }

    private Integer readInt(String text) {
        try {
            return reader.reset(JsonSlice.of(text)).readInt();
        } catch (JsonException e) {
            return null;
        }
    }

    private boolean skips(byte[] json) {
        try {
            reader.reset(json, 0, json.length).skipValue();
            reader.end();
            return true;
        } catch (JsonException e) {
            return false;
        }
    }

    /** Returns what our reader makes of a text, told in one manner for both; or null if it refuses it. */
    private String ours(byte[] json) {
        try {
            var told = new StringBuilder();
            reader.reset(json, 0, json.length);
            tell(told);
            reader.end();
            return told.toString();
        } catch (JsonException e) {
            return null;
        }
    }

    private void tell(StringBuilder told) {
        switch (reader.peek()) {
            case '{' -> {
                told.append("{ ");
                var name = new JsonSlice();
                reader.beginObject();
                while (reader.nextName(name)) {
                    told.append(name).append(" : ");
                    tell(told);
                }
                told.append("} ");
            }
            case '[' -> {
                told.append("[ ");
                reader.beginArray();
                while (reader.nextElement()) {
                    tell(told);
                }
                told.append("] ");
            }
            case '"' -> {
                var view = new JsonSlice();
                var raw = new JsonSlice();
                int start = reader.position();
                reader.readString(view);
                raw.set(view);
                told.append('"').append(raw).append("\" ");
                assertThat(reader.position()).isGreaterThan(start + 1);
            }
            case 't', 'f' -> told.append(reader.readBoolean()).append(' ');
            case 'n' -> told.append(reader.readNull() ? "null " : "?");
            default -> {
                var number = new JsonSlice();
                reader.readValue(number);
                told.append(number).append(' ');
            }
        }
    }

    private static String theirs(byte[] json) throws IOException {
        // Behind four spaces, no byte makes Jackson take the text for UTF-16 or UTF-32, or pass over a byte order mark.
        var padded = ("    " + new String(json, ISO_8859_1)).getBytes(ISO_8859_1);
        if (!isUtf8(json)) {
            return null;
        }
        var told = new StringBuilder();
        try (var parser = JACKSON.createParser(padded)) {
            if (parser.nextToken() == null || !tell(parser, told) || parser.nextToken() != null) {
                return null;
            }
            return told.toString();
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Tells the value that begins with the current token; false if it has a surrogate alone. */
    private static boolean tell(JsonParser parser, StringBuilder told) throws IOException {
        var open = 0;
        boolean paired = true;
        for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
            paired &= token == null || !hasLoneSurrogate(parser.getText());
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    told.append(parser.getText()).append(' ');
                    open++;
                }
                case END_OBJECT, END_ARRAY -> {
                    told.append(parser.getText()).append(' ');
                    open--;
                }
                case FIELD_NAME -> told.append(parser.getText()).append(" : ");
                case VALUE_STRING -> told.append('"').append(parser.getText()).append("\" ");
                default -> told.append(parser.getText()).append(' ');
            }
            if (open == 0) {
                return paired;
            }
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
