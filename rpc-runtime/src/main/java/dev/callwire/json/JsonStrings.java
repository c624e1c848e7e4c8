package dev.callwire.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The inside of JSON strings: characters of more than one byte, and escapes. */
final class JsonStrings {
    private static final int MAX_SHOWN = 40;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SPACES = ONES * ' ';
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long QUESTION_MARKS = ONES * '?';

    private JsonStrings() {}

    /** Returns how many bytes the character at an index has, which is not ASCII; or -1 if they are not well-formed UTF-8. */
    static int multiByteLength(byte[] bytes, int p, int end) {
        int first = bytes[p] & 0xff;
        if (first < 0xe0) {
            return first >= 0xc2 && end - p >= 2 && isContinuation(bytes[p + 1]) ? 2 : -1;
        }
        if (end - p < 3 || !isContinuation(bytes[p + 1]) || !isContinuation(bytes[p + 2])) {
            return -1;
        }
        // Overlong forms, surrogates and what lies beyond U+10FFFF all show in the bits of the first two bytes.
        if (first < 0xf0) {
            int bits = ((first & 0x0f) << 6) | (bytes[p + 1] & 0x3f);
            return bits >= 0x800 >> 6 && bits >> 5 != 0xd800 >> 11 ? 3 : -1;
        }
        int bits = ((first & 0x0f) << 6) | (bytes[p + 1] & 0x3f);
        return bits >= 0x10000 >> 12 && bits <= 0x10ffff >> 12 && end - p >= 4 && isContinuation(bytes[p + 3]) ? 4 : -1;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xc0) == 0x80;
    }

    /** Returns the value of a hexadecimal digit, or -1. */
    static int hexDigit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int letter = b | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    /** Writes the checked text of a string without its escapes, and returns the index behind it. */
    static int unescape(byte[] from, int start, int end, byte[] to, int offset) {
        int out = offset;
        int p = start;
        while (p < end) {
            byte b = from[p++];
            if (b != '\\') {
                to[out++] = b;
                continue;
            }
            byte escape = from[p++];
            switch (escape) {
                case 'b' -> to[out++] = '\b';
                case 'f' -> to[out++] = '\f';
                case 'n' -> to[out++] = '\n';
                case 'r' -> to[out++] = '\r';
                case 't' -> to[out++] = '\t';
                case 'u' -> {
                    int character = hex(from, p);
                    p += 4;
                    if (Character.isHighSurrogate((char) character)) {
                        character = Character.toCodePoint((char) character, (char) hex(from, p + 2));
                        p += 6;
                    }
                    out = encode(character, to, out);
                }
                default -> to[out++] = escape;
            }
        }
        return out;
    }

    private static int hex(byte[] from, int p) {
        return (hexDigit(from[p]) << 12)
                | (hexDigit(from[p + 1]) << 8)
                | (hexDigit(from[p + 2]) << 4)
                | hexDigit(from[p + 3]);
    }

    /**
     * Returns where the first byte is that may not stand for itself in a string of JSON: a quote, a backslash, a control
     * character, one beyond ASCII, and a question mark, which Java puts for what is no character.
     */
    static int plainRun(byte[] bytes, int from) {
        int p = from;
        for (int last = bytes.length - Long.BYTES; p <= last; p += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(bytes, p);
            // Bits above the lowest one may be wrong: it is looked at byte by byte.
            long odd = ((eight ^ QUOTES) - ONES)
                    | ((eight ^ BACKSLASHES) - ONES)
                    | ((eight ^ QUESTION_MARKS) - ONES)
                    | (eight - SPACES)
                    | eight;
            if ((odd & HIGH_BITS) != 0) {
                break;
            }
        }
        while (p < bytes.length && isPlain(bytes[p])) {
            p++;
        }
        return p;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\' && b != '?';
    }

    /** Writes a character, which is no surrogate, as UTF-8 and returns the index behind it. */
    static int encode(int character, byte[] to, int offset) {
        int out = offset;
        if (character < 0x80) {
            to[out++] = (byte) character;
        } else if (character < 0x800) {
            to[out++] = (byte) (0xc0 | (character >> 6));
            to[out++] = (byte) (0x80 | (character & 0x3f));
        } else if (character < 0x10000) {
            to[out++] = (byte) (0xe0 | (character >> 12));
            to[out++] = (byte) (0x80 | ((character >> 6) & 0x3f));
            to[out++] = (byte) (0x80 | (character & 0x3f));
        } else {
            to[out++] = (byte) (0xf0 | (character >> 18));
            to[out++] = (byte) (0x80 | ((character >> 12) & 0x3f));
            to[out++] = (byte) (0x80 | ((character >> 6) & 0x3f));
            to[out++] = (byte) (0x80 | (character & 0x3f));
        }
        return out;
    }

    /** Tells a well-formed value in a few words: its kind, or its text if it is a number or a literal. */
    static String describe(byte[] json, int from, int to) {
        return switch (json[from]) {
            case '{' -> "an object";
            case '[' -> "an array";
            case '"' -> "a string";
            default -> to - from <= MAX_SHOWN ? new String(json, from, to - from, ISO_8859_1) : "a number";
        };
    }
}
