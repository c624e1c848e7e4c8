package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.ProtocolLimits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the members of calls, notifications and results that come in the form in which most peers write them: without
 * space or escapes around the values, and with no other members. Leaves all else, what is wrong included, to
 * {@link Envelope}.
 *
 * <p>It compares names as they stand, quotes and colon included, where the general way scans each as a string first.
 * That is less than half the work for a small message. Params or a result behind all else that belongs to the message are
 * taken to be the last member: then they reach to the message's closing brace, and whether that is so shows when they are
 * read, by who knows their type, or else by {@link #prove}.
 */
final class QuickEnvelope {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final byte[] VERSION = Ascii.bytes("\"jsonrpc\":\"2.0\"");
    private static final byte[] METHOD = Ascii.bytes("\"method\":\"");
    private static final byte[] PARAMS = Ascii.bytes("\"params\":");
    private static final byte[] RESULT = Ascii.bytes("\"result\":");
    private static final int ID_LENGTH = "\"id\":".length();
    private static final int SHORTEST_MEMBER = ID_LENGTH + 1;

    /** At most these stand beside the value that the reader scans: four names, three of their values, and the message. */
    private static final int OTHER_TOKENS = 8;

    private static final int LONGEST_NAME = "jsonrpc".length();
    private static final int MOST_DIGITS = 18;

    /** No member could be read. */
    private static final int NOWHERE = -1;

    private final boolean isOn;
    private final int maxDigits;
    private final int maxText;
    private final JsonReader reader;

    QuickEnvelope(ProtocolLimits limits) {
        var json = limits.json();
        isOn = json.maxDepth() > 1 && json.maxTokens() > OTHER_TOKENS && json.maxNameLength() >= LONGEST_NAME;
        maxDigits = Math.min(MOST_DIGITS, json.maxNumberLength());
        maxText = json.maxStringLength();
        reader = new JsonReader(json);
    }

    /**
     * Reads a frame. Where {@link Envelope#unproven} is not empty, it may still have another form.
     *
     * @return false if it has another form, and then the envelope is of no use
     */
    boolean read(JsonSlice frame, Envelope into) {
        var bytes = frame.array();
        int p = frame.offset();
        int end = frame.end();
        if (!isOn || p == end || bytes[p] != '{') {
            return false;
        }
        into.startOver();
        do {
            p = readMember(bytes, p + 1, end, into);
        } while (p > 0 && p < end && bytes[p] == ',');
        boolean whole = p == end - 1 && bytes[p] == '}';
        if (whole) {
            into.finish();
        }
        return whole;
    }

    /** Reads the member at an index and returns the index behind it, or {@link #NOWHERE}. */
    private int readMember(byte[] bytes, int p, int end, Envelope into) {
        if (end - p <= SHORTEST_MEMBER) {
            return NOWHERE;
        }
        return switch (bytes[p + 1]) {
            case 'j' -> isAt(bytes, p, end, VERSION) && into.versionSeen() ? p + VERSION.length : NOWHERE;
            case 'i' -> isId(bytes, p) ? readId(bytes, p + ID_LENGTH, end, into.id) : NOWHERE;
            case 'm' -> isAt(bytes, p, end, METHOD) ? readMethod(bytes, p + METHOD.length, end, into) : NOWHERE;
            case 'p' ->
                isAt(bytes, p, end, PARAMS) && into.result.isEmpty()
                        ? readValue(bytes, p + PARAMS.length, end, into.params, into.wantsParamsAlone(), into)
                        : NOWHERE;
            case 'r' ->
                isAt(bytes, p, end, RESULT) && into.params.isEmpty()
                        ? readValue(bytes, p + RESULT.length, end, into.result, into.wantsResultAlone(), into)
                        : NOWHERE;
            default -> NOWHERE;
        };
    }

    private static boolean isId(byte[] bytes, int p) {
        return bytes[p] == '"' && bytes[p + 2] == 'd' && bytes[p + 3] == '"' && bytes[p + 4] == ':';
    }

    /** Whether a text of eight bytes or more, of sixteen at most, stands at an index. */
    private static boolean isAt(byte[] bytes, int p, int end, byte[] text) {
        int rest = text.length - Long.BYTES;
        return end - p >= text.length
                && (long) EIGHT_BYTES.get(bytes, p) == (long) EIGHT_BYTES.get(text, 0)
                && (long) EIGHT_BYTES.get(bytes, p + rest) == (long) EIGHT_BYTES.get(text, rest);
    }

    /** Reads a whole number that is not negative, or a string. */
    private int readId(byte[] bytes, int from, int end, JsonSlice id) {
        if (!id.isEmpty()) {
            return NOWHERE;
        }
        int p = from;
        if (bytes[from] == '"') {
            p = endOfText(bytes, from + 1, end) + 1;
        } else {
            while (p < end && bytes[p] >= '0' && bytes[p] <= '9') {
                p++;
            }
            int digits = p - from;
            if (digits == 0 || digits > maxDigits || (digits > 1 && bytes[from] == '0')) {
                return NOWHERE;
            }
        }
        if (p > 0) {
            id.set(bytes, from, p - from);
            return p;
        }
        return NOWHERE;
    }

    private int readMethod(byte[] bytes, int from, int end, Envelope into) {
        int p = endOfText(bytes, from, end);
        return p != NOWHERE && into.methodSeen(bytes, from, p - from) ? p + 1 : NOWHERE;
    }

    /** The index of the quote that ends a text of plain ASCII, or {@link #NOWHERE}. */
    private int endOfText(byte[] bytes, int from, int end) {
        for (int p = from; p < end; p++) {
            byte b = bytes[p];
            if (b == '"') {
                return p - from <= maxText ? p : NOWHERE;
            } else if (b < ' ' || b == '\\') {
                return NOWHERE;
            }
        }
        return NOWHERE;
    }

    /** @param isLast whether the value is taken to be the last one */
    private int readValue(byte[] bytes, int from, int end, JsonSlice value, boolean isLast, Envelope into) {
        if (!value.isEmpty()) {
            return NOWHERE;
        }
        if (isLast && from < end - 1 && bytes[from] > ' ') {
            value.set(bytes, from, end - 1 - from);
            into.unproven.set(value);
            return end - 1;
        }
        try {
            reader.reset(bytes, from, end - from).enclosed(OTHER_TOKENS).readValue(value);
        } catch (JsonException e) {
            return NOWHERE; // told by who reads it next
        }
        return value.offset() == from ? reader.position() : NOWHERE;
    }

    /** A reader for the value that is unproven. */
    JsonReader readerOf(Envelope read) {
        return reader.reset(read.unproven).enclosed(OTHER_TOKENS);
    }

    /** Tells whether what was unproven is one value. */
    boolean prove(Envelope read) {
        try {
            readerOf(read).skipValue();
        } catch (JsonException e) {
            return false; // told by who reads it next
        }
        return reader.position() == read.unproven.end();
    }
}
