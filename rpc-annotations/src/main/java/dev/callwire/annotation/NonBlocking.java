package dev.callwire.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a method never blocks: its handler, and at its caller what is chained to the returned stage, may run on the
 * connection's event loop. That saves the hand-off to another thread, and whoever blocks there after all holds up every
 * call of the connection. On an interface it holds for each of its methods that is not {@link Blocking}.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.CLASS)
public @interface NonBlocking {}
