package dev.callwire.testing.shop;

import dev.callwire.annotation.RpcError;

/** There are not so many. */
@RpcError(code = 1001)
public class OutOfStock extends Exception {
    private static final long serialVersionUID = 1;

    public OutOfStock(String message) {
        super(message);
    }
}
