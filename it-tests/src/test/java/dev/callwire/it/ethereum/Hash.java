package dev.callwire.it.ethereum;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The hash of a block or a transaction: 32 bytes in hexadecimal digits. */
public record Hash(@JsonValue String hex) {

    public Hash {
        hex = Hex.digits(hex, 32);
    }

    @JsonCreator
    public static Hash parse(String hex) {
        return new Hash(hex);
    }
}
