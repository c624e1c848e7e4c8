package dev.callwire.transport.netty;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The masking of what a client sends (RFC 6455 section 5.3). A mask is an int whose highest byte comes first. */
final class Mask {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final boolean REVERSED = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private Mask() {}

    /** Masks bytes, or unmasks them; from one array to another, or where they are. */
    static void apply(int mask, byte[] from, int offset, int count, byte[] to, int toOffset) {
        var inOrder = REVERSED ? Integer.reverseBytes(mask) : mask;
        var wide = ((long) inOrder << Integer.SIZE) | (inOrder & 0xFFFFFFFFL);
        var at = 0;
        for (; at <= count - Long.BYTES; at += Long.BYTES) {
            LONGS.set(to, toOffset + at, (long) LONGS.get(from, offset + at) ^ wide);
        }
        for (; at < count; at++) {
            to[toOffset + at] = (byte) (from[offset + at] ^ (mask >> (24 - 8 * (at & 3))));
        }
    }

    /** The mask of what comes after so many bytes. */
    static int after(int mask, int count) {
        return Integer.rotateLeft(mask, Byte.SIZE * (count & 3));
    }
}
