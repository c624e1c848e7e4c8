package dev.callwire.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a parameter on the wire; without it the parameter goes by its Java name. On a constructor parameter of an
 * {@link RpcError} class it names the member of the error's data.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.CLASS)
public @interface RpcParam {

    /** The name on the wire. */
    String value();
}
