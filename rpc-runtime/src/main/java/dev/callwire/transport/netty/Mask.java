package dev.callwire.transport.netty;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The masking of what a client sends (RFC 6455 section 5.3). A mask is an int whose highest byte comes first. */
final class Mask {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final boolean REVERSED = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private Mask() {}

    /**
     * Masks bytes on their way from one array to another. They are copied first: of one array the JVM knows that what is
     * written is not what is read next, and takes more than eight bytes at a time.
     */
    static void apply(int mask, byte[] from, int offset, int count, byte[] to, int toOffset) {
        System.arraycopy(from, offset, to, toOffset, count);
        apply(mask, to, toOffset, count);
    }

    /** Masks bytes where they are, or unmasks them. */
    static void apply(int mask, byte[] bytes, int offset, int count) {
        var inOrder = REVERSED ? Integer.reverseBytes(mask) : mask;
        var wide = ((long) inOrder << Integer.SIZE) | (inOrder & 0xFFFFFFFFL);
        var at = offset;
        var end = offset + count;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ wide);
        }
        for (var shift = 24; at < end; at++, shift -= 8) {
            bytes[at] ^= (byte) (mask >> (shift & 24));
        }
    }

    /** The mask of what comes after so many bytes. */
    static int after(int mask, int count) {
        return Integer.rotateLeft(mask, Byte.SIZE * (count & 3));
    }
}
