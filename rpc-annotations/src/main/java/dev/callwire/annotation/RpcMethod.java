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
     * {@code eth_getBalance}. By default it is derived from the namespace and the Java name.
     */
    String value() default RpcService.DERIVED;

    /** How this method passes its parameters. */
    ParamStyle params() default ParamStyle.INHERITED;
}
