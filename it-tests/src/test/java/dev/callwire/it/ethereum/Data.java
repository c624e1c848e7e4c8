package dev.callwire.it.ethereum;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.Locale;

/** Bytes; in JSON two hexadecimal digits each: {@code "0x"}, {@code "0x0400"}. */
public record Data(@JsonValue String hex) {

    public Data {
        hex = Hex.digits(hex, -1);
    }

    @JsonCreator
    public static Data parse(String hex) {
        return new Data(hex);
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex.substring(2).toLowerCase(Locale.ROOT));
    }
}
