package dev.callwire.benchmarks.contestant;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Frames on their way out, of text that is written right where it leaves from. For one event loop. */
final class Outgoing {
    private static final int FIRST_BYTES = 64 * 1024;

    /** What there is always room for besides what was asked for: literals and numbers. */
    private static final int SPARE = 1024;

    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int SHORT_FORM = 126;
    private static final int LONG_FORM = 127;
    private static final int MASK_BYTES = 4;
    private static final int MOST_ESCAPED_BYTES = 6;
    private static final byte[] PAIRS = pairs();
    private static final byte[] LEAST = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final double MOST_IN_FIXED_POINT = 1e12;
    private static final int THOUSAND = 1000;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int at;
    private int begun;
    private int head;
    private boolean masks;

    private static byte[] pairs() {
        var pairs = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            pairs.append(i / 10).append(i % 10);
        }
        return pairs.toString().getBytes(StandardCharsets.US_ASCII);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return at;
    }

    void clear() {
        at = 0;
    }

    /**
     * Begins a frame.
     *
     * @param expected about how long its payload is; where that turns out wrong it is moved
     */
    void begin(boolean masking, int expected) {
        ensure(expected);
        masks = masking;
        begun = at;
        head = headBytes(expected);
        at += head;
    }

    private int headBytes(int length) {
        int form = length < SHORT_FORM ? 0 : length < 1 << Short.SIZE ? Short.BYTES : Long.BYTES;
        return 2 + form + (masks ? MASK_BYTES : 0);
    }

    void end() {
        int length = at - begun - head;
        int needed = headBytes(length);
        if (needed != head) {
            ensure(needed);
            System.arraycopy(bytes, begun + head, bytes, begun + needed, length);
            head = needed;
            at = begun + head + length;
        }
        int mask = masks ? MASKED : 0;
        bytes[begun] = (byte) TEXT;
        if (length < SHORT_FORM) {
            bytes[begun + 1] = (byte) (mask | length);
        } else if (length < 1 << Short.SIZE) {
            bytes[begun + 1] = (byte) (mask | SHORT_FORM);
            bigEndian(begun + 2, Short.BYTES, length);
        } else {
            bytes[begun + 1] = (byte) (mask | LONG_FORM);
            bigEndian(begun + 2, Long.BYTES, length);
        }
        if (masks) {
            int key = ThreadLocalRandom.current().nextInt();
            bigEndian(begun + head - MASK_BYTES, MASK_BYTES, key);
            ByteViews.mask(key, bytes, begun + head, at);
        }
    }

    private void bigEndian(int index, int count, long value) {
        for (int i = 0; i < count; i++) {
            bytes[index + i] = (byte) (value >>> (Byte.SIZE * (count - 1 - i)));
        }
    }

    private void ensure(int more) {
        if (at + more + SPARE > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (at + more + SPARE));
        }
    }

    /** Writes what needs no escapes. */
    void put(byte[] text) {
        System.arraycopy(text, 0, bytes, at, text.length);
        at += text.length;
    }

    /** The same, however long it is. */
    void put(byte[] text, int from, int length) {
        ensure(length);
        System.arraycopy(text, from, bytes, at, length);
        at += length;
    }

    void put(char ascii) {
        bytes[at++] = (byte) ascii;
    }

    void number(long value) {
        long rest = value;
        if (rest < 0) {
            if (rest == Long.MIN_VALUE) {
                put(LEAST);
                return;
            }
            bytes[at++] = '-';
            rest = -rest;
        }
        int end = at + digits(rest);
        int index = end;
        while (rest >= 100) {
            int pair = (int) (rest % 100) * 2;
            rest /= 100;
            bytes[--index] = PAIRS[pair + 1];
            bytes[--index] = PAIRS[pair];
        }
        if (rest >= 10) {
            bytes[--index] = PAIRS[(int) rest * 2 + 1];
            bytes[--index] = PAIRS[(int) rest * 2];
        } else {
            bytes[--index] = (byte) ('0' + rest);
        }
        at = end;
    }

    private static int digits(long positive) {
        int count = 1;
        for (long unit = 10; positive >= unit && count < 18; unit *= 10) {
            count++;
        }
        return count == 18 && positive >= 1_000_000_000_000_000_000L ? 19 : count;
    }

    /** Writes a number of up to three decimals as such, and any other as Java does. */
    void real(double value) {
        double magnitude = Math.abs(value);
        long scaled = magnitude < MOST_IN_FIXED_POINT ? Math.round(magnitude * THOUSAND) : -1;
        if (scaled < 0 || (double) scaled / THOUSAND != magnitude || (scaled == 0 && 1 / value < 0)) {
            put(Double.toString(value).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        if (value < 0) {
            bytes[at++] = '-';
        }
        number(scaled / THOUSAND);
        decimals((int) (scaled % THOUSAND));
    }

    private void decimals(int thousandths) {
        bytes[at++] = '.';
        bytes[at++] = (byte) ('0' + thousandths / 100);
        if (thousandths % 100 != 0) {
            bytes[at++] = (byte) ('0' + thousandths / 10 % 10);
            if (thousandths % 10 != 0) {
                bytes[at++] = (byte) ('0' + thousandths % 10);
            }
        }
    }

    void bool(boolean value) {
        put(value ? TRUE : FALSE);
    }

    void string(String text) {
        int length = text.length();
        ensure(MOST_ESCAPED_BYTES * length);
        var to = bytes;
        int index = at;
        to[index++] = '"';
        for (int i = 0; i < length; i++) {
            char next = text.charAt(i);
            if (next < ' ' || next > '~' || next == '"' || next == '\\') {
                at = index;
                rest(text, i);
                return;
            }
            to[index++] = (byte) next;
        }
        to[index++] = '"';
        at = index;
    }

    /** From the first character on that is not its own byte. */
    private void rest(String text, int from) {
        for (int i = from; i < text.length(); ) {
            int next = text.codePointAt(i);
            i += Character.charCount(next);
            if (next < ' ' || next == '"' || next == '\\') {
                put(String.format("\\u%04x", next).getBytes(StandardCharsets.US_ASCII));
            } else {
                put(Character.toString(next).getBytes(StandardCharsets.UTF_8));
            }
        }
        bytes[at++] = '"';
    }
}
