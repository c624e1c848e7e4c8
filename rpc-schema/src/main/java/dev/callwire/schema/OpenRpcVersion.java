package dev.callwire.schema;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A version of OpenRPC that documents are written in. They say the same in each. */
public enum OpenRpcVersion {
    /** What tools know best. */
    V1_3_2("1.3.2"),
    /** The latest. */
    V1_4_1("1.4.1");

    private final String text;

    OpenRpcVersion(String text) {
        this.text = text;
    }

    /**
     * The version of that number.
     *
     * @throws IllegalArgumentException if documents are not written in it; the message names those that there are
     */
    public static OpenRpcVersion of(String text) {
        return Arrays.stream(values())
                .filter(version -> version.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A version of OpenRPC must be one of "
                        + Arrays.stream(values()).map(OpenRpcVersion::text).collect(Collectors.joining(", "))
                        + ". Found: '" + text + "'."));
    }

    /** Its number. */
    public String text() {
        return text;
    }
}
