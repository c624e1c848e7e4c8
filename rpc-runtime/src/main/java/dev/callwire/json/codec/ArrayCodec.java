package dev.callwire.json.codec;

import static java.util.Objects.requireNonNull;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays of objects. */
final class ArrayCodec<E> implements GeneratedCodec<E[]> {
    private final Class<E[]> type;
    private final E[] none;
    private final GeneratedCodec<E> element;

    ArrayCodec(Class<E[]> type, GeneratedCodec<E> element) {
        this.type = type;
        none = type.cast(Array.newInstance(requireNonNull(type.getComponentType()), 0));
        this.element = element;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public List<GeneratedCodec<?>> parts() {
        return List.of(element);
    }

    @Override
    public E[] read(JsonReader in) {
        var elements = new ArrayList<E>();
        in.beginArray();
        while (in.nextElement()) {
            elements.add(element.read(in));
        }
        return elements.toArray(none);
    }

    @Override
    public void write(E @Nullable [] value, JsonWriter out) {
        if (value == null) {
            out.nullValue();
            return;
        }
        if (value.getClass() != type) {
            throw GeneratedCodec.doubt();
        }
        out.beginArray();
        for (int i = 0; i < value.length; i++) {
            if (i > 0) {
                out.raw((byte) ',');
            }
            element.write(value[i], out);
        }
        out.endArray();
    }
}
