package dev.callwire.it.ethereum;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Which block: one by its number, or by what it is to the chain. */
public record BlockId(@JsonValue String text) {
    public static final BlockId EARLIEST = new BlockId("earliest");
    public static final BlockId LATEST = new BlockId("latest");
    public static final BlockId PENDING = new BlockId("pending");

    public static BlockId of(long number) {
        return new BlockId(Quantity.of(number).hex());
    }

    @JsonCreator
    public static BlockId parse(String text) {
        return new BlockId(text);
    }
}
