package dev.callwire.call;

import static java.util.Objects.requireNonNull;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.RawJson;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The name and the type of a piece of {@link Metadata}. Immutable.
 *
 * <pre>{@code
 * static final MetadataKey<String> TENANT = MetadataKey.ofString("tenant");
 * }</pre>
 *
 * @param <T> the values' type
 */
public final class MetadataKey<T> {
    /** The W3C trace context of a call: {@code traceparent}. */
    public static final MetadataKey<String> TRACEPARENT = ofString("traceparent");

    /** The vendors' part of the W3C trace context: {@code tracestate}. */
    public static final MetadataKey<String> TRACESTATE = ofString("tracestate");

    private static final int LONGEST_NAME = 128;

    private final String name;
    private final Function<JsonReader, T> reader;
    private final BiConsumer<JsonWriter, T> writer;

    private MetadataKey(String name, Function<JsonReader, T> reader, BiConsumer<JsonWriter, T> writer) {
        this.name = check(requireNonNull(name, "name"));
        this.reader = reader;
        this.writer = writer;
    }

    private static String check(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "A metadata key has a name of 1 to " + LONGEST_NAME + " characters, not '" + name + "'");
        }
        return switch (name) {
            case "jsonrpc", "id", "method", "params", "result", "error", "meta", "timeoutMs", "attempt", "credit" ->
                throw new IllegalArgumentException("A metadata key has a name of its own; '" + name
                        + "' is one that messages have for themselves");
            default -> name;
        };
    }

    /** A key of strings. */
    public static MetadataKey<String> ofString(String name) {
        return new MetadataKey<>(name, JsonReader::readString, JsonWriter::value);
    }

    /** A key of whole numbers of 64 bits. */
    public static MetadataKey<Long> ofLong(String name) {
        return new MetadataKey<>(name, JsonReader::readLong, JsonWriter::value);
    }

    /** A key of booleans. */
    public static MetadataKey<Boolean> ofBoolean(String name) {
        return new MetadataKey<>(name, JsonReader::readBoolean, JsonWriter::value);
    }

    /** A key of any JSON. */
    public static MetadataKey<RawJson> ofJson(String name) {
        return new MetadataKey<>(
                name,
                in -> {
                    var value = new JsonSlice();
                    in.readValue(value);
                    return new RawJson(value.toString());
                },
                (out, value) -> out.raw(JsonSlice.of(value.json())));
    }

    /**
     * A key of any type that has a text form, as {@code UUID} or an enum.
     *
     * @param parse may throw an {@link IllegalArgumentException} for a text that is none
     */
    public static <T> MetadataKey<T> of(String name, Function<String, T> parse, Function<T, String> print) {
        return new MetadataKey<>(
                name, in -> parse.apply(in.readString()), (out, value) -> out.value(print.apply(value)));
    }

    /** The name on the wire. */
    public String name() {
        return name;
    }

    JsonSlice write(T value) {
        var out = new JsonWriter(32, Integer.MAX_VALUE);
        writer.accept(out, requireNonNull(value, "value"));
        return out.toSlice().copy();
    }

    /** @throws IllegalArgumentException if it is no value of this key */
    T read(JsonSlice json) {
        try {
            var in = new JsonReader(JsonLimits.DEFAULTS).reset(json);
            var value = reader.apply(in);
            in.end();
            return value;
        } catch (JsonException e) {
            throw new IllegalArgumentException("The metadata '" + name + "' is of another type: " + json, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
