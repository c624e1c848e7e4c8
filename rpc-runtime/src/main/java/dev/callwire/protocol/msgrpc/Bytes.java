package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonSlice;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Pieces of frames as the bytes that they are on the wire. */
final class Bytes {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LETTER_COUNT = 10;

    private Bytes() {}

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Ten letters that nobody else has drawn. */
    static byte[] letters() {
        var drawn = new byte[LETTER_COUNT];
        for (int i = 0; i < LETTER_COUNT; i++) {
            drawn[i] = (byte) LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length()));
        }
        return drawn;
    }

    /** The first byte of a JSON value, which says its kind; 0 of none. */
    static byte first(JsonSlice json) {
        return json.isEmpty() ? 0 : json.array()[json.offset()];
    }

    static boolean isString(JsonSlice json) {
        return first(json) == '"';
    }

    static boolean isObject(JsonSlice json) {
        return first(json) == '{';
    }

    /** Whether a view begins with bytes. */
    static boolean startsWith(JsonSlice view, byte[] prefix) {
        if (view.length() < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (view.array()[view.offset() + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
