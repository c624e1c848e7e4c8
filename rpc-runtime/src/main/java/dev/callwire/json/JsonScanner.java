package dev.callwire.json;

import static java.util.Objects.checkFromIndexSize;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds where values end, strictly and within limits.
 *
 * <p>The half of {@link JsonReader} that knows JSON's grammar. Its methods take an index and return the index behind
 * what they scanned; they do not move the reader.
 */
abstract sealed class JsonScanner permits JsonReader {
    static final byte[] NO_BYTES = {};

    /** What {@link #byteAt} has after the last byte. No value, name or separator is this. */
    private static final byte END = 0;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SPACES = ONES * ' ';
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private static final int ESCAPED = 1;
    private static final int NOT_ASCII = 2;

    private final int maxDepth;
    private final int maxTokens;
    private final int maxNameLength;
    private final int maxNumberLength;
    private final int maxStringLength;

    byte[] array = NO_BYTES;
    private int start;
    int end;

    /** How many objects and arrays the reader is in. */
    private int depth;

    /** How many values and names were read or scanned. */
    private int tokens;

    /** What ends each object and array that {@link #scanValue} is in. */
    private byte[] closers = new byte[16];

    /** Whether the string scanned last has escapes, and bytes beyond ASCII. */
    private int traits;

    /** Where the text of the string scanned last ends: the index of its closing quote. */
    int textEnd;

    JsonScanner(JsonLimits limits) {
        maxDepth = limits.maxDepth();
        maxTokens = limits.maxTokens();
        maxNameLength = limits.maxNameLength();
        maxNumberLength = limits.maxNumberLength();
        maxStringLength = limits.maxStringLength();
    }

    final void startOver(byte[] newArray, int offset, int length) {
        checkFromIndexSize(offset, length, newArray.length);
        array = newArray;
        start = offset;
        end = offset + length;
        depth = 0;
        tokens = 0;
    }

    /** Notes that the text stands within an object or array, with so many tokens of it elsewhere. */
    final void enterUnseen(int others) {
        enter(start);
        tokens += others;
    }

    /** Notes that the reader enters the object or array that begins at an index. */
    final void enter(int p) {
        if (++depth > maxDepth) {
            throw tooDeep(p);
        }
    }

    /** Notes that the reader leaves the innermost object or array. */
    final void leave() {
        depth--;
    }

    /** Returns how many objects and arrays the reader is in. */
    final int depth() {
        return depth;
    }

    /** Tells whether names of so many bytes are within the limit. */
    final boolean isNameLength(int length) {
        return length <= maxNameLength;
    }

    /** Tells whether the string scanned last is plain ASCII without escapes. */
    final boolean isPlain() {
        return traits == 0;
    }

    final boolean hasEscapes() {
        return (traits & ESCAPED) != 0;
    }

    /** Returns the index behind the value that begins at an index. Keeps no stack but the closers. */
    final int scanValue(int from) {
        int level = 0;
        int p = from;
        while (true) {
            countToken(p);
            byte first = byteAt(p);
            switch (first) {
                case '"' -> p = scanString(p + 1, false);
                case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> p = scanNumber(p);
                case 't', 'f', 'n' -> p = scanLiteral(p);
                case '{' -> {
                    push((byte) '}', level++, p);
                    p = skipSpace(p + 1);
                    if (byteAt(p) != '}') {
                        p = skipSpace(scanName(p));
                        continue;
                    }
                }
                case '[' -> {
                    push((byte) ']', level++, p);
                    p = skipSpace(p + 1);
                    if (byteAt(p) != ']') {
                        continue;
                    }
                }
                default -> throw malformed("a value", p);
            }

            // Behind a value, or before the end of an empty object or array.
            while (true) {
                if (level == 0) {
                    return p;
                }
                p = skipSpace(p);
                byte next = byteAt(p);
                byte closer = closers[level - 1];
                if (next == closer) {
                    level--;
                    p++;
                } else if (next != ',') {
                    throw malformed(closer == '}' ? "',' or '}'" : "',' or ']'", p);
                } else {
                    p = skipSpace(p + 1);
                    if (closer == '}') {
                        p = skipSpace(scanName(p));
                    }
                    break;
                }
            }
        }
    }

    private void push(byte closer, int level, int p) {
        if (depth + level >= maxDepth) {
            throw tooDeep(p);
        }
        if (level == closers.length) {
            closers = Arrays.copyOf(closers, 2 * level);
        }
        closers[level] = closer;
    }

    /** Returns the index behind the colon that follows the name at an index. */
    final int scanName(int from) {
        if (byteAt(from) != '"') {
            throw malformed("a name in quotes", from);
        }
        countToken(from);
        int p = skipSpace(scanString(from + 1, true));
        if (byteAt(p) != ':') {
            throw malformed("':'", p);
        }
        return p + 1;
    }

    /** Returns the index behind the closing quote of the string whose text begins at an index. */
    final int scanString(int text, boolean isName) {
        int seen = 0;
        int p = scanPlain(text);
        for (byte b = byteAt(p); b != '"'; b = byteAt(p)) {
            if (b == '\\') {
                seen |= ESCAPED;
                p = scanPlain(scanEscape(p));
            } else if (b < 0) {
                seen |= NOT_ASCII;
                p = scanPlain(scanNotAscii(p));
            } else if (b < ' ') {
                throw malformed(p < end ? "an escape for a control character" : "a closing quote", p);
            } else {
                p++;
            }
        }
        int limit = isName ? maxNameLength : maxStringLength;
        if (p - text > limit) {
            throw isName
                    ? tooLong("A name", "bytes", limit, "maxNameLength", text)
                    : tooLong("A string", "bytes", limit, "maxStringLength", text);
        }
        traits = seen;
        textEnd = p;
        return p + 1;
    }

    /** Skips plain ASCII eight bytes at a time, and stops at other bytes and near the end. */
    private int scanPlain(int from) {
        byte[] bytes = array;
        int last = end - Long.BYTES;
        int p = from;
        while (p <= last) {
            long eight = (long) EIGHT_BYTES.get(bytes, p);
            // The lowest of the high bits left marks the first quote, backslash, control character or non-ASCII.
            long special =
                    (((eight ^ QUOTES) - ONES) | ((eight ^ BACKSLASHES) - ONES) | (eight - SPACES) | eight) & HIGH_BITS;
            if (special != 0) {
                return p + Long.numberOfTrailingZeros(special) / Byte.SIZE;
            }
            p += Long.BYTES;
        }
        return p;
    }

    private int scanEscape(int p) {
        return switch (byteAt(p + 1)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> p + 2;
            case 'u' -> scanUnicodeEscape(p);
            default -> throw malformed("one of \" \\ / b f n r t u", p + 1);
        };
    }

    private int scanUnicodeEscape(int p) {
        int unit = hexAt(p + 2);
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            return p + 6;
        }
        if (unit <= Character.MAX_HIGH_SURROGATE && byteAt(p + 6) == '\\' && byteAt(p + 7) == 'u') {
            int low = hexAt(p + 8);
            if (low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE) {
                return p + 12;
            }
        }
        throw new JsonException(
                "A surrogate escape is one of a pair, but the one at offset " + (p - start) + " is alone");
    }

    /** Returns the value of the four hexadecimal digits at an index. */
    private int hexAt(int p) {
        int value = 0;
        for (int i = p; i < p + 4; i++) {
            int digit = JsonStrings.hexDigit(byteAt(i));
            if (digit < 0) {
                throw malformed("a hexadecimal digit", i);
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    /** Returns the index behind the characters of two to four bytes that begin at an index. */
    private int scanNotAscii(int from) {
        int p = from;
        do {
            int length = JsonStrings.multiByteLength(array, p, end);
            if (length < 0) {
                throw new JsonException("JSON is UTF-8, but the bytes at offset " + (p - start) + " are not");
            }
            p += length;
        } while (byteAt(p) < 0);
        return p;
    }

    /** Returns the index behind the number at an index, where there is a digit or a minus. */
    final int scanNumber(int from) {
        int p = from;
        if (byteAt(p) == '-') {
            p++;
        }
        if (byteAt(p) == '0') {
            p++;
            if (isDigit(byteAt(p))) {
                throw malformed("a number without leading zeros", p);
            }
        } else {
            p = scanDigits(p);
        }
        if (byteAt(p) == '.') {
            p = scanDigits(p + 1);
        }
        byte exponent = byteAt(p);
        if (exponent == 'e' || exponent == 'E') {
            byte sign = byteAt(p + 1);
            p = scanDigits(sign == '+' || sign == '-' ? p + 2 : p + 1);
        }
        checkNumberLength(from, p);
        return p;
    }

    private int scanDigits(int from) {
        int p = from;
        while (isDigit(byteAt(p))) {
            p++;
        }
        if (p == from) {
            throw malformed("a digit", p);
        }
        return p;
    }

    /** Returns the index behind the literal at an index, where there is its first letter. */
    final int scanLiteral(int p) {
        boolean isFalse = array[p] == 'f';
        int last = isFalse ? p + 4 : p + 3;
        boolean whole = last < end
                && switch (array[p]) {
                    case 't' -> array[p + 1] == 'r' && array[p + 2] == 'u' && array[p + 3] == 'e';
                    case 'f' ->
                        array[p + 1] == 'a' && array[p + 2] == 'l' && array[p + 3] == 's' && array[p + 4] == 'e';
                    default -> array[p + 1] == 'u' && array[p + 2] == 'l' && array[p + 3] == 'l';
                };
        if (!whole) {
            throw malformed(isFalse ? "false" : array[p] == 't' ? "true" : "null", p);
        }
        return last + 1;
    }

    final int skipSpace(int from) {
        int p = from;
        while (p < end) {
            byte b = array[p];
            if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
                break;
            }
            p++;
        }
        return p;
    }

    final byte byteAt(int p) {
        return p < end ? array[p] : END;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    final void countToken(int p) {
        if (++tokens > maxTokens) {
            throw JsonException.ofLimit(
                    "jsonTokens",
                    "JSON has at most " + maxTokens + " values and names (maxTokens); the one at offset " + (p - start)
                            + " is one more");
        }
    }

    private JsonException tooDeep(int p) {
        return JsonException.ofLimit(
                "jsonDepth",
                "JSON nests at most " + maxDepth + " deep (maxDepth); at offset " + (p - start) + " it nests deeper");
    }

    private JsonException tooLong(String what, String unit, int limit, String limitName, int p) {
        return JsonException.ofLimit(
                limitName.replace("max", "json"),
                what + " has at most " + limit + " " + unit + " (" + limitName + "); the one at offset " + (p - start)
                        + " has more");
    }

    final JsonException malformed(String expected, int p) {
        return new JsonException("Expected " + expected + ", found " + foundAt(p) + " at offset " + (p - start));
    }

    private String foundAt(int p) {
        if (p >= end) {
            return "the end";
        }
        byte b = array[p];
        return b > ' ' && b < 0x7f ? "'" + (char) b + "'" : "byte 0x" + String.format("%02x", b);
    }

    /** A value of the wrong kind; or, which is worse news, a malformed one. */
    final JsonException unfit(String expected, int p) {
        int to = scanValue(p);
        return JsonException.unfit(expected, JsonStrings.describe(array, p, to), p - start);
    }

    /** Refuses a number between two indices that is longer than numbers may be. */
    final void checkNumberLength(int from, int to) {
        if (to - from > maxNumberLength) {
            throw tooLong("A number", "characters", maxNumberLength, "maxNumberLength", from);
        }
    }
}
