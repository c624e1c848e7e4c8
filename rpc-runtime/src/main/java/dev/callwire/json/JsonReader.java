package dev.callwire.json;

import static java.util.Objects.checkFromIndexSize;
import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON from UTF-8 bytes in one strict pass, within {@link JsonLimits}.
 *
 * <p>Strict is RFC 8259 with nothing added, and well-formed UTF-8: overlong forms, raw surrogates, byte order marks and
 * {@code \}{@code u} escapes that leave a surrogate alone are refused. Names that occur twice are not: whoever gives
 * names a meaning has to.
 *
 * <pre>{@code
 * reader.reset(json).beginObject();
 * while (reader.nextName(name)) {
 *     if (name.contentEquals(PRICE)) {
 *         price = reader.readLong();
 *     } else {
 *         reader.skipValue();
 *     }
 * }
 * reader.end();
 * }</pre>
 *
 * <p>Every method throws {@link JsonException} at what it cannot accept, and the reader is then of no use until it is
 * reset. Views it fills are valid until its reset, and for as long as the bytes they came from stay as they are. Not
 * thread-safe; reusable through {@code reset}.
 */
public final class JsonReader {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SPACES = ONES * ' ';
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private static final byte[] NO_BYTES = {};
    private static final int KEPT_SCRATCH = 64 * 1024;

    /** What {@link #byteAt} has after the last byte. No value, name or separator is this. */
    private static final byte END = 0;

    private static final int ESCAPED = 1;
    private static final int NOT_ASCII = 2;

    private final int maxDepth;
    private final int maxTokens;
    private final int maxNameLength;
    private final int maxNumberLength;
    private final int maxStringLength;

    private byte[] array = NO_BYTES;
    private int start;
    private int position;
    private int end;

    private int depth;
    private int tokens;

    /** Whether the innermost object or array was begun and has shown no member yet. */
    private boolean fresh;

    /** What ends each object and array that {@link #skipValue()} is in. */
    private byte[] closers = new byte[16];

    /** Whether the string skipped last has escapes, and bytes beyond ASCII. */
    private int traits;

    /** Where the text of the string skipped last ends: the index of its closing quote. */
    private int textEnd;

    /** The unescaped strings since the reset, one behind the other so that no view of one is overwritten. */
    private byte[] scratch = NO_BYTES;

    private int scratchLength;

    public JsonReader(JsonLimits limits) {
        requireNonNull(limits, "limits");
        maxDepth = limits.maxDepth();
        maxTokens = limits.maxTokens();
        maxNameLength = limits.maxNameLength();
        maxNumberLength = limits.maxNumberLength();
        maxStringLength = limits.maxStringLength();
    }

    /**
     * Starts over with the text in a range of an array.
     *
     * @throws IndexOutOfBoundsException if the range does not lie within the array
     */
    public JsonReader reset(byte[] array, int offset, int length) {
        checkFromIndexSize(offset, length, array.length);
        this.array = array;
        start = offset;
        position = offset;
        end = offset + length;
        depth = 0;
        tokens = 0;
        fresh = false;
        scratchLength = 0;
        if (scratch.length > KEPT_SCRATCH) {
            scratch = NO_BYTES;
        }
        return this;
    }

    /** Starts over with the text in a view. The view itself may be pointed elsewhere afterwards. */
    public JsonReader reset(JsonSlice json) {
        return reset(json.array(), json.offset(), json.length());
    }

    /** Returns the index, in the array being read, of the first byte not yet read. */
    public int position() {
        return position;
    }

    /**
     * Skips white space and returns the first byte of the next value, which says its kind: one of <code>{ [ " - 0 1 2 3
     * 4 5 6 7 8 9 t f n</code>.
     */
    public byte peek() {
        int p = skipSpace(position);
        position = p;
        byte first = byteAt(p);
        return switch (first) {
            case '{', '[', '"', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 't', 'f', 'n' -> first;
            default -> throw malformed("a value", p);
        };
    }

    /** Reads the brace that begins an object; its names follow through {@link #nextName}. */
    public void beginObject() {
        begin((byte) '{', "an object");
    }

    /** Reads the bracket that begins an array; ask {@link #nextElement} before each element. */
    public void beginArray() {
        begin((byte) '[', "an array");
    }

    private void begin(byte opener, String expected) {
        int p = skipSpace(position);
        if (byteAt(p) != opener) {
            throw unfit(expected, p);
        }
        countToken(p);
        if (++depth > maxDepth) {
            throw tooDeep(p);
        }
        position = p + 1;
        fresh = true;
    }

    /**
     * Reads the next name of the innermost object and the colon behind it, or the brace that ends the object.
     *
     * @param name is pointed at the name's unescaped UTF-8 text, without quotes
     * @return whether there is a name; its value is to be read next
     */
    public boolean nextName(JsonSlice name) {
        int p = nextMember((byte) '}', "',' or '}'");
        if (p < 0) {
            return false;
        }
        position = skipName(p);
        pointAtText(name, p + 1);
        return true;
    }

    /**
     * Moves on to the next element of the innermost array, or reads the bracket that ends the array.
     *
     * @return whether there is an element; it is to be read next
     */
    public boolean nextElement() {
        int p = nextMember((byte) ']', "',' or ']'");
        if (p < 0) {
            return false;
        }
        position = p;
        return true;
    }

    /** Returns where the next member begins, or -1 having read the end of the object or array. */
    private int nextMember(byte closer, String separators) {
        int p = skipSpace(position);
        byte next = byteAt(p);
        if (next == closer) {
            position = p + 1;
            depth--;
            fresh = false;
            return -1;
        }
        if (fresh) {
            fresh = false;
            return p;
        }
        if (next != ',') {
            throw malformed(separators, p);
        }
        return skipSpace(p + 1);
    }

    /** Reads any value. */
    public void skipValue() {
        position = skipValue(skipSpace(position));
    }

    /**
     * Reads any value.
     *
     * @param value is pointed at exactly the value's bytes
     */
    public void readValue(JsonSlice value) {
        int from = skipSpace(position);
        int to = skipValue(from);
        position = to;
        value.set(array, from, to - from);
    }

    /** Reads an integer literal between -2147483648 and 2147483647, without fraction or exponent. */
    public int readInt() {
        return (int) readInteger(Integer.MIN_VALUE, Integer.MAX_VALUE, "an integer from -2147483648 to 2147483647");
    }

    /** Reads an integer literal between -9223372036854775808 and 9223372036854775807, without fraction or exponent. */
    public long readLong() {
        return readInteger(
                Long.MIN_VALUE, Long.MAX_VALUE, "an integer from -9223372036854775808 to 9223372036854775807");
    }

    private long readInteger(long min, long max, String range) {
        int from = skipSpace(position);
        int p = from;
        byte b = byteAt(p);
        boolean negative = b == '-';
        if (negative) {
            b = byteAt(++p);
        }
        int first = p;
        // Counted below zero, where there is room for one more.
        long value = 0;
        while (b >= '0' && b <= '9') {
            int digit = b - '0';
            if (value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
                throw unfit(range, from);
            }
            value = value * 10 - digit;
            b = byteAt(++p);
        }
        if (p == first || b == '.' || b == 'e' || b == 'E') {
            throw unfit("an integer", from);
        }
        if (p - first > 1 && array[first] == '0') {
            throw malformed("a number without leading zeros", first + 1);
        }
        if (p - from > maxNumberLength) {
            throw tooLong("A number", "characters", maxNumberLength, "maxNumberLength", from);
        }
        if (negative ? value < min : value < -max) {
            throw unfit(range, from);
        }
        countToken(from);
        position = p;
        return negative ? value : -value;
    }

    /** Reads any number as the nearest double. One beyond the largest double is refused. */
    public double readDouble() {
        int from = skipSpace(position);
        byte first = byteAt(from);
        if (first != '-' && !isDigit(first)) {
            throw unfit("a number", from);
        }
        int to = skipNumber(from);
        double value = JsonNumbers.toDouble(array, from, to);
        if (Double.isInfinite(value)) {
            throw unfit("a number from -1.7976931348623157E308 to 1.7976931348623157E308", from);
        }
        countToken(from);
        position = to;
        return value;
    }

    /** Reads {@code true} or {@code false}. */
    public boolean readBoolean() {
        int p = skipSpace(position);
        byte first = byteAt(p);
        if (first != 't' && first != 'f') {
            throw unfit("true or false", p);
        }
        countToken(p);
        position = skipLiteral(p);
        return first == 't';
    }

    /** Reads {@code null} if that is the next value; otherwise reads no more than white space. */
    public boolean readNull() {
        int p = skipSpace(position);
        position = p;
        if (byteAt(p) != 'n') {
            return false;
        }
        countToken(p);
        position = skipLiteral(p);
        return true;
    }

    /** Reads a string. */
    public String readString() {
        int from = beginString();
        if (traits == 0) {
            return new String(array, from, textEnd - from, StandardCharsets.ISO_8859_1);
        }
        if ((traits & ESCAPED) == 0) {
            return new String(array, from, textEnd - from, StandardCharsets.UTF_8);
        }
        int length = unescape(from);
        scratchLength -= length;
        return new String(scratch, scratchLength, length, StandardCharsets.UTF_8);
    }

    /**
     * Reads a string.
     *
     * @param text is pointed at the string's unescaped UTF-8 text, without quotes
     */
    public void readString(JsonSlice text) {
        pointAtText(text, beginString());
    }

    /** Reads a string and returns where its text begins. */
    private int beginString() {
        int p = skipSpace(position);
        if (byteAt(p) != '"') {
            throw unfit("a string", p);
        }
        countToken(p);
        position = skipString(p + 1, false);
        return p + 1;
    }

    /** Reads white space up to the end of the text. */
    public void end() {
        int p = skipSpace(position);
        if (p != end) {
            throw malformed("the end", p);
        }
        position = p;
    }

    /** Returns the index behind the value that begins at an index. Keeps no stack but the closers. */
    private int skipValue(int from) {
        int level = 0;
        int p = from;
        while (true) {
            countToken(p);
            byte first = byteAt(p);
            switch (first) {
                case '"' -> p = skipString(p + 1, false);
                case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> p = skipNumber(p);
                case 't', 'f', 'n' -> p = skipLiteral(p);
                case '{' -> {
                    push((byte) '}', level++, p);
                    p = skipSpace(p + 1);
                    if (byteAt(p) != '}') {
                        p = skipSpace(skipName(p));
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
                        p = skipSpace(skipName(p));
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
    private int skipName(int from) {
        if (byteAt(from) != '"') {
            throw malformed("a name in quotes", from);
        }
        countToken(from);
        int p = skipSpace(skipString(from + 1, true));
        if (byteAt(p) != ':') {
            throw malformed("':'", p);
        }
        return p + 1;
    }

    /** Returns the index behind the closing quote of the string whose text begins at an index. */
    private int skipString(int text, boolean isName) {
        int seen = 0;
        int p = skipPlain(text);
        for (byte b = byteAt(p); b != '"'; b = byteAt(p)) {
            if (b == '\\') {
                seen |= ESCAPED;
                p = skipPlain(skipEscape(p));
            } else if (b < 0) {
                seen |= NOT_ASCII;
                p = skipPlain(skipNotAscii(p));
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
    private int skipPlain(int from) {
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

    private int skipEscape(int p) {
        return switch (byteAt(p + 1)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> p + 2;
            case 'u' -> skipUnicodeEscape(p);
            default -> throw malformed("one of \" \\ / b f n r t u", p + 1);
        };
    }

    private int skipUnicodeEscape(int p) {
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
    private int skipNotAscii(int from) {
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
    private int skipNumber(int from) {
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
            p = skipDigits(p);
        }
        if (byteAt(p) == '.') {
            p = skipDigits(p + 1);
        }
        byte exponent = byteAt(p);
        if (exponent == 'e' || exponent == 'E') {
            byte sign = byteAt(p + 1);
            p = skipDigits(sign == '+' || sign == '-' ? p + 2 : p + 1);
        }
        if (p - from > maxNumberLength) {
            throw tooLong("A number", "characters", maxNumberLength, "maxNumberLength", from);
        }
        return p;
    }

    private int skipDigits(int from) {
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
    private int skipLiteral(int p) {
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

    private int skipSpace(int from) {
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

    private byte byteAt(int p) {
        return p < end ? array[p] : END;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private void pointAtText(JsonSlice slice, int from) {
        if ((traits & ESCAPED) == 0) {
            slice.set(array, from, textEnd - from);
        } else {
            int length = unescape(from);
            slice.set(scratch, scratchLength - length, length);
        }
    }

    /** Appends the unescaped text from an index to {@link #textEnd} to the scratch, and returns its length. */
    private int unescape(int from) {
        // No text is longer unescaped than escaped. A full scratch is left to the views that point into it.
        int most = textEnd - from;
        if (scratch.length - scratchLength < most) {
            scratch = new byte[Math.max(most, Math.max(256, scratch.length))];
            scratchLength = 0;
        }
        int to = JsonStrings.unescape(array, from, textEnd, scratch, scratchLength);
        int length = to - scratchLength;
        scratchLength = to;
        return length;
    }

    private void countToken(int p) {
        if (++tokens > maxTokens) {
            throw new JsonException("JSON has at most " + maxTokens
                    + " values and names (maxTokens); the one at offset " + (p - start) + " is one more");
        }
    }

    private JsonException tooDeep(int p) {
        return new JsonException(
                "JSON nests at most " + maxDepth + " deep (maxDepth); at offset " + (p - start) + " it nests deeper");
    }

    private JsonException tooLong(String what, String unit, int limit, String limitName, int p) {
        return new JsonException(what + " has at most " + limit + " " + unit + " (" + limitName
                + "); the one at offset " + (p - start) + " has more");
    }

    private JsonException malformed(String expected, int p) {
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
    private JsonException unfit(String expected, int p) {
        int to = skipValue(p);
        return JsonException.unfit(expected, JsonStrings.describe(array, p, to), p - start);
    }
}
