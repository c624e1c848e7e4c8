package dev.callwire.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what becomes of items that come too fast: those of a method that returns a stream, of a parameter that is one, or
 * of an event of {@link RpcEvents}. It counts at the end that produces them.
 *
 * <pre>{@code
 * @RpcStream(overflow = Overflow.DROP_OLDEST, buffer = 64)
 * Flow.Publisher<Quote> quotes(String symbol);
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.CLASS)
public @interface RpcStream {

    /** What becomes of them. */
    Overflow overflow();

    /** How many items wait for each consumer, from 1 to 65,536; {@link Overflow#LATEST} has room for one. */
    int buffer() default 256;
}
