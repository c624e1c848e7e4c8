package dev.callwire.json;

import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes values of one type without a library. Thread-safe.
 *
 * <p>Such a codec may doubt. Whatever it is not sure of it refuses, with any exception, and a {@link DataBinder} then has
 * the last word about the whole value. So it needs to know only what is usual; but what it accepts and what it writes
 * are, to the byte, what the binder would make of it.
 *
 * @param <T> the type; a class that boxes where it is primitive
 */
public interface GeneratedCodec<T extends @Nullable Object> {
    /** The type of the values: what the binder would be asked for. */
    Type type();

    /** The codecs of what its values are made of. */
    default List<GeneratedCodec<?>> parts() {
        return List.of();
    }

    /** Reads a value that is not null. */
    T read(JsonReader in);

    /** Writes a value. May leave a part of it behind where it doubts. */
    void write(@Nullable T value, JsonWriter out);

    /** What says that a value is left to the binder. */
    static JsonException doubt() {
        return new JsonException("Left to the binder");
    }
}
