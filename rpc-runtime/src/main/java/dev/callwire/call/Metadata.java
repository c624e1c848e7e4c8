package dev.callwire.call;

import dev.callwire.json.JsonSlice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What a call carries beside its parameters, by name: a tenant, a trace context, a token. Immutable.
 *
 * <p>A peer may send anything here, so a value is read only when it is asked for, and it may be of another type than
 * its key.
 */
public final class Metadata {
    /** None. */
    public static final Metadata EMPTY = new Metadata(Map.of());

    private final Map<String, JsonSlice> values;

    private Metadata(Map<String, JsonSlice> values) {
        this.values = values;
    }

    /** Metadata of one value. */
    public static <T> Metadata of(MetadataKey<T> key, T value) {
        return EMPTY.with(key, value);
    }

    /**
     * The value of a key, if it is there.
     *
     * @throws IllegalArgumentException if what is there is of another type
     */
    public <T> Optional<T> get(MetadataKey<T> key) {
        var json = values.get(key.name());
        return json == null || json.isNull() ? Optional.empty() : Optional.of(key.read(json));
    }

    /** These and one more, in place of any that the key had. */
    public <T> Metadata with(MetadataKey<T> key, T value) {
        return withJson(key.name(), key.write(value));
    }

    /** These and, if others have one, their value of a key, whatever its type. */
    public Metadata withSame(MetadataKey<?> key, Metadata others) {
        var json = others.values.get(key.name());
        return json == null ? this : withJson(key.name(), json);
    }

    /** These without the value of a key. */
    public Metadata without(MetadataKey<?> key) {
        if (!values.containsKey(key.name())) {
            return this;
        }
        var fewer = new LinkedHashMap<>(values);
        fewer.remove(key.name());
        return fewer.isEmpty() ? EMPTY : new Metadata(fewer);
    }

    /** These and others; where both have a name, the other's value. */
    public Metadata with(Metadata others) {
        if (others.isEmpty()) {
            return this;
        } else if (isEmpty()) {
            return others;
        }
        var more = new LinkedHashMap<>(values);
        more.putAll(others.values);
        return new Metadata(more);
    }

    /**
     * These and one more, as it stands on the wire. For protocols.
     *
     * @param json one JSON value; it is kept, so it must not be pointed elsewhere
     */
    public Metadata withJson(String name, JsonSlice json) {
        var more = new LinkedHashMap<>(values);
        more.put(name, json);
        return new Metadata(more);
    }

    /**
     * Metadata of these, as they stand on the wire. For protocols.
     *
     * @param values each one JSON value; they are kept, so they must not be pointed elsewhere
     */
    public static Metadata ofJson(Map<String, JsonSlice> values) {
        return values.isEmpty() ? EMPTY : new Metadata(new LinkedHashMap<>(values));
    }

    /** Tells each name and value as they stand on the wire, in the order in which they came. For protocols. */
    public void forEachJson(BiConsumer<String, JsonSlice> reader) {
        values.forEach(reader);
    }

    /** The names. */
    public Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The names alone: values may be secrets. */
    @Override
    public String toString() {
        return "Metadata" + values.keySet();
    }
}
