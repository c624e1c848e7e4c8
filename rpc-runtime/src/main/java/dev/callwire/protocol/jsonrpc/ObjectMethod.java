package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonSlice;
import java.util.Arrays;

/** A wire name as {@code $/invokeProxy/5/seen}: a method of the object of a handle. Reused from message to message. */
final class ObjectMethod {
    private static final String PREFIX = "$/invokeProxy/";
    private static final byte[] PREFIX_BYTES = Ascii.bytes(PREFIX);
    private static final int MOST_DIGITS = 19;

    private final JsonSlice method = new JsonSlice();
    private long handle;

    /** The wire name of an object's method. */
    static String name(long handle, String method) {
        return PREFIX + handle + "/" + method;
    }

    /** Whether a wire name is meant to be of this form. */
    static boolean covers(JsonSlice name) {
        int length = PREFIX_BYTES.length;
        return name.length() >= length
                && Arrays.equals(name.array(), name.offset(), name.offset() + length, PREFIX_BYTES, 0, length);
    }

    /** Reads a wire name that {@link #covers} covers; false if it has no handle or no method. */
    boolean read(JsonSlice name) {
        var array = name.array();
        int from = name.offset() + PREFIX_BYTES.length;
        int slash = from;
        while (slash < name.end() && array[slash] != '/') {
            slash++;
        }
        int start = slash + 1;
        if (start >= name.end() || !readHandle(array, from, slash)) {
            return false;
        }
        method.set(array, start, name.end() - start);
        return true;
    }

    /** Reads an integer of 64 bits as {@link Long#toString(long)} writes it. */
    private boolean readHandle(byte[] array, int from, int to) {
        boolean negative = from < to && array[from] == '-';
        int first = negative ? from + 1 : from;
        int digits = to - first;
        if (digits < 1 || digits > MOST_DIGITS || (array[first] == '0' && (negative || digits > 1))) {
            return false;
        }
        // Counted below zero, where there is room for one more.
        long value = 0;
        for (int i = first; i < to; i++) {
            int digit = array[i] - '0';
            if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
                return false;
            }
            value = value * 10 - digit;
        }
        handle = negative ? value : -value;
        return negative || value != Long.MIN_VALUE;
    }

    /** The handle that was read. */
    long handle() {
        return handle;
    }

    /** The method that was read, a view of the wire name. */
    JsonSlice method() {
        return method;
    }
}
