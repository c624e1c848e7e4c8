package dev.callwire.json;

import dev.callwire.json.DataBinder.ValueCodec;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Reads and writes with a generated codec; and where that doubts, begins again with the library's. */
final class GeneratedValueCodec<T extends @Nullable Object> implements ValueCodec<T> {
    private static final int SPARE_READERS = 8;

    private final GeneratedCodec<T> generated;
    private final ValueCodec<T> library;
    private final JsonLimits limits;
    private final boolean unknownRefused;
    private final AtomicReferenceArray<JsonReader> spare = new AtomicReferenceArray<>(SPARE_READERS);
    private final LongAdder doubts = new LongAdder();

    GeneratedValueCodec(GeneratedCodec<T> generated, ValueCodec<T> library, JsonLimits limits, boolean unknownRefused) {
        this.generated = generated;
        this.library = library;
        this.limits = limits;
        this.unknownRefused = unknownRefused;
    }

    @Override
    public T read(JsonSlice json) {
        var reader = takeReader();
        try {
            return read(json, reader);
        } finally {
            giveBack(reader);
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
    public @Nullable T readQuickly(JsonSlice json, JsonReader reader) {
        if (unknownRefused != reader.isUnknownRefused() || !limits.equals(reader.limits())) {
            return null;
        }
        try {
            T value = generated.read(reader.reset(json));
            return reader.isAtEnd() ? value : null;
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

    private JsonReader takeReader() {
        var reader = spare.getAndSet(slot(), null);
        return reader != null ? reader : new JsonReader(limits, unknownRefused);
    }

    private void giveBack(JsonReader reader) {
        reader.reset(JsonScanner.NO_BYTES, 0, 0);
        spare.lazySet(slot(), reader);
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SPARE_READERS - 1);
    }
}
