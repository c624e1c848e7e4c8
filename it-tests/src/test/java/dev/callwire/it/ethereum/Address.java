package dev.callwire.it.ethereum;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An account's or a contract's address: 20 bytes in hexadecimal digits. */
public record Address(@JsonValue String hex) {

    public Address {
        hex = Hex.digits(hex, 20);
    }

    @JsonCreator
    public static Address parse(String hex) {
        return new Address(hex);
    }
}
