package dev.callwire.contract;

import dev.callwire.annotation.RpcError;

/** The divisor was zero. */
@RpcError(code = 1001, uri = "demo.division_by_zero")
public final class DivisionByZero extends Exception {
    private static final long serialVersionUID = 1;

    private final int dividend;

    /** The failed division of a dividend. */
    public DivisionByZero(int dividend) {
        super("division by zero");
        this.dividend = dividend;
    }

    /** What was to be divided. */
    public int dividend() {
        return dividend;
    }
}
