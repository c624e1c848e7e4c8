package dev.callwire.json;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

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
public final class JsonReader extends JsonScanner {
    private static final int KEPT_SCRATCH = 64 * 1024;

    /** So many digits always fit into a long. */
    private static final int SAFE_DIGITS = 18;

    private int position;

    /** Whether the innermost object or array was begun and has shown no member yet. */
    private boolean fresh;

    /** The unescaped strings since the reset, one behind the other so that no view of one is overwritten. */
    private byte[] scratch = NO_BYTES;

    private int scratchLength;

    private final JsonLimits limits;

    /** The members that generated codecs do not know, once there are any. */
    private @Nullable UnknownMembers unknown;

    private final boolean unknownRefused;

    public JsonReader(JsonLimits limits) {
        this(limits, false);
    }

    /** A reader to which generated codecs leave objects that have members which they do not know, if told so. */
    JsonReader(JsonLimits limits, boolean unknownRefused) {
        super(requireNonNull(limits, "limits"));
        this.limits = limits;
        this.unknownRefused = unknownRefused;
    }

    JsonLimits limits() {
        return limits;
    }

    boolean isUnknownRefused() {
        return unknownRefused;
    }

    /**
     * Starts over with the text in a range of an array.
     *
     * @throws IndexOutOfBoundsException if the range does not lie within the array
     */
    public JsonReader reset(byte[] array, int offset, int length) {
        startOver(array, offset, length);
        position = offset;
        fresh = false;
        scratchLength = 0;
        if (scratch.length > KEPT_SCRATCH) {
            scratch = NO_BYTES;
        }
        if (unknown != null) {
            unknown.clear();
        }
        return this;
    }

    /** Starts over with the text in a view. The view itself may be pointed elsewhere afterwards. */
    public JsonReader reset(JsonSlice json) {
        return reset(json.array(), json.offset(), json.length());
    }

    /**
     * Has what is read next count as a part of an object or array that it does not see.
     *
     * @param tokens how many values and names of it there are beside those that are read
     */
    public JsonReader enclosed(int tokens) {
        enterUnseen(tokens);
        return this;
    }

    /**
     * Reads certain bytes, if they come next just as they are.
     *
     * @param text punctuation and names that are well-formed where they stand; they count as nothing
     * @return false if others come, which are not read
     */
    public boolean passes(byte[] text) {
        int p = position;
        if (end - p < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (array[p + i] != text[i]) {
                return false;
            }
        }
        position = p + text.length;
        return true;
    }

    /** Lets go of the bytes that it has read. */
    public void clear() {
        reset(NO_BYTES, 0, 0);
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
        enter(p);
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
        position = scanName(p);
        pointAtText(name, p + 1);
        return true;
    }

    /**
     * Reads the next name of the innermost object and the colon behind it, or the brace that ends the object, for a
     * generated codec.
     *
     * @return the name, or {@code null} at the end
     */
    public @Nullable String nextName() {
        int p = nextMember((byte) '}', "',' or '}'");
        if (p < 0) {
            return null;
        }
        position = scanName(p);
        return text(p + 1);
    }

    /**
     * Reads the next known name of the innermost object and the colon behind it, or the brace that ends the object, for a
     * generated codec. Passes over members of other names, which occur once as all do.
     *
     * @param last the index that was returned before for this object, -1 at first: the next one is tried first
     * @return the index of the name, or -1 at the end
     */
    public int nextName(Names names, int last) {
        while (true) {
            int p = nextMember((byte) '}', "',' or '}'");
            if (p < 0) {
                return -1;
            }
            if (names.isAt(last + 1, array, p, end) && isNameLength(names.longest())) {
                countToken(p);
                position = p + names.token(last + 1).length - 1;
                return last + 1;
            }
            position = scanName(p);
            if (hasEscapes()) {
                throw GeneratedCodec.doubt();
            }
            int index = names.find(array, p + 1, textEnd, last + 1);
            if (index >= 0) {
                return index;
            }
            unknown().add(array, p + 1, textEnd, depth());
            skipMember();
        }
    }

    /** Reads the next name of an object that no codec knows. */
    boolean nextUnknownName(JsonSlice name) {
        int p = nextMember((byte) '}', "',' or '}'");
        if (p < 0) {
            return false;
        }
        position = scanName(p);
        if (hasEscapes()) {
            throw GeneratedCodec.doubt();
        }
        unknown().add(array, p + 1, textEnd, depth());
        return true;
    }

    /** Reads any value for a generated codec that has no use for it: one in whose objects each name occurs once. */
    public void skipMember() {
        if (unknownRefused) {
            throw GeneratedCodec.doubt();
        }
        unknown().skip(this);
    }

    private UnknownMembers unknown() {
        var members = unknown;
        if (members == null) {
            members = new UnknownMembers();
            unknown = members;
        }
        return members;
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
            if (unknown != null) {
                unknown.leave(depth());
            }
            leave();
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
        position = scanValue(skipSpace(position));
    }

    /**
     * Reads any value.
     *
     * @param value is pointed at exactly the value's bytes
     */
    public void readValue(JsonSlice value) {
        int from = skipSpace(position);
        int to = scanValue(from);
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
            if (p - first >= SAFE_DIGITS && (value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit)) {
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
        checkNumberLength(from, p);
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
        int to = scanNumber(from);
        double value = JsonNumbers.toDouble(array, from, to);
        if (Double.isInfinite(value)) {
            throw unfit("a number from -1.7976931348623157E308 to 1.7976931348623157E308", from);
        }
        countToken(from);
        position = to;
        return value;
    }

    /** Reads any number as the text it is, for a generated codec. */
    public String readNumber() {
        int from = skipSpace(position);
        byte first = byteAt(from);
        if (first != '-' && !isDigit(first)) {
            throw unfit("a number", from);
        }
        int to = scanNumber(from);
        countToken(from);
        position = to;
        return new String(array, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Reads {@code true} or {@code false}. */
    public boolean readBoolean() {
        int p = skipSpace(position);
        byte first = byteAt(p);
        if (first != 't' && first != 'f') {
            throw unfit("true or false", p);
        }
        countToken(p);
        position = scanLiteral(p);
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
        position = scanLiteral(p);
        return true;
    }

    /** Reads a string. */
    public String readString() {
        return text(beginString());
    }

    /** Returns the unescaped text from an index to {@link #textEnd}. */
    private String text(int from) {
        if (isPlain()) {
            return new String(array, from, textEnd - from, StandardCharsets.ISO_8859_1);
        }
        if (!hasEscapes()) {
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
        position = scanString(p + 1, false);
        return p + 1;
    }

    /** Tells whether nothing is left to read but white space. */
    public boolean isAtEnd() {
        return skipSpace(position) == end;
    }

    /** Reads white space up to the end of the text. */
    public void end() {
        int p = skipSpace(position);
        if (p != end) {
            throw malformed("the end", p);
        }
        position = p;
    }

    private void pointAtText(JsonSlice slice, int from) {
        if (!hasEscapes()) {
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
}
