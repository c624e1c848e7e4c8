package dev.callwire.json.codec;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Single values. */
record ValueCodec<T>(Class<?> type, Function<JsonReader, T> reading, BiConsumer<T, JsonWriter> writing)
        implements GeneratedCodec<T> {

    @Override
    public T read(JsonReader in) {
        return reading.apply(in);
    }

    @Override
    public void write(@Nullable T value, JsonWriter out) {
        if (value == null) {
            out.nullValue();
        } else {
            writing.accept(value, out);
        }
    }
}
