package dev.callwire.json.codec;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code double[]}. */
final class DoubleArrayCodec implements GeneratedCodec<double[]> {
    private static final int USUAL_LENGTH = 16;

    @Override
    public Type type() {
        return double[].class;
    }

    @Override
    public double[] read(JsonReader in) {
        var elements = new double[USUAL_LENGTH];
        int count = 0;
        in.beginArray();
        while (in.nextElement()) {
            if (count == elements.length) {
                elements = Arrays.copyOf(elements, 2 * count);
            }
            elements[count++] = Codecs.readDouble(in);
        }
        return Arrays.copyOf(elements, count);
    }

    @Override
    public void write(double @Nullable [] value, JsonWriter out) {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginArray();
        for (int i = 0; i < value.length; i++) {
            if (i > 0) {
                out.raw((byte) ',');
            }
            out.value(value[i]);
        }
        out.endArray();
    }
}
