package dev.callwire.benchmarks.contestant;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of an array at a time, the first of them the lowest. */
final class ByteViews {
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    private ByteViews() {}

    /** Such a byte eight times. */
    static long eight(int value) {
        return ONES * value;
    }

    /** The highest bits of the bytes that are 0; exact for the lowest of them. */
    static long zeroes(long eight) {
        return (eight - ONES) & ~eight & HIGHEST_BITS;
    }

    /** The highest bits of the bytes that are no ASCII. */
    static long beyondAscii(long eight) {
        return eight & HIGHEST_BITS;
    }

    /** Which byte the lowest of some highest bits belongs to. */
    static int first(long highestBits) {
        return Long.numberOfTrailingZeros(highestBits) >>> 3;
    }

    /** Masks bytes where they are, or unmasks them. */
    static void mask(int mask, byte[] bytes, int from, int to) {
        var inOrder = Integer.reverseBytes(mask);
        var wide = ((long) inOrder << Integer.SIZE) | (inOrder & 0xFFFFFFFFL);
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ wide);
        }
        for (; at < to; at++) {
            bytes[at] ^= (byte) wide;
            wide = Long.rotateRight(wide, Byte.SIZE);
        }
    }
}
