package dev.callwire.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets an exception cross the wire: a method that declares it throws the same class, with the same fields, at its
 * caller.
 *
 * <p>The constructor's parameters are the members of the error's data, each read back through an accessor or a field
 * of its name; a {@code String} parameter named {@code message} is the error's message.
 *
 * <pre>{@code
 * @RpcError(code = 1001)
 * public final class DivisionByZero extends Exception {
 *   private final int dividend;
 *   public DivisionByZero(int dividend) { super("division by zero"); this.dividend = dividend; }
 *   public int dividend() { return dividend; }
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface RpcError {

    /** The code on the wire: any but those from -32768 to -32000, which JSON-RPC 2.0 (section 5.1) reserves. */
    int code();

    /**
     * The error's own URI, for protocols that know errors by URIs: see {@link RpcService#uri()} for what one is made of. An
     * error without one has a URI made of its code there.
     */
    String uri() default "";
}
