package dev.callwire.wamp.binary;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.Base64;

/** Copies one value from a binary form to JSON. */
final class JsonCopy {
    private final JsonParser parser;
    private final JsonGenerator generator;
    private final int maxDepth;
    private final boolean endIsThrown;
    private int tokensLeft;
    private int depth;

    JsonCopy(JsonParser parser, JsonGenerator generator, int maxTokens, int maxDepth, boolean endIsThrown) {
        this.parser = parser;
        this.generator = generator;
        this.maxDepth = maxDepth;
        this.endIsThrown = endIsThrown;
        tokensLeft = maxTokens;
    }

    void copy() throws IOException {
        do {
            var token = parser.nextToken();
            if (token == null) {
                throw refused("Ends too early");
            }
            copy(token);
        } while (depth > 0);
        if (!isAtEnd()) {
            throw refused("Goes on after its end");
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

    private void copy(JsonToken token) throws IOException {
        if (!token.isStructEnd() && --tokensLeft < 0) {
            throw refused("Has too many values");
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
            default -> throw refused("Has a value that JSON does not have");
        }
    }

    /** Refuses text that has surrogates alone, which the parsers let pass. */
    private String checked(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    throw refused("Has text that is no UTF-8");
                }
                i++;
            }
        }
        return text;
    }

    private void enter() throws IOException {
        if (++depth > maxDepth) {
            throw refused("Nests too deep");
        }
    }

    private void copyInteger() throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            generator.writeNumber(parser.getBigIntegerValue());
        } else {
            generator.writeNumber(parser.getLongValue());
        }
    }

    private void copyFraction() throws IOException {
        switch (parser.getNumberType()) {
            case BIG_DECIMAL -> generator.writeNumber(parser.getDecimalValue());
            case FLOAT -> copyFraction(parser.getFloatValue());
            default -> copyFraction(parser.getDoubleValue());
        }
    }

    private void copyFraction(double value) throws IOException {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw refused("Has a number that JSON does not have");
        }
        generator.writeNumber(value);
    }

    private void copyBytes() throws IOException {
        if (!(parser.getEmbeddedObject() instanceof byte[] bytes)) {
            throw refused("Has a value that JSON does not have");
        }
        generator.writeString('\0' + Base64.getEncoder().encodeToString(bytes));
    }

    private JsonParseException refused(String why) {
        return new JsonParseException(parser, why);
    }
}
