package dev.callwire.benchmarks.contestant;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Goes through the elements of a frame from its first: numbers are read, dictionaries without text in them passed over. */
final class WampCursor {
    private final ByteBuf frame;
    private int position;

    WampCursor(ByteBuf frame) {
        this.frame = frame;
        position = frame.readerIndex();
    }

    /** The next element that is a number, within an array too. */
    long number() {
        byte next = frame.getByte(position);
        while (next == '[' || next == ',' || next == ' ') {
            next = frame.getByte(++position);
        }
        if (next < '0' || next > '9') {
            throw new IllegalStateException("No number at " + position + " of " + this);
        }
        long number = 0;
        while (next >= '0' && next <= '9') {
            number = 10 * number + next - '0';
            next = frame.getByte(++position);
        }
        return number;
    }

    /** Goes behind the next dictionary. */
    void dictionary() {
        int depth = 0;
        do {
            byte next = frame.getByte(position++);
            if (next == '{') {
                depth++;
            } else if (next == '}') {
                depth--;
            } else if (depth == 0 && next != ',' && next != ' ') {
                throw new IllegalStateException("No dictionary before " + position + " of " + this);
            }
        } while (depth > 0 || frame.getByte(position - 1) != '}');
    }

    @Override
    public String toString() {
        return frame.toString(StandardCharsets.UTF_8);
    }
}
