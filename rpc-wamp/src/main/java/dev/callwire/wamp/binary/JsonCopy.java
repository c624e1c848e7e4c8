package dev.callwire.wamp.binary;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.callwire.json.JsonLimits;
import dev.callwire.protocol.MalformedFrameException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;

/** Copies one value from a binary form to JSON. */
final class JsonCopy {
    private final JsonParser parser;
    private final JsonGenerator generator;
    private final JsonLimits limits;
    private final boolean endIsThrown;
    private int tokens;
    private int depth;

    JsonCopy(JsonParser parser, JsonGenerator generator, JsonLimits limits, boolean endIsThrown) {
        this.parser = parser;
        this.generator = generator;
        this.limits = limits;
        this.endIsThrown = endIsThrown;
    }

    void copy() throws IOException, MalformedFrameException {
        do {
            var token = parser.nextToken();
            if (token == null) {
                throw new MalformedFrameException("A message is no shorter than its value");
            }
            copy(token);
        } while (depth > 0);
        if (!isAtEnd()) {
            throw new MalformedFrameException("A message is no longer than its value");
        }
    }

    /** MessagePack's parser has no token for the end: it throws, and something else where a value is cut off. */
    private boolean isAtEnd() throws IOException {
        try {
            return parser.nextToken() == null;
        } catch (JsonEOFException e) {
            if (endIsThrown) {
                return true;
            }
            throw e;
        }
    }

    private void copy(JsonToken token) throws IOException, MalformedFrameException {
        if (!token.isStructEnd() && ++tokens > limits.maxTokens()) {
            throw MalformedFrameException.ofLimit(
                    "jsonTokens", "A message has at most " + limits.maxTokens() + " names and values");
        }
        switch (token) {
            case START_OBJECT -> {
                enter();
                generator.writeStartObject();
            }
            case START_ARRAY -> {
                enter();
                generator.writeStartArray();
            }
            case END_OBJECT -> {
                depth--;
                generator.writeEndObject();
            }
            case END_ARRAY -> {
                depth--;
                generator.writeEndArray();
            }
            case FIELD_NAME -> generator.writeFieldName(checked(parser.currentName()));
            case VALUE_STRING -> generator.writeString(checked(parser.getText()));
            case VALUE_NUMBER_INT -> copyInteger();
            case VALUE_NUMBER_FLOAT -> copyFraction();
            case VALUE_TRUE -> generator.writeBoolean(true);
            case VALUE_FALSE -> generator.writeBoolean(false);
            case VALUE_NULL -> generator.writeNull();
            case VALUE_EMBEDDED_OBJECT -> copyBytes();
            default -> throw foreign();
        }
    }

    /** Refuses text that has surrogates alone, which the parsers let pass. */
    private static String checked(String text) throws MalformedFrameException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    throw new MalformedFrameException("Text in a message is well-formed UTF-8");
                }
                i++;
            }
        }
        return text;
    }

    private void enter() throws MalformedFrameException {
        if (++depth > limits.maxDepth()) {
            throw MalformedFrameException.ofLimit(
                    "jsonDepth", "A message is at most " + limits.maxDepth() + " levels deep");
        }
    }

    private void copyInteger() throws IOException, MalformedFrameException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            generator.writeNumber(bounded(parser.getBigIntegerValue()));
        } else {
            generator.writeNumber(parser.getLongValue());
        }
    }

    private void copyFraction() throws IOException, MalformedFrameException {
        switch (parser.getNumberType()) {
            case BIG_DECIMAL -> copyFraction(parser.getDecimalValue());
            case FLOAT -> copyFraction(parser.getFloatValue());
            default -> copyFraction(parser.getDoubleValue());
        }
    }

    private void copyFraction(BigDecimal value) throws IOException, MalformedFrameException {
        bounded(value.unscaledValue());
        generator.writeNumber(value);
    }

    /** Refuses what would take long to write, so before it is; a bit makes less than a third of a digit. */
    private BigInteger bounded(BigInteger value) throws MalformedFrameException {
        if (value.bitLength() / 4 > limits.maxNumberLength()) {
            throw MalformedFrameException.ofLimit(
                    "jsonNumberLength", "A number has at most " + limits.maxNumberLength() + " digits");
        }
        return value;
    }

    private void copyFraction(double value) throws IOException, MalformedFrameException {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw foreign();
        }
        generator.writeNumber(value);
    }

    private void copyBytes() throws IOException, MalformedFrameException {
        if (!(parser.getEmbeddedObject() instanceof byte[] bytes)) {
            throw foreign();
        }
        generator.writeString('\0' + Base64.getEncoder().encodeToString(bytes));
    }

    private static MalformedFrameException foreign() {
        return new MalformedFrameException("A message has the kinds of values that JSON has, and bytes");
    }
}
