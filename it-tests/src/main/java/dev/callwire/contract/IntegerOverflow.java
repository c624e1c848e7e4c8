package dev.callwire.contract;

import dev.callwire.annotation.RpcError;

/** The result does not fit into an integer of 32 bits. */
@RpcError(code = 1002)
public final class IntegerOverflow extends Exception {
    private static final long serialVersionUID = 1;

    /** An overflow. */
    public IntegerOverflow() {
        super("integer overflow");
    }
}
