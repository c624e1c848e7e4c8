package dev.callwire.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface one whose objects are passed by reference: the object stays where it is, and the other end calls
 * it there.
 *
 * <pre>{@code
 * @RpcCallback
 * public interface Watcher {
 *   void seen(int n);
 * }
 *
 * @RpcService("demo")
 * public interface Demo {
 *   void watch(Watcher watcher);
 * }
 * }</pre>
 *
 * <p>Its methods are declared as those of an {@link RpcService}, and go by their Java names, without a namespace. Client,
 * dispatcher, binding and schema are generated for it, too.
 *
 * <p>A reference ends with the call whose parameters carry it, unless the interface extends {@link AutoCloseable}: then it
 * lasts until the end that received it calls {@code close()}, or the connection ends. That is why a result may only refer
 * to what is {@code AutoCloseable}. {@code close()} is no method on the wire then: the generated client's tells the
 * object's owner that the reference has ended, throws nothing, whatever the interface declares, and does nothing when
 * called again. The dispatcher does not serve it. Where the interface gives {@code close()} a body, so that a lambda can
 * implement the rest, the client overrides it. A service whose {@code close()} is declared with {@link RpcMethod} or
 * {@link RpcNotification} has a method like any other there, and cannot be passed by reference.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME) // by it the binder knows what travels as a reference
public @interface RpcCallback {

    /** How this interface's methods pass their parameters, unless a method says otherwise. */
    ParamStyle params() default ParamStyle.BY_POSITION;
}
