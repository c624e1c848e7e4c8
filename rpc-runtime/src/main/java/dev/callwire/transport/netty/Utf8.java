package dev.callwire.transport.netty;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells well-formed UTF-8 (RFC 3629) from other bytes. */
final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Whether the bytes are whole characters in their shortest form, none of them a surrogate. */
    static boolean isWellFormed(byte[] bytes, int offset, int length) {
        var end = offset + length;
        var at = offset;
        while (at < end) {
            at = skipAscii(bytes, at, end);
            if (at == end) {
                break;
            }
            var next = skipCharacter(bytes, at, end);
            if (next < 0) {
                return false;
            }
            at = next;
        }
        return true;
    }

    private static int skipAscii(byte[] bytes, int from, int end) {
        var at = from;
        while (at <= end - Long.BYTES && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < end && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** The index after the character of several bytes that starts here, or -1 when it is malformed. */
    private static int skipCharacter(byte[] bytes, int at, int end) {
        var lead = bytes[at] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return -1;
        }
        var length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (end - at < length) {
            return -1;
        }
        // The second byte's range keeps out longer forms than needed, surrogates, and what lies beyond U+10FFFF.
        var second = bytes[at + 1] & 0xFF;
        var low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        var high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return -1;
        }
        for (var i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return -1;
            }
        }
        return at + length;
    }
}
