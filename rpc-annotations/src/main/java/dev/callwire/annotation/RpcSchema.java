package dev.callwire.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how values stand in JSON where the compiler cannot know it: where a serializer of your own writes them, for instance. It changes
 * nothing of what is written; it is what schemas say of it.
 *
 * <p>On a class it is said of all its values; on a field, getter, record component or parameter, or on a type argument, of those that stand
 * there; on a method of a service, of what it returns.
 *
 * <pre>{@code
 * record Price(@JsonSerialize(using = Cents.class) @RpcSchema(as = String.class) BigDecimal amount) {}
 *
 * @JsonSerialize(using = ColorSerializer.class)
 * @RpcSchema("{\"type\": \"string\", \"pattern\": \"^#[0-9a-f]{6}$\"}")
 * final class Color { … }
 * }</pre>
 */
@Documented
@Target({
    ElementType.TYPE,
    ElementType.FIELD,
    ElementType.METHOD,
    ElementType.PARAMETER,
    ElementType.RECORD_COMPONENT,
    ElementType.TYPE_USE
})
@Retention(RetentionPolicy.CLASS)
public @interface RpcSchema {

    /** A JSON Schema, which is a JSON object. It refers to nothing by {@code $ref}, since it will stand in documents of others. */
    String value() default "";

    /** A type that stands in JSON alike. */
    Class<?> as() default void.class;
}
