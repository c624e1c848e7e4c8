package dev.callwire.json.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers of any size, which keep their digits and their scale. */
final class BigNumbers {
    /** Beyond this the binder knows how not to take the square of the time. */
    private static final int USUAL_LENGTH = 256;

    private BigNumbers() {}

    static BigInteger readInteger(JsonReader in) {
        // What has a fraction or an exponent is no text of an integer, and throws.
        return new BigInteger(usual(in.readNumber()));
    }

    static BigDecimal readDecimal(JsonReader in) {
        return new BigDecimal(usual(in.readNumber()));
    }

    private static String usual(String text) {
        if (text.length() > USUAL_LENGTH) {
            throw GeneratedCodec.doubt();
        }
        return text;
    }

    /** Writes one of Java's own numbers, which others may extend. */
    static void write(Number value, JsonWriter out) {
        if (value.getClass() != BigDecimal.class && value.getClass() != BigInteger.class) {
            throw GeneratedCodec.doubt();
        }
        out.raw(value.toString().getBytes(US_ASCII));
    }
}
