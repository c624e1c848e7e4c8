package dev.callwire.wamp.binary;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Copies JSON to a binary form. */
final class BinaryCopy {
    private static final int LONGEST_UNSIGNED = Long.SIZE;

    private final JsonParser parser;
    private final JsonGenerator generator;
    private final int[] sizes;
    private final boolean hasAllNumbers;
    private int begun;

    BinaryCopy(JsonParser parser, JsonGenerator generator, int[] sizes, boolean hasAllNumbers) {
        this.parser = parser;
        this.generator = generator;
        this.sizes = sizes;
        this.hasAllNumbers = hasAllNumbers;
    }

    void copy() throws IOException {
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            copy(token);
        }
    }

    private void copy(JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT -> generator.writeStartObject(null, sizes[begun++]);
            case START_ARRAY -> generator.writeStartArray(null, sizes[begun++]);
            case END_OBJECT -> generator.writeEndObject();
            case END_ARRAY -> generator.writeEndArray();
            case FIELD_NAME -> generator.writeFieldName(parser.currentName());
            case VALUE_STRING -> copyString(parser.getText());
            case VALUE_NUMBER_INT -> copyInteger();
            case VALUE_NUMBER_FLOAT -> copyFraction();
            case VALUE_TRUE -> generator.writeBoolean(true);
            case VALUE_FALSE -> generator.writeBoolean(false);
            default -> generator.writeNull();
        }
    }

    private void copyString(String text) throws IOException {
        if (text.startsWith("\0")) {
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(text.substring(1));
            } catch (IllegalArgumentException e) {
                // No bytes after all.
                generator.writeString(text);
                return;
            }
            generator.writeBinary(bytes);
        } else {
            generator.writeString(text);
        }
    }

    private void copyInteger() throws IOException {
        switch (parser.getNumberType()) {
            case INT -> generator.writeNumber(parser.getIntValue());
            case LONG -> generator.writeNumber(parser.getLongValue());
            default -> copyInteger(parser.getBigIntegerValue());
        }
    }

    private void copyInteger(BigInteger value) throws IOException {
        if (hasAllNumbers || (value.signum() > 0 && value.bitLength() <= LONGEST_UNSIGNED)) {
            generator.writeNumber(value);
        } else {
            generator.writeString(parser.getText());
        }
    }

    private void copyFraction() throws IOException {
        var text = parser.getText();
        double value = Double.parseDouble(text);
        var exact = parse(text);
        if (exact != null && isSame(exact, value)) {
            generator.writeNumber(value);
        } else if (exact != null && hasAllNumbers) {
            generator.writeNumber(exact);
        } else {
            generator.writeString(text);
        }
    }

    /** A number; {@code null} if its exponent is beyond all that it may have. */
    private static @Nullable BigDecimal parse(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether a double, as it is written in JSON, is the same number. */
    private static boolean isSame(BigDecimal exact, double value) {
        return !Double.isInfinite(value) && exact.compareTo(new BigDecimal(Double.toString(value))) == 0;
    }
}
