package dev.callwire.json;

import static java.util.Objects.checkFromIndexSize;
import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A view of one JSON value, or of the text inside a JSON string, in a byte array.
 *
 * <p>A view can be pointed elsewhere, so that reading a frame allocates none. A view handed to a callback is therefore
 * valid only while the callback runs; {@link #copy()} keeps it. A view neither checks nor owns its bytes. Equality is
 * identity; compare contents with {@link #contentEquals(byte[])}.
 *
 * <p>Not thread-safe while it is being pointed elsewhere.
 */
public final class JsonSlice {
    private static final byte[] NO_BYTES = {};

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int LONGEST_NAME = 32;

    /** So many always fit into a long. */
    private static final int MOST_DIGITS = 18;

    private byte[] array = NO_BYTES;
    private int offset;
    private int length;

    /** Makes an empty view: an absent value. */
    public JsonSlice() {}

    /** Returns a view of a JSON text, which is not checked. */
    public static JsonSlice of(String json) {
        return of(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a view of a whole array of UTF-8 JSON text, which is neither copied nor checked. */
    public static JsonSlice of(byte[] json) {
        var slice = new JsonSlice();
        slice.set(json, 0, json.length);
        return slice;
    }

    /**
     * Points this view at bytes.
     *
     * @throws IndexOutOfBoundsException if the range does not lie within the array
     */
    public void set(byte[] array, int offset, int length) {
        checkFromIndexSize(offset, length, array.length);
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** Points this view at the same bytes as another. */
    public void set(JsonSlice other) {
        array = other.array;
        offset = other.offset;
        length = other.length;
    }

    /** Makes this view empty and lets its bytes go. */
    public void clear() {
        array = NO_BYTES;
        offset = 0;
        length = 0;
    }

    /** Returns the array this view points into: not a copy, and possibly with other bytes around. */
    public byte[] array() {
        return array;
    }

    /** Returns the index of the first byte in {@link #array()}. */
    public int offset() {
        return offset;
    }

    /** Returns the number of bytes. */
    public int length() {
        return length;
    }

    /** Returns the index after the last byte in {@link #array()}. */
    public int end() {
        return offset + length;
    }

    /** Tells whether there are no bytes: the value is absent. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** Tells whether this is the literal {@code null}. */
    public boolean isNull() {
        return length == 4
                && array[offset] == 'n'
                && array[offset + 1] == 'u'
                && array[offset + 2] == 'l'
                && array[offset + 3] == 'l';
    }

    /** Returns a view of a copy of the bytes, in an array of exactly their length. */
    public JsonSlice copy() {
        return of(toByteArray());
    }

    /** Returns a copy of the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** Tells whether the bytes are these. */
    public boolean contentEquals(byte[] other) {
        return length == other.length && isSame(array, offset, other, 0, length);
    }

    /** Tells whether the bytes are those of another view. */
    public boolean contentEquals(JsonSlice other) {
        requireNonNull(other, "other");
        return length == other.length && isSame(array, offset, other.array, other.offset, length);
    }

    /** Whether as many bytes are the same; without the calls that {@link Arrays#equals} makes, as most names are short. */
    private static boolean isSame(byte[] a, int atA, byte[] b, int atB, int count) {
        if (count > LONGEST_NAME) {
            return Arrays.equals(a, atA, atA + count, b, atB, atB + count);
        }
        int i = 0;
        for (; i <= count - Long.BYTES; i += Long.BYTES) {
            if ((long) EIGHT_BYTES.get(a, atA + i) != (long) EIGHT_BYTES.get(b, atB + i)) {
                return false;
            }
        }
        for (; i < count; i++) {
            if (a[atA + i] != b[atB + i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns a hash of the bytes, the one {@link Arrays#hashCode(byte[])} has for them. Meant for finding names of our
     * own in a fixed table: a sender can make names that collide.
     */
    public int contentHash() {
        int hash = 1;
        for (int i = offset, end = offset + length; i < end; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    /** Returns the positive integer that the bytes are: at most 18 digits, without leading zeros; 0 for anything else. */
    public long positiveInteger() {
        return positiveInteger(array, offset, end());
    }

    /**
     * Returns the positive integer that some bytes of an array are, as {@link #positiveInteger()}.
     *
     * @param from the index of the first
     * @param to the index after the last
     */
    public static long positiveInteger(byte[] array, int from, int to) {
        if (to - from > MOST_DIGITS || from >= to || array[from] == '0') {
            return 0;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = array[i] - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Returns the bytes as UTF-8 text. */
    @Override
    public String toString() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }
}
