package dev.callwire.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface of void methods a set of topics: a publisher that implements it, a subscriber that takes a listener
 * which implements it, and a schema are generated at compile time. Each method is a topic, and each call of it an event.
 *
 * <pre>{@code
 * @RpcEvents("market")
 * public interface MarketEvents {
 *   void opened(Instant at);
 *   @RpcStream(overflow = Overflow.LATEST) void price(@EventKey String symbol, double price);
 * }
 * }</pre>
 *
 * <p>A topic goes by the namespace, a dot and the method's Java name, unless {@link RpcMethod} gives it another. An event
 * that waits for a subscriber that lags is dealt with as {@link RpcStream} says; without it 256 may wait, and then the
 * subscription ends.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RpcEvents {

    /** The namespace; by default the interface's simple name with a lower-case first letter. */
    String value() default RpcService.DERIVED;

    /** What stands between namespace and method. */
    String separator() default ".";

    /**
     * What the URIs of its topics begin with, for protocols that know topics by URIs: see {@link RpcService#uri()}. A topic
     * that {@link RpcMethod} gives its whole name has that for its URI; and so have all where nothing is said here.
     */
    String uri() default "";
}
