package dev.callwire.json;

import dev.callwire.json.DataBinder.ValueCodec;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Reads and writes with a generated codec; and where that doubts, begins again with the library's. */
final class GeneratedValueCodec<T extends @Nullable Object> implements ValueCodec<T> {
    private final GeneratedCodec<T> generated;
    private final ValueCodec<T> library;
    private final JsonLimits limits;
    private final boolean unknownRefused;
    private final Spares<JsonReader> readers;
    private final LongAdder doubts = new LongAdder();

    GeneratedValueCodec(GeneratedCodec<T> generated, ValueCodec<T> library, JsonLimits limits, boolean unknownRefused) {
        this.generated = generated;
        this.library = library;
        this.limits = limits;
        this.unknownRefused = unknownRefused;
        readers = new Spares<>(() -> new JsonReader(limits, unknownRefused));
    }

    @Override
    public T read(JsonSlice json) {
        var reader = readers.take();
        try {
            return read(json, reader);
        } finally {
            reader.clear();
            readers.giveBack(reader);
        }
    }

    @Override
    public T read(JsonSlice json, JsonReader reader) {
        if (unknownRefused != reader.isUnknownRefused() || !limits.equals(reader.limits())) {
            return read(json);
        }
        try {
            T value = generated.read(reader.reset(json));
            reader.end();
            return value;
        } catch (Throwable doubt) {
            // Of a constructor that throws anything, even unchecked by the compiler, the library knows what to say.
            doubts.increment();
            return library.read(json);
        }
    }

    @Override
    public @Nullable T readQuickly(JsonReader reader) {
        if (unknownRefused != reader.isUnknownRefused() || !limits.equals(reader.limits())) {
            return null;
        }
        try {
            return generated.read(reader);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError doubt) {
            return null;
        }
    }

    @Override
    public void write(@Nullable T value, JsonWriter out) {
        int start = out.length();
        if (!writes(value, out)) {
            doubts.increment();
            out.truncate(start);
            library.write(value, out);
        }
    }

    private boolean writes(@Nullable T value, JsonWriter out) {
        out.beginValue();
        try {
            generated.write(value, out);
            return !out.hasUnpaired();
        } catch (Throwable doubt) {
            return false;
        }
    }

    /** How many values the generated codec has left to the library. */
    long doubts() {
        return doubts.sum();
    }
}
