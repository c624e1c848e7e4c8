package dev.callwire.transport.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the messages in a {@code text/event-stream}, one in the data of each event. What else an event may carry is passed
 * over. For one thread.
 */
final class EventParser {
    private static final int FIRST_BYTES = 1024;

    /** A larger buffer is let go with its event. */
    private static final int KEPT_BYTES = 64 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final int BESIDE_DATA = BYTE_ORDER_MARK.length + DATA.length + 2;

    private final int maxBytes;
    private final Consumer<byte[]> message;

    /** The data of the event so far, and behind it the line that has begun. */
    private byte[] bytes = new byte[FIRST_BYTES];

    private int dataLength;
    private int length;
    private boolean hasData;
    private boolean pastFirstLine;
    private boolean afterReturn;
    private boolean tooLong;

    /**
     * @param maxBytes of a message
     * @param message gets each
     */
    EventParser(int maxBytes, Consumer<byte[]> message) {
        this.maxBytes = maxBytes;
        this.message = message;
    }

    /** Reads on; false when an event is too long, and nothing more is to be read. */
    boolean read(ByteBuffer part) {
        while (part.hasRemaining() && !tooLong) {
            byte next = part.get();
            if (next != '\n' && next != '\r') {
                add(next);
            } else if (next == '\r' || !afterReturn) { // a line may end in both
                endLine();
            }
            afterReturn = next == '\r';
        }
        return !tooLong;
    }

    private void add(byte next) {
        if (length - dataLength - BESIDE_DATA >= maxBytes) {
            tooLong = true;
            return;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = next;
    }

    private void endLine() {
        int from =
                dataLength + (pastFirstLine || !startsWith(dataLength, BYTE_ORDER_MARK) ? 0 : BYTE_ORDER_MARK.length);
        pastFirstLine = true;
        if (length == from) {
            endEvent();
        } else if (startsWith(from, DATA)) {
            endField(from + DATA.length);
        }
        length = dataLength;
    }

    private boolean startsWith(int from, byte[] expected) {
        int to = from + expected.length;
        return length >= to && Arrays.equals(bytes, from, to, expected, 0, expected.length);
    }

    /** Adds what follows the name and its colon to the data, if this was the whole name. */
    private void endField(int nameEnd) {
        int from = nameEnd;
        if (from < length && bytes[from++] != ':') {
            return;
        }
        if (from < length && bytes[from] == ' ') {
            from++;
        }
        if (hasData) {
            bytes[dataLength++] = '\n'; // where the name stood
        }
        hasData = true;
        System.arraycopy(bytes, from, bytes, dataLength, length - from);
        dataLength += length - from;
        tooLong = dataLength > maxBytes;
    }

    private void endEvent() {
        if (hasData) {
            message.accept(Arrays.copyOf(bytes, dataLength));
        }
        hasData = false;
        dataLength = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[FIRST_BYTES];
        }
    }
}
