package dev.callwire.json.codec;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collections: arrays in JSON. */
final class CollectionCodec<E, C extends Collection<E>> implements GeneratedCodec<C> {
    private final Type type;
    private final GeneratedCodec<E> element;
    private final Supplier<? extends C> empty;

    CollectionCodec(Class<?> type, GeneratedCodec<E> element, Supplier<? extends C> empty) {
        this.type = new GenericType(type, element.type());
        this.element = element;
        this.empty = empty;
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
    public C read(JsonReader in) {
        var collection = empty.get();
        in.beginArray();
        while (in.nextElement()) {
            collection.add(element.read(in));
        }
        return collection;
    }

    @Override
    public void write(@Nullable C value, JsonWriter out) {
        if (value == null) {
            out.nullValue();
            return;
        }
        Containers.requireOfJdk(value);
        out.beginArray();
        if (value instanceof List<?> && value instanceof RandomAccess) {
            writeElements((List<E>) value, out);
        } else {
            writeElements(value, out);
        }
        out.endArray();
    }

    private void writeElements(List<E> list, JsonWriter out) {
        for (int i = 0, size = list.size(); i < size; i++) {
            if (i > 0) {
                out.raw((byte) ',');
            }
            element.write(list.get(i), out);
        }
    }

    private void writeElements(Iterable<E> elements, JsonWriter out) {
        boolean first = true;
        for (var each : elements) {
            if (!first) {
                out.raw((byte) ',');
            }
            first = false;
            element.write(each, out);
        }
    }
}
