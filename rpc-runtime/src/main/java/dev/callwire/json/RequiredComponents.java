package dev.callwire.json;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.Executable;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Tells Jackson which members may be left out or null.
 *
 * <p>A record component or creator parameter is required unless it is {@link Nullable} or optional. A property set by
 * field or setter may be left out, but in null-marked code it is not null either.
 */
final class RequiredComponents extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        return (member instanceof AnnotatedParameter parameter && isRequired(parameter)) ? true : null;
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated member) {
        return refusesNull(member) && !member.hasAnnotation(JsonSetter.class)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : JsonSetter.Value.empty();
    }

    private static boolean refusesNull(Annotated member) {
        var type = member instanceof AnnotatedMethod setter && setter.getParameterCount() == 1
                ? setter.getRawParameterType(0)
                : member.getRawType();
        if (type == RawJson.class || JsonNode.class.isAssignableFrom(type)) {
            // To these, null is a value like any other.
            return false;
        }
        if (member instanceof AnnotatedParameter parameter) {
            return isRequired(parameter);
        }
        if (OPTIONALS.contains(type)) {
            return false;
        }
        if (member instanceof AnnotatedMethod method) {
            return method.getParameterCount() == 1
                    && isNullMarked(method.getDeclaringClass())
                    && !isNullable(method.getAnnotated().getAnnotatedParameterTypes()[0]);
        }
        return member instanceof AnnotatedField field
                && isNullMarked(field.getDeclaringClass())
                && !isNullable(field.getAnnotated().getAnnotatedType());
    }

    private static boolean isRequired(AnnotatedParameter parameter) {
        if (OPTIONALS.contains(parameter.getRawType())
                || parameter.hasAnnotation(JacksonInject.class)
                || parameter.hasAnnotation(JsonAnySetter.class)
                || parameter.hasAnnotation(JsonUnwrapped.class)) {
            return false;
        }
        var property = parameter.getAnnotation(JsonProperty.class);
        if (property != null
                && (property.isRequired() == OptBoolean.FALSE || property.access() == JsonProperty.Access.READ_ONLY)) {
            return false;
        }
        var executable = (Executable) parameter.getOwner().getMember();
        int index = parameter.getIndex();
        var types = executable.getAnnotatedParameterTypes();
        if (index < types.length && isNullable(types[index])) {
            return false;
        }
        // Compilers differ in whether a record's constructor has the annotations of its components' types; and some
        // annotations go to the accessor alone.
        var component = component(executable, index);
        return component == null
                || !(isNullable(component.getAnnotatedType())
                        || component.getAccessor().isAnnotationPresent(JsonIgnore.class));
    }

    private static @Nullable RecordComponent component(Executable executable, int index) {
        var components = executable.getDeclaringClass().getRecordComponents();
        return components != null
                        && components.length == executable.getParameterCount()
                        && components[index].getType() == executable.getParameterTypes()[index]
                ? components[index]
                : null;
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class)
                || (type instanceof AnnotatedTypeVariable variable
                        && Arrays.stream(variable.getAnnotatedBounds()).anyMatch(RequiredComponents::isNullable));
    }

    private static boolean isNullMarked(Class<?> type) {
        for (Class<?> scope = type; scope != null; scope = scope.getEnclosingClass()) {
            if (scope.isAnnotationPresent(NullMarked.class)) {
                return true;
            }
            if (scope.isAnnotationPresent(NullUnmarked.class)) {
                return false;
            }
        }
        return type.getPackage().isAnnotationPresent(NullMarked.class)
                || (type.getModule().isAnnotationPresent(NullMarked.class)
                        && !type.getPackage().isAnnotationPresent(NullUnmarked.class));
    }
}
