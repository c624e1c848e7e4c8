package dev.callwire.json.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class with its type arguments. */
record GenericType(Class<?> rawType, List<Type> arguments) implements ParameterizedType {
    GenericType(Class<?> rawType, Type... arguments) {
        this(rawType, List.of(arguments));
    }

    @Override
    public Type[] getActualTypeArguments() {
        return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
        return rawType;
    }

    @Override
    public @Nullable Type getOwnerType() {
        return null;
    }
}
