package dev.callwire.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface a service: a client, a dispatcher, a binding and a schema are generated for it at compile time.
 *
 * <p>Each abstract method, inherited ones included, is a method of the service. Default and static methods stay local.
 *
 * <pre>{@code
 * @RpcService("orders")
 * public interface Orders {
 *   Receipt place(Order order) throws OutOfStock;
 *   CompletionStage<Receipt> placeLater(Order order);
 *   @RpcNotification void hint(String text);
 * }
 * }</pre>
 *
 * <p>A parameter, a part of one, or a part of a result whose type is a service travels as a reference, as that of an
 * {@link RpcCallback} does; what is said there of {@code close()} holds here, too.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME) // by it the binder knows what travels as a reference
public @interface RpcService {

    /** Stands for the interface's simple name with a lower-case first letter. */
    String DERIVED = "##derived";

    /**
     * The namespace. The wire name of a method is the namespace, the {@link #separator()} and the Java name of the
     * method; with the empty namespace it is the Java name alone.
     */
    String value() default DERIVED;

    /** What stands between namespace and method, as {@code _} in {@code eth_getBalance}. */
    String separator() default ".";

    /**
     * What the URIs of its methods begin with, for protocols that know procedures by URIs, as WAMP does: the URI of a method
     * is this, a dot and the Java name. Protocols that know them by names go on doing so. A method that {@link RpcMethod},
     * {@link RpcNotification} or {@link RpcSubscription} gives its whole wire name has that for its URI; and so have all where
     * nothing is said here.
     *
     * <p>A URI is made of parts with dots between them, of which none is empty or contains a blank or {@code #}. Those that
     * begin with {@code wamp.} are reserved.
     */
    String uri() default "";

    /** How this service's methods pass their parameters, unless a method says otherwise. */
    ParamStyle params() default ParamStyle.BY_NAME;
}
