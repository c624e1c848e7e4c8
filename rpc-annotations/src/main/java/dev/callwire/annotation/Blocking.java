package dev.callwire.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes a method out of its interface's {@link NonBlocking}: its handler runs on a virtual thread where the JDK has them,
 * else on a bounded pool. Methods of an interface without {@link NonBlocking} are blocking without saying so.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
public @interface Blocking {}
