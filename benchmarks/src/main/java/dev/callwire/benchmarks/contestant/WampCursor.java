package dev.callwire.benchmarks.contestant;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** Goes through the elements of a frame from its first: numbers are read, dictionaries without text in them passed over. */
final class WampCursor {
    private ByteBuf frames = Unpooled.EMPTY_BUFFER;
    private int begin;
    private int end;
    private int position;

    /** Begins with the text at some place. */
    WampCursor reset(ByteBuf from, int index, int length) {
        frames = from;
        begin = index;
        position = index;
        end = index + length;
        return this;
    }

    /** The next element that is a number, within an array too. */
    long number() {
        byte next = next();
        while (next == '[' || next == ',' || next == ' ') {
            next = next();
        }
        if (next < '0' || next > '9') {
            throw new IllegalStateException("No number before " + (position - begin) + " of " + this);
        }
        long number = 0;
        while (next >= '0' && next <= '9') {
            number = 10 * number + next - '0';
            next = next();
        }
        position--;
        return number;
    }

    /** Goes behind the next dictionary. */
    void dictionary() {
        int depth = 0;
        do {
            byte next = next();
            if (next == '{') {
                depth++;
            } else if (next == '}') {
                depth--;
            } else if (depth == 0 && next != ',' && next != ' ') {
                throw new IllegalStateException("No dictionary before " + (position - begin) + " of " + this);
            }
        } while (depth > 0 || frames.getByte(position - 1) != '}');
    }

    private byte next() {
        if (position == end) {
            throw new IllegalStateException("Too short: " + this);
        }
        return frames.getByte(position++);
    }

    @Override
    public String toString() {
        return frames.toString(begin, end - begin, StandardCharsets.UTF_8);
    }
}
