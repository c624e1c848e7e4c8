package dev.callwire.transport.netty;

import dev.callwire.transport.CloseReason;
import dev.callwire.transport.RateBudget;
import dev.callwire.transport.TransportLimits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** Makes messages of frames, and keeps the limits of what a peer may send. A message of one frame is not copied. */
final class MessageReader implements FrameDecoder.Sink {
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_UTF8 = 1007;
    private static final int NO_CODE = -1;
    private static final int FIRST_BYTES = 1024;
    private static final int GROWTH = 4;
    private static final byte[] NOTHING = {};

    /** What becomes of it. Bytes are valid only until it returns. */
    interface Owner {

        /** Whether anything but a close frame is still of interest. */
        boolean expectsMessages();

        /** Whether messages are binary, and not text. */
        boolean isBinary();

        void deliver(byte[] message, int offset, int length);

        void pong(byte[] payload, int offset, int length);

        /** The peer closes; a negative code stands for none. */
        void closedByPeer(int code, String text);

        /** Closes because of something that the peer did. */
        void fail(int code, String text);

        /** As {@link #fail}, because a limit was passed. */
        void passed(String limit, int code, String text);
    }

    private final Owner owner;
    private final TransportLimits limits;
    private final RateBudget controlFrames;

    /** The beginning of a message that is not whole yet. */
    private byte[] gathered = NOTHING;

    private int gatheredBytes;
    private int fragments;
    private int frameLeft;
    private boolean last;

    /** @param nanos the time, as {@link System#nanoTime} */
    MessageReader(Owner owner, TransportLimits limits, LongSupplier nanos) {
        this.owner = owner;
        this.limits = limits;
        this.controlFrames = new RateBudget(limits.controlFramesPer10Seconds(), limits.controlFramesPerMinute(), nanos);
    }

    @Override
    public void dataFrame(Opcode opcode, boolean isLast, int length) {
        if (!owner.expectsMessages()) {
            return;
        }
        last = isLast;
        frameLeft = length;
        if (opcode != Opcode.CONTINUATION && owner.isBinary() != (opcode == Opcode.BINARY)) {
            ofTheOtherKind();
        } else if (fragments > 0 || !isLast) {
            fragment(length);
        }
    }

    private void ofTheOtherKind() {
        owner.fail(
                CloseReason.UNSUPPORTED,
                owner.isBinary()
                        ? "text is not understood here; send binary frames"
                        : "binary frames are not understood here; send text");
    }

    private void fragment(int length) {
        if (++fragments > limits.fragments()) {
            owner.passed("fragments", CloseReason.POLICY, "a message has at most " + limits.fragments() + " fragments");
        } else if (length > limits.inboundMessageBytes() - gatheredBytes) {
            tooLong();
        }
    }

    @Override
    public void payload(byte[] bytes, int offset, int length) {
        if (!owner.expectsMessages()) {
            release();
            return;
        }
        frameLeft -= length;
        var whole = last && frameLeft == 0;
        if (whole && gatheredBytes == 0) {
            fragments = 0;
            message(bytes, offset, length);
            return;
        }
        gather(bytes, offset, length);
        if (whole) {
            gatheredMessage();
        }
    }

    /** Room grows with what has come, and not with what was announced. */
    private void gather(byte[] bytes, int offset, int length) {
        var total = gatheredBytes + length;
        if (total > gathered.length) {
            var needed = last ? total + frameLeft : limits.inboundMessageBytes();
            var grown = Math.min(needed, Math.max(FIRST_BYTES, (long) GROWTH * total));
            gathered = Arrays.copyOf(gathered, (int) grown);
        }
        System.arraycopy(bytes, offset, gathered, gatheredBytes, length);
        gatheredBytes = total;
    }

    private void gatheredMessage() {
        var message = gathered;
        var length = gatheredBytes;
        release();
        gatheredBytes = 0;
        fragments = 0;
        message(message, 0, length);
    }

    private void message(byte[] bytes, int offset, int length) {
        if (owner.isBinary() || Utf8.isWellFormed(bytes, offset, length)) {
            owner.deliver(bytes, offset, length);
        } else {
            owner.fail(NOT_UTF8, "a text message is not UTF-8");
        }
    }

    @Override
    public void controlFrame(Opcode opcode, byte[] bytes, int offset, int length) {
        if (opcode == Opcode.CLOSE) {
            close(bytes, offset, length);
        } else if (owner.expectsMessages()) {
            if (!controlFrames.spend()) {
                owner.passed("controlFrames", CloseReason.POLICY, "too many pings and pongs");
            } else if (opcode == Opcode.PING) {
                owner.pong(bytes, offset, length);
            }
        }
    }

    private void close(byte[] bytes, int offset, int length) {
        if (length == 0) {
            owner.closedByPeer(NO_CODE, "");
            return;
        }
        var code = ((bytes[offset] & 0xFF) << 8) | (bytes[offset + 1] & 0xFF);
        if (!ClosePayload.isCode(code)) {
            owner.fail(PROTOCOL_ERROR, "a close frame must not carry the code " + code);
        } else if (!Utf8.isWellFormed(bytes, offset + 2, length - 2)) {
            owner.fail(NOT_UTF8, "the reason in a close frame is not UTF-8");
        } else {
            owner.closedByPeer(code, new String(bytes, offset + 2, length - 2, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void violation(String why) {
        owner.fail(PROTOCOL_ERROR, why);
    }

    @Override
    public void tooLong() {
        owner.passed(
                "inboundMessageBytes",
                CloseReason.TOO_BIG,
                "a message has at most " + limits.inboundMessageBytes() + " bytes");
    }

    /** Forgets the beginning of a message whose end is of no interest. */
    void release() {
        gathered = NOTHING;
    }
}
