package dev.callwire.json.codec;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Maps: objects in JSON. */
final class MapCodec<K, V> implements GeneratedCodec<Map<K, V>> {
    private final Type type;
    private final GeneratedCodec<K> key;
    private final Keys<K> keys;
    private final GeneratedCodec<V> value;
    private final Supplier<Map<K, V>> empty;

    /** Keys as names of members. */
    interface Keys<K> {
        Keys<String> STRINGS = new Keys<>() {
            @Override
            public String key(String name) {
                return name;
            }

            @Override
            public String name(String key) {
                return key;
            }
        };

        K key(String name);

        String name(K key);
    }

    MapCodec(GeneratedCodec<K> key, Keys<K> keys, GeneratedCodec<V> value, Supplier<Map<K, V>> empty) {
        type = new GenericType(Map.class, key.type(), value.type());
        this.key = key;
        this.keys = keys;
        this.value = value;
        this.empty = empty;
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public List<GeneratedCodec<?>> parts() {
        return List.of(key, value);
    }

    @Override
    public Map<K, V> read(JsonReader in) {
        var map = empty.get();
        int count = 0;
        in.beginObject();
        for (var name = in.nextName(); name != null; name = in.nextName()) {
            map.put(keys.key(name), value.read(in));
            if (map.size() != ++count) {
                // The same name twice.
                throw GeneratedCodec.doubt();
            }
        }
        return map;
    }

    @Override
    public void write(@Nullable Map<K, V> map, JsonWriter out) {
        if (map == null) {
            out.nullValue();
            return;
        }
        Containers.requireOfJdk(map);
        int start = out.beginObject();
        for (var entry : map.entrySet()) {
            if (entry.getKey() == null) {
                throw GeneratedCodec.doubt();
            }
            out.raw((byte) ',').value(keys.name(entry.getKey())).raw((byte) ':');
            value.write(entry.getValue(), out);
        }
        out.endObject(start);
    }
}
