package dev.callwire.it.ethereum;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;

/**
 * An integer that is not negative; in JSON hexadecimal digits without leading zeros: {@code "0x0"}, {@code "0x41"}.
 */
public record Quantity(BigInteger value) {

    public Quantity {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("A quantity is not negative, but this is " + value);
        }
    }

    public static Quantity of(long value) {
        return new Quantity(BigInteger.valueOf(value));
    }

    @JsonCreator
    public static Quantity parse(String hex) {
        if (!hex.matches("0x(0|[1-9a-fA-F][0-9a-fA-F]*)")) {
            throw new IllegalArgumentException(
                    "A quantity is 0x and hexadecimal digits without leading zeros, not " + hex);
        }
        return new Quantity(new BigInteger(hex.substring(2), 16));
    }

    @JsonValue
    public String hex() {
        return "0x" + value.toString(16);
    }
}
