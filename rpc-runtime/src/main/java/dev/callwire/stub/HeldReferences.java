package dev.callwire.stub;

import dev.callwire.annotation.RpcCallback;
import dev.callwire.annotation.RpcService;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Looks for objects that are passed by reference within a type: in its arguments, its members, and what those hold. */
final class HeldReferences {
    private final Set<Type> met = new HashSet<>();

    boolean areIn(Type type) {
        if (!met.add(type)) {
            return false;
        } else if (type instanceof Class<?> plain) {
            return areInClass(plain);
        } else if (type instanceof ParameterizedType parameterized) {
            return areInAny(parameterized.getActualTypeArguments()) || areIn(parameterized.getRawType());
        } else if (type instanceof GenericArrayType array) {
            return areIn(array.getGenericComponentType());
        }
        return type instanceof WildcardType wildcard && areInAny(wildcard.getUpperBounds());
    }

    private boolean areInAny(Type[] types) {
        return Arrays.stream(types).anyMatch(this::areIn);
    }

    private boolean areInClass(Class<?> type) {
        if (type.isArray()) {
            return areIn(type.getComponentType());
        } else if (isReference(type)) {
            return true;
        } else if (type.isPrimitive() || type.isEnum() || isOfJdk(type)) {
            return false;
        }
        var above = type.getGenericSuperclass();
        var permitted = type.getPermittedSubclasses();
        return (above != null && areIn(above))
                || (permitted != null && areInAny(permitted))
                || Arrays.stream(type.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .map(Field::getGenericType)
                        .anyMatch(this::areIn);
    }

    private static boolean isReference(Class<?> type) {
        return type.isInterface()
                && (type.isAnnotationPresent(RpcCallback.class) || type.isAnnotationPresent(RpcService.class));
    }

    private static boolean isOfJdk(Class<?> type) {
        return type.getName().startsWith("java.");
    }
}
