package com.example.calc;

import dev.callwire.annotation.NonBlocking;
import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;
import java.util.concurrent.CompletionStage;

/** Arithmetic as a service. */
@RpcService
public interface Calculator {

    /**
     * Adds two numbers.
     *
     * <pre>{@code
     * --> {"a": 1, "b": 2}
     * <-- 3
     * }</pre>
     *
     * @param a the first summand
     * @param b the second summand
     * @return the sum
     */
    @NonBlocking
    int add(int a, int b);

    /**
     * Divides.
     *
     * @throws DivisionByZero if the divisor is zero
     */
    CompletionStage<Quotient> divide(long dividend, long divisor) throws DivisionByZero;

    /** Forgets what has been computed. */
    void reset();

    /** Writes a line into the server's log. */
    @RpcNotification
    void log(String line);

    /**
     * What a division gives.
     *
     * @param value rounded towards zero
     * @param remainder has the sign of the dividend
     */
    record Quotient(long value, long remainder) {}

    /** Somebody tried to divide by zero. */
    @RpcError(code = 1001)
    final class DivisionByZero extends Exception {
        private static final long serialVersionUID = 1;
        private final long dividend;

        public DivisionByZero(long dividend) {
            super("division by zero");
            this.dividend = dividend;
        }

        public long dividend() {
            return dividend;
        }
    }
}
