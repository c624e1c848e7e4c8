package dev.callwire.json.codec;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Optional values: null where there is none. */
final class OptionalCodec<T> implements GeneratedCodec<Optional<T>> {
    private final Type type;
    private final GeneratedCodec<T> value;

    OptionalCodec(GeneratedCodec<T> value) {
        type = new GenericType(Optional.class, value.type());
        this.value = value;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public List<GeneratedCodec<?>> parts() {
        return List.of(value);
    }

    @Override
    public Optional<T> read(JsonReader in) {
        return in.readNull() ? Optional.empty() : Optional.of(value.read(in));
    }

    @Override
    @SuppressWarnings("NullableOptional") // whoever is careless with one gets what the binder makes of it
    public void write(@Nullable Optional<T> optional, JsonWriter out) {
        if (optional == null || optional.isEmpty()) {
            out.nullValue();
        } else {
            value.write(optional.get(), out);
        }
    }
}
