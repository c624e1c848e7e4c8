package dev.callwire.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON text into a buffer of its own that grows up to a limit.
 *
 * <p>Writes what it is told to: punctuation is the caller's business, through {@code raw}. What would not fit within
 * the limit is refused with {@link OutboundTooLargeException} and leaves nothing of itself behind; {@link #truncate}
 * takes back what was written before it. Not thread-safe; reusable through {@link #reset}.
 */
public final class JsonWriter {
    /** A buffer larger than this is let go when the writer is reset. */
    private static final int KEPT_CAPACITY = 64 * 1024;

    /** How much more room than is used may be asked for, so that the limit is never met before the text does. */
    private static final int MAX_UNCERTAIN = 32;

    private static final int MAX_ARRAY_LENGTH = Integer.MAX_VALUE - 8;

    /** How deep Jackson's generator writes. */
    private static final int MAX_DEPTH = 1000;

    private static final int MAX_INT_LENGTH = 11;
    private static final int MAX_LONG_LENGTH = 20;
    private static final int MAX_CHARACTER_LENGTH = 6;

    /** From here on a text is encoded as a whole. */
    private static final int LONG_TEXT = 256;

    private static final byte[] ODD = oddAscii();

    private static final VarHandle TWO_BYTES =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    /** Beyond this a double is written as Java does. */
    private static final double MOST_THOUSANDTHS = 1e6;

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] LONG_MIN = Long.toString(Long.MIN_VALUE).getBytes(US_ASCII);
    private static final byte[] HEX_DIGITS = "0123456789ABCDEF".getBytes(US_ASCII);

    private final int initialCapacity;
    private final int maxLength;
    private byte[] array;
    private int length;
    private @Nullable OutputStream stream;

    /** How many objects and arrays the generated codecs that write are in. */
    private int depth;

    /** Whether a string had surrogates that are not one of a pair, since that was asked last. */
    private boolean unpaired;

    /**
     * @param initialCapacity bytes to begin with, and to come back to after a large message
     * @param maxLength bytes that a message may have
     */
    public JsonWriter(int initialCapacity, int maxLength) {
        if (initialCapacity < 0 || maxLength < 0) {
            throw new IllegalArgumentException("A writer's capacity and limit are at least 0, but they are "
                    + initialCapacity + " and " + maxLength);
        }
        this.initialCapacity = initialCapacity;
        this.maxLength = maxLength;
        array = new byte[initialCapacity];
    }

    /** Starts over with an empty text. */
    public void reset() {
        length = 0;
        if (array.length > KEPT_CAPACITY && array.length > initialCapacity) {
            array = new byte[initialCapacity];
        }
    }

    /**
     * Takes back all but the first bytes.
     *
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public void truncate(int length) {
        if (length < 0 || length > this.length) {
            throw new IndexOutOfBoundsException(
                    "A text is truncated to at most its " + this.length + " bytes, not to " + length);
        }
        this.length = length;
    }

    /** Returns the buffer, which is another one after more was written. The text is its first {@link #length} bytes. */
    public byte[] array() {
        return array;
    }

    /** Returns the number of bytes written. */
    public int length() {
        return length;
    }

    /** Writes a byte as it is. */
    public JsonWriter raw(byte b) {
        reserve(1);
        array[length] = b;
        return advanceTo(length + 1);
    }

    /** Writes bytes as they are. */
    public JsonWriter raw(byte[] bytes) {
        return raw(bytes, 0, bytes.length);
    }

    /** Writes a range of bytes as they are. */
    public JsonWriter raw(byte[] bytes, int offset, int count) {
        reserve(count);
        System.arraycopy(bytes, offset, array, length, count);
        return advanceTo(length + count);
    }

    /** Writes the bytes of a view as they are. */
    public JsonWriter raw(JsonSlice json) {
        return raw(json.array(), json.offset(), json.length());
    }

    public JsonWriter value(int v) {
        reserve(MAX_INT_LENGTH);
        return advanceTo(putInteger(v));
    }

    public JsonWriter value(long v) {
        if (v == Long.MIN_VALUE) {
            return raw(LONG_MIN);
        }
        reserve(MAX_LONG_LENGTH);
        return advanceTo(putInteger(v));
    }

    /**
     * Writes a number in a form that reads back as the same double.
     *
     * @throws JsonException if it is infinite or not a number
     */
    public JsonWriter value(double v) {
        if (Double.isNaN(v) || Double.isInfinite(v)) {
            throw new JsonException("JSON has no " + v);
        }
        long whole = (long) v;
        if (whole == v && Math.abs(v) < 1e7 && (whole != 0 || 1 / v > 0)) {
            reserve(MAX_INT_LENGTH + 2);
            int p = putInteger(whole);
            array[p] = '.';
            array[p + 1] = '0';
            return advanceTo(p + 2);
        }
        if (Math.abs(v) < MOST_THOUSANDTHS && Math.abs(v) >= 1e-3) {
            long thousandths = Math.round(v * 1e3);
            if (thousandths / 1e3 == v) {
                reserve(MAX_INT_LENGTH + 4);
                return advanceTo(putThousandths(thousandths));
            }
        }
        return ascii(Double.toString(v));
    }

    /**
     * Writes a number in a form that reads back as the same float.
     *
     * @throws JsonException if it is infinite or not a number
     */
    public JsonWriter value(float v) {
        if (Float.isNaN(v) || Float.isInfinite(v)) {
            throw new JsonException("JSON has no " + v);
        }
        return ascii(Float.toString(v));
    }

    public JsonWriter value(boolean v) {
        return raw(v ? TRUE : FALSE);
    }

    /**
     * Writes a string in quotes, or {@code null}. Surrogates that are not one of a pair, which UTF-8 does not have, are
     * written as escapes.
     */
    public JsonWriter value(@Nullable String v) {
        if (v == null) {
            return nullValue();
        }
        int count = v.length();
        if (count > maxLength - length) {
            throw new OutboundTooLargeException(maxLength);
        }
        reserve(count + 2);
        byte[] bytes = array;
        int p = length;
        bytes[p++] = '"';
        if (count >= LONG_TEXT) {
            return advanceTo(putLongText(v, p));
        }
        int i = 0;
        for (; i <= count - 4; i += 4) {
            char a = v.charAt(i);
            char b = v.charAt(i + 1);
            char c = v.charAt(i + 2);
            char d = v.charAt(i + 3);
            if ((odd(a) | odd(b) | odd(c) | odd(d)) != 0) {
                return advanceTo(putRest(v, i, p));
            }
            bytes[p] = (byte) a;
            bytes[p + 1] = (byte) b;
            bytes[p + 2] = (byte) c;
            bytes[p + 3] = (byte) d;
            p += 4;
        }
        for (; i < count; i++) {
            char c = v.charAt(i);
            if (odd(c) != 0) {
                return advanceTo(putRest(v, i, p));
            }
            bytes[p++] = (byte) c;
        }
        bytes[p++] = '"';
        return advanceTo(p);
    }

    /** Whether a character is not written as one byte, its own: so that four of them need but one question. */
    private static int odd(char c) {
        return c >>> 7 | ODD[c & 0x7F];
    }

    private static byte[] oddAscii() {
        var odd = new byte[0x80];
        Arrays.fill(odd, 0, ' ', (byte) 1);
        odd['"'] = 1;
        odd['\\'] = 1;
        return odd;
    }

    /**
     * Begins an object for a generated codec, whose members follow, each after its name.
     *
     * @return what {@link #endObject} is to be told
     */
    public int beginObject() {
        descend();
        return length;
    }

    /** Writes the comma before a member, its name and the colon behind it, for a generated codec. */
    public JsonWriter name(Names names, int index) {
        return raw(names.token(index));
    }

    /** Ends the object that was begun at an index. */
    public void endObject(int start) {
        depth--;
        if (length == start) {
            raw((byte) '{');
        } else {
            // There was a comma before the first member, too.
            array[start] = '{';
        }
        raw((byte) '}');
    }

    /** Begins an array for a generated codec. */
    public void beginArray() {
        descend();
        raw((byte) '[');
    }

    /** Ends an array. */
    public void endArray() {
        depth--;
        raw((byte) ']');
    }

    private void descend() {
        if (++depth > MAX_DEPTH) {
            throw GeneratedCodec.doubt();
        }
    }

    /** Gets ready for a value that a generated codec writes. */
    void beginValue() {
        depth = 0;
        unpaired = false;
    }

    /** Tells whether a string since then had surrogates that are not one of a pair. */
    boolean hasUnpaired() {
        return unpaired;
    }

    public JsonWriter nullValue() {
        return raw(NULL);
    }

    /** Returns a stream that writes its bytes here as they are. Closing it does nothing. */
    public OutputStream stream() {
        var existing = stream;
        if (existing == null) {
            existing = new Stream(this);
            stream = existing;
        }
        return existing;
    }

    /** Returns a view of a copy of the text. */
    public JsonSlice toSlice() {
        return JsonSlice.of(Arrays.copyOf(array, length));
    }

    /** Returns the text. */
    @Override
    public String toString() {
        return toSlice().toString();
    }

    /** Puts the characters of a string from the first that is not plain, and the closing quote, and returns the index behind. */
    private int putRest(String v, int first, int offset) {
        int count = v.length();
        int p = offset;
        for (int i = first; i < count; i++) {
            // Room for this character, for a byte of each one after it, and for the quote.
            reserveAt(p, MAX_CHARACTER_LENGTH + count - i);
            char c = v.charAt(i);
            if (!Character.isSurrogate(c)) {
                p = c < ' ' || c == '"' || c == '\\' ? putEscape(c, p) : JsonStrings.encode(c, array, p);
            } else if (Character.isHighSurrogate(c) && i + 1 < count && Character.isLowSurrogate(v.charAt(i + 1))) {
                p = JsonStrings.encode(Character.toCodePoint(c, v.charAt(++i)), array, p);
            } else {
                unpaired = true;
                p = putUnicodeEscape(c, p);
            }
        }
        array[p++] = '"';
        return p;
    }

    /**
     * Puts the characters of a long string and the closing quote: in runs, as the library encodes many times as fast as one
     * looks at each character, which is worth an array.
     */
    private int putLongText(String v, int offset) {
        byte[] utf8 = v.getBytes(UTF_8);
        if (utf8.length != v.length()) {
            return putRest(v, 0, offset);
        }
        int p = offset;
        int from = 0;
        while (true) {
            int to = JsonStrings.plainRun(utf8, from);
            System.arraycopy(utf8, from, array, p, to - from);
            p += to - from;
            if (to == utf8.length) {
                array[p] = '"';
                return p + 1;
            }
            // Room for this character, for a byte of each one after it, and for the quote.
            reserveAt(p, MAX_CHARACTER_LENGTH + utf8.length - to);
            p = putOdd(v.charAt(to), p);
            from = to + 1;
        }
    }

    /** Puts a character that is ASCII, or has no UTF-8. */
    private int putOdd(char c, int p) {
        if (Character.isSurrogate(c)) {
            unpaired = true;
            return putUnicodeEscape(c, p);
        } else if (c == '?') {
            array[p] = '?';
            return p + 1;
        }
        return putEscape(c, p);
    }

    private int putEscape(char c, int p) {
        byte escape = switch (c) {
            case '"', '\\' -> (byte) c;
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
        };
        if (escape == 0) {
            return putUnicodeEscape(c, p);
        }
        array[p] = '\\';
        array[p + 1] = escape;
        return p + 2;
    }

    private int putUnicodeEscape(char c, int p) {
        array[p] = '\\';
        array[p + 1] = 'u';
        array[p + 2] = HEX_DIGITS[c >> 12];
        array[p + 3] = HEX_DIGITS[(c >> 8) & 0xf];
        array[p + 4] = HEX_DIGITS[(c >> 4) & 0xf];
        array[p + 5] = HEX_DIGITS[c & 0xf];
        return p + 6;
    }

    /**
     * Puts a number of thousandths that is not whole. No other number with so few digits is nearest to the same double, so
     * these digits are the shortest.
     */
    private int putThousandths(long v) {
        long whole = v / 1000;
        int part = (int) Math.abs(v % 1000);
        if (v < 0 && whole == 0) {
            array[length] = '-';
            array[length + 1] = '0';
        }
        int p = v < 0 && whole == 0 ? length + 2 : putInteger(whole);
        array[p++] = '.';
        array[p++] = (byte) ('0' + part / 100);
        if (part % 100 != 0) {
            array[p++] = (byte) ('0' + part / 10 % 10);
            if (part % 10 != 0) {
                array[p++] = (byte) ('0' + part % 10);
            }
        }
        return p;
    }

    /** Puts the digits of any number but the least, and returns the index behind them. */
    private int putInteger(long v) {
        if (v > Integer.MIN_VALUE && v <= Integer.MAX_VALUE) {
            return putInt((int) v);
        }
        int p = length;
        long rest = v;
        if (v < 0) {
            array[p++] = '-';
            rest = -v;
        }
        p += JsonNumbers.digits(rest);
        int last = p;
        do {
            long tenth = rest / 10;
            array[--last] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        } while (rest != 0);
        return p;
    }

    /** As {@link #putInteger}, two digits at a time and without the division of longs. */
    private int putInt(int v) {
        int first = length;
        int rest = v;
        if (v < 0) {
            array[first++] = '-';
            rest = -v;
        }
        int end = first + JsonNumbers.digits(rest);
        int p = end;
        while (p - first >= 2) {
            int hundredth = rest / 100;
            p -= 2;
            TWO_BYTES.set(array, p, JsonNumbers.twoDigits(rest - hundredth * 100));
            rest = hundredth;
        }
        if (p > first) {
            array[first] = (byte) ('0' + rest);
        }
        return end;
    }

    @SuppressWarnings("deprecation") // The one way from a string's Latin-1 characters to bytes that allocates nothing.
    private JsonWriter ascii(String text) {
        int count = text.length();
        reserve(count);
        text.getBytes(0, count, array, length);
        return advanceTo(length + count);
    }

    private JsonWriter advanceTo(int newLength) {
        if (newLength > maxLength) {
            throw new OutboundTooLargeException(maxLength);
        }
        length = newLength;
        return this;
    }

    /** Makes room for so many bytes more. All but the last few of them must be certain to come. */
    private void reserve(int count) {
        if (array.length - length < count) {
            grow((long) length + count);
        }
    }

    private void reserveAt(int p, int count) {
        if (array.length - p < count) {
            grow((long) p + count);
        }
    }

    private void grow(long needed) {
        if (needed - MAX_UNCERTAIN > maxLength) {
            throw new OutboundTooLargeException(maxLength);
        }
        long most = Math.min((long) maxLength + MAX_UNCERTAIN, MAX_ARRAY_LENGTH);
        long capacity = Math.max(needed, Math.min(2L * array.length, most));
        array = Arrays.copyOf(array, (int) Math.min(capacity, MAX_ARRAY_LENGTH));
    }

    /** A writer seen as a stream. */
    private static final class Stream extends OutputStream {
        private final JsonWriter writer;

        Stream(JsonWriter writer) {
            this.writer = writer;
        }

        @Override
        public void write(int b) {
            writer.raw((byte) b);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            writer.raw(bytes, offset, count);
        }
    }
}
