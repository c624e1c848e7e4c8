package dev.callwire.transport.netty;

import java.nio.charset.StandardCharsets;

/** What a close frame carries: a code and a reason (RFC 6455 section 5.5.1). */
final class ClosePayload {
    private static final int MAX_REASON_BYTES = 123;
    private static final byte[] WITHOUT_CODE = {};

    private ClosePayload() {}

    /** Refuses codes that no close frame may carry. */
    static void checkCode(int code) {
        var reserved = code == 1004 || code == 1005 || code == 1006 || code == 1015;
        if (code < 1000 || code > 4999 || reserved) {
            throw new IllegalArgumentException(
                    "A close frame carries a code from 1000 to 4999, but not 1004, 1005, 1006" + " or 1015. Found: "
                            + code + ".");
        }
    }

    /** Whether a peer may close with a code: one that RFC 6455 or its registry has, or one of those free for use. */
    static boolean isCode(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }

    /** A code and as much of the reason as fits. */
    static byte[] of(int code, String reason) {
        var text = reason.getBytes(StandardCharsets.UTF_8);
        var length = Math.min(text.length, MAX_REASON_BYTES);
        while (length < text.length && (text[length] & 0xC0) == 0x80) {
            length--;
        }
        var payload = new byte[2 + length];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, length);
        return payload;
    }

    /** The answer to a peer's close frame; a negative code stands for none. */
    static byte[] echo(int code) {
        return code < 0 ? WITHOUT_CODE : of(code, "");
    }
}
