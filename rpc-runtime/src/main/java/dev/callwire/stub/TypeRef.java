package dev.callwire.stub;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * Holds a generic type at run time: {@code new TypeRef<List<Point>>() {}}.
 *
 * @param <T> the type
 */
public abstract class TypeRef<T> {
    private final Type type;

    /** Reads the type from the subclass that is being made. */
    protected TypeRef() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType superclass)) {
            throw new IllegalStateException("A TypeRef needs its type argument: new TypeRef<List<String>>() {}");
        }
        type = superclass.getActualTypeArguments()[0];
    }

    /** The type. */
    public final Type type() {
        return type;
    }
}
