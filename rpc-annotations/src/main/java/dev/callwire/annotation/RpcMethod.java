package dev.callwire.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how a method of an {@link RpcService} or {@link RpcCallback} looks on the wire. A method without it goes by its
 * Java name.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface RpcMethod {

    /**
     * The whole wire name as it stands, without the service's namespace: {@code textDocument/hover},
     * {@code eth_getBalance}. By default it is derived from the namespace and the Java name. A name that is given here is the
     * method's URI, too: see {@link RpcService#uri()}.
     */
    String value() default RpcService.DERIVED;

    /** How this method passes its parameters. */
    ParamStyle params() default ParamStyle.INHERITED;

    /**
     * Exceptions marked {@link RpcError} that the call may end with, beside those that the method declares to throw. It is
     * meant for a method that returns a stage: what completes the stage need not be declared with {@code throws}, where
     * every caller would have to catch it. A method that blocks declares its checked exceptions with {@code throws}.
     */
    Class<? extends Throwable>[] errors() default {};
}
