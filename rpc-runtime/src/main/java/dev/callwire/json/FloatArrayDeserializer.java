package dev.callwire.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Arrays;

/** Reads {@code float[]} and {@code double[]} from numbers alone, where Jackson also takes {@code "NaN"} and infinity. */
abstract class FloatArrayDeserializer<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1;

    private FloatArrayDeserializer(Class<T> type) {
        super(type);
    }

    static SimpleModule module() {
        return new SimpleModule("callwire-float-arrays")
                .addDeserializer(double[].class, new OfDoubles())
                .addDeserializer(float[].class, new OfFloats());
    }

    /** Reads the elements of the array that begins with the current token. */
    final double[] readElements(JsonParser parser, DeserializationContext context, Class<?> element)
            throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            context.handleUnexpectedToken(handledType(), parser);
        }
        var elements = new double[16];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count == elements.length) {
                elements = Arrays.copyOf(elements, 2 * count);
            }
            elements[count] = readElement(parser, context, element, count);
            count++;
        }
        return Arrays.copyOf(elements, count);
    }

    private static double readElement(JsonParser parser, DeserializationContext context, Class<?> type, int index)
            throws IOException {
        try {
            if (!parser.currentToken().isNumeric()) {
                context.handleUnexpectedToken(type, parser);
            }
            double element = type == float.class ? parser.getFloatValue() : parser.getDoubleValue();
            if (!Double.isFinite(element)) {
                context.handleWeirdNumberValue(type, element, "out of range");
            }
            return element;
        } catch (JsonMappingException e) {
            e.prependPath(type, index);
            throw e;
        }
    }

    private static final class OfDoubles extends FloatArrayDeserializer<double[]> {
        private static final long serialVersionUID = 1;

        OfDoubles() {
            super(double[].class);
        }

        @Override
        public double[] deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return readElements(parser, context, double.class);
        }
    }

    private static final class OfFloats extends FloatArrayDeserializer<float[]> {
        private static final long serialVersionUID = 1;

        OfFloats() {
            super(float[].class);
        }

        @Override
        public float[] deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var elements = readElements(parser, context, float.class);
            var floats = new float[elements.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) elements[i];
            }
            return floats;
        }
    }
}
