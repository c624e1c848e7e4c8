package dev.callwire.transport.netty;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the frames in what a peer sends (RFC 6455 section 5.2), however it is cut, and unmasks them where they lie. Only a
 * frame's beginning is kept when the rest has not come, and never more of it than a whole control frame.
 */
final class FrameDecoder {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final byte[] NOTHING = {};

    private static final int RESERVED_BITS = 0x70;
    private static final int MASK_BIT = 0x80;
    private static final int LENGTH_BITS = 0x7F;
    private static final int LENGTH_IN_SHORT = 126;
    private static final int LENGTH_IN_LONG = 127;
    private static final int MASK_BYTES = 4;
    private static final int MOST_CONTROL_BYTES = 125;
    private static final int MOST_HELD_BYTES = 2 + MASK_BYTES + MOST_CONTROL_BYTES;

    /** Hears what there is. Bytes are valid only until it returns. */
    interface Sink {

        /** A frame of a message begins, whose payload comes in one part or several. */
        void dataFrame(Opcode opcode, boolean last, int length);

        /** The next part of a message's payload; where a frame is empty, so is its part. */
        void payload(byte[] bytes, int offset, int length);

        /** A control frame. */
        void controlFrame(Opcode opcode, byte[] bytes, int offset, int length);

        /** The peer breaks the protocol; nothing comes after that. */
        void violation(String why);

        /** A frame is longer than a message may be; nothing comes after that. */
        void tooLong();
    }

    private final Sink sink;
    private final boolean masked;
    private final int maxBytes;

    /** The beginning of a frame. */
    private byte[] held = NOTHING;

    private int heldBytes;

    /** What is to come of a data frame's payload, and its mask. */
    private int payloadLeft;

    private int mask;
    private boolean withinMessage;
    private boolean ended;

    /**
     * @param masked whether the peer masks its frames, as a client must and a server must not
     * @param maxBytes of a frame
     */
    FrameDecoder(boolean masked, int maxBytes, Sink sink) {
        this.masked = masked;
        this.maxBytes = maxBytes;
        this.sink = sink;
    }

    /** Takes what comes next. After a close frame, or a violation, that is nothing. */
    void decode(byte[] bytes, int from, int to) {
        var at = from;
        while (at < to && !ended) {
            if (payloadLeft > 0) {
                at = payload(bytes, at, to);
            } else if (heldBytes > 0) {
                at = goOn(bytes, at, to);
            } else {
                var next = frame(bytes, at, to);
                at = next == at ? hold(bytes, at, to) : next;
            }
        }
    }

    private int hold(byte[] bytes, int at, int to) {
        heldBytes = to - at;
        held = Arrays.copyOfRange(bytes, at, at + MOST_HELD_BYTES);
        return to;
    }

    /** Goes on with a frame whose beginning is held. */
    private int goOn(byte[] bytes, int at, int to) {
        var before = heldBytes;
        var added = Math.min(to - at, MOST_HELD_BYTES - before);
        System.arraycopy(bytes, at, held, before, added);
        heldBytes += added;
        var used = frame(held, 0, heldBytes);
        if (used == 0) {
            return at + added;
        }
        held = NOTHING;
        heldBytes = 0;
        return at + used - before;
    }

    /** Reads a frame, a data frame as far as it has come. Returns where that ends, or where it began if more is needed. */
    private int frame(byte[] bytes, int at, int to) {
        if (to - at < 2) {
            return at;
        }
        var first = bytes[at];
        var second = bytes[at + 1];
        var opcode = Opcode.in(first);
        var flaw = opcode == null ? "the opcode " + (first & 0xF) + " is reserved" : flaw(opcode, first, second);
        if (opcode == null || flaw != null) {
            return violated(String.valueOf(flaw), to);
        }
        var form = second & LENGTH_BITS;
        var payloadAt = at + headBytes(form);
        if (to < payloadAt) {
            return at;
        }
        var length = length(bytes, at + 2, form);
        if (length < 0) {
            return violated("a length is not in its shortest form", to);
        }
        if (length > maxBytes) {
            ended = true;
            sink.tooLong();
            return to;
        }
        if (masked) {
            payloadAt += MASK_BYTES;
            if (to < payloadAt) {
                return at;
            }
            mask = (int) INTS.get(bytes, payloadAt - MASK_BYTES);
        }
        if (opcode.isControl()) {
            return to - payloadAt < length ? at : controlFrame(opcode, bytes, payloadAt, (int) length);
        }
        var last = Opcode.isLast(first);
        withinMessage = !last;
        payloadLeft = (int) length;
        sink.dataFrame(opcode, last, payloadLeft);
        return payload(bytes, payloadAt, to);
    }

    private @Nullable String flaw(Opcode opcode, int first, int second) {
        if ((first & RESERVED_BITS) != 0) {
            return "reserved bits are set, and no extension was agreed on";
        }
        if (masked != ((second & MASK_BIT) != 0)) {
            return masked ? "a client has to mask its frames" : "a server must not mask its frames";
        }
        if (opcode.isControl()) {
            return controlFlaw(opcode, first, second & LENGTH_BITS);
        }
        if (withinMessage != (opcode == Opcode.CONTINUATION)) {
            return withinMessage ? "a message begins within another" : "there is no message to continue";
        }
        return null;
    }

    private static @Nullable String controlFlaw(Opcode opcode, int first, int form) {
        if (!Opcode.isLast(first)) {
            return "a control frame must not be fragmented";
        }
        if (form > MOST_CONTROL_BYTES) {
            return "a control frame has at most " + MOST_CONTROL_BYTES + " bytes";
        }
        return opcode == Opcode.CLOSE && form == 1 ? "a close code has two bytes" : null;
    }

    /** The bytes before mask and payload. */
    private static int headBytes(int form) {
        return switch (form) {
            case LENGTH_IN_SHORT -> 2 + Short.BYTES;
            case LENGTH_IN_LONG -> 2 + Long.BYTES;
            default -> 2;
        };
    }

    /** The payload's length, negative when it is not in its shortest form. */
    private static long length(byte[] bytes, int at, int form) {
        if (form < LENGTH_IN_SHORT) {
            return form;
        }
        if (form == LENGTH_IN_SHORT) {
            var length = (short) SHORTS.get(bytes, at) & 0xFFFF;
            return length < LENGTH_IN_SHORT ? -1 : length;
        }
        var length = (long) LONGS.get(bytes, at);
        return length < 1 << 16 ? -1 : length;
    }

    private int controlFrame(Opcode opcode, byte[] bytes, int at, int length) {
        unmask(bytes, at, length);
        ended = opcode == Opcode.CLOSE;
        sink.controlFrame(opcode, bytes, at, length);
        return at + length;
    }

    private int payload(byte[] bytes, int at, int to) {
        var count = Math.min(payloadLeft, to - at);
        unmask(bytes, at, count);
        mask = Mask.after(mask, count);
        payloadLeft -= count;
        sink.payload(bytes, at, count);
        return at + count;
    }

    private void unmask(byte[] bytes, int at, int count) {
        if (masked) {
            Mask.apply(mask, bytes, at, count);
        }
    }

    private int violated(String why, int to) {
        ended = true;
        sink.violation(why);
        return to;
    }
}
