package dev.callwire.it;

import dev.callwire.annotation.RpcError;

/** A number has no half. */
@RpcError(code = 2002)
public final class Odd extends Exception {
    private static final long serialVersionUID = 1;

    public Odd() {
        super("odd");
    }
}
