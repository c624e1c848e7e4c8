package dev.callwire.json;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Binds Java values to JSON. Thread-safe.
 *
 * <p>This is the one door to the library that does it, {@link JacksonBinder} unless the application brings another.
 */
public interface DataBinder {
    /**
     * Returns the codec of a type. Codecs are made once for each type and kept.
     *
     * @param type a class, or a generic type with all its arguments
     * @throws IllegalArgumentException if values of the type cannot be bound; the message names the type
     */
    <T extends @Nullable Object> ValueCodec<T> codec(Type type);

    /**
     * Returns the codec of a type for which one was generated. It reads and writes the same as any other of the type, and
     * a binder that has no use for the generated one need not look at it.
     *
     * @throws IllegalArgumentException if values of the type cannot be bound; the message names the type
     */
    default <T extends @Nullable Object> ValueCodec<T> codec(Type type, GeneratedCodec<T> generated) {
        return codec(type);
    }

    /** Reads and writes values of one type. Thread-safe. */
    interface ValueCodec<T extends @Nullable Object> {
        /**
         * Reads one whole value. JSON's {@code null} reads as Java's, where the type has nothing better for it.
         *
         * @throws UnfitValueException if it does not fit the type; safe to be told to whoever sent the value
         * @throws IllegalArgumentException if a type within this one cannot be bound
         */
        T read(JsonSlice json);

        /**
         * Reads one whole value.
         *
         * @param reader a reader to use, in whatever state
         * @throws UnfitValueException as {@link #read(JsonSlice)}
         */
        default T read(JsonSlice json, JsonReader reader) {
            return read(json);
        }

        /**
         * Reads the value that comes next, if that is quick.
         *
         * @return null where it is not, or there is none: {@link #read} tells. The reader is of no use then.
         */
        default @Nullable T readQuickly(JsonReader reader) {
            return null;
        }

        /**
         * Writes a value, or nothing if that fails.
         *
         * @throws JsonException if the value has no JSON, such as a number that is not one. Its message is for our own
         *     log: it may name Java's classes and what a getter said.
         * @throws OutboundTooLargeException if it does not fit into the writer
         * @throws IllegalArgumentException if a type within this one cannot be bound
         */
        void write(@Nullable T value, JsonWriter out);
    }
}
