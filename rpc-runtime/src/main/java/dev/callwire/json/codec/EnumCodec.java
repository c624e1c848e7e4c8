package dev.callwire.json.codec;

import dev.callwire.json.GeneratedCodec;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonWriter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The constants of an enum, as strings and as names of members. */
final class EnumCodec<E extends Enum<E>> implements GeneratedCodec<E>, MapCodec.Keys<E> {
    private final Class<E> type;
    private final Map<String, E> constants;
    private final byte[][] texts;

    EnumCodec(Class<E> type) {
        this.type = type;
        var all = type.getEnumConstants();
        constants = Arrays.stream(all).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));
        texts = Arrays.stream(all).map(EnumCodec::text).toArray(byte[][]::new);
    }

    private static byte[] text(Enum<?> constant) {
        return new JsonWriter(64, Integer.MAX_VALUE)
                .value(constant.name())
                .toSlice()
                .toByteArray();
    }

    @Override
    public Type type() {
        return type;
    }

    @Override
    public E read(JsonReader in) {
        return key(in.readString());
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // the texts stand in the order of the constants
    public void write(@Nullable E value, JsonWriter out) {
        if (value == null) {
            out.nullValue();
        } else {
            out.raw(texts[value.ordinal()]);
        }
    }

    @Override
    public E key(String name) {
        var constant = constants.get(name);
        if (constant == null) {
            throw GeneratedCodec.doubt();
        }
        return constant;
    }

    @Override
    public String name(E key) {
        return key.name();
    }
}
