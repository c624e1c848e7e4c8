package dev.callwire.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method one-way: it is sent and never answered, so it returns {@code void}, throws nothing checked, and its
 * caller does not learn whether it ran.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface RpcNotification {

    /** The whole wire name as it stands; by default it is derived as for a call. */
    String value() default RpcService.DERIVED;

    /** How this notification passes its parameters. */
    ParamStyle params() default ParamStyle.INHERITED;
}
