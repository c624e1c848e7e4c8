package dev.callwire.transport.netty;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayDeque;
import java.util.Deque;

/** Room to work on what one read has brought, shared by all connections of an event loop. */
final class Scratch {
    private static final FastThreadLocal<Scratch> OF_THREAD = new FastThreadLocal<>() {
        @Override
        protected Scratch initialValue() {
            return new Scratch();
        }
    };

    private static final byte[] NOTHING = {};
    private static final int FIRST_BYTES = 8 * 1024;

    /** More comes rarely, so room for it is not kept; no more is kept of what leaves, either. */
    private static final int KEPT_BYTES = 1024 * 1024;

    private static final int FIRST_BATCH_BYTES = 1024;
    private static final int CHUNK_BYTES = 4 * 1024;

    private final byte[] chunk = new byte[CHUNK_BYTES];
    private byte[] bytes = NOTHING;

    /** Many, as what is told to many connections gathers for each of them before any of it leaves. */
    private final Deque<byte[]> batches = new ArrayDeque<>();

    private int keptBatchBytes;

    private Scratch() {}

    static Scratch ofThisThread() {
        return OF_THREAD.get();
    }

    /** Room for a part of a message on its way out. */
    byte[] chunk() {
        return chunk;
    }

    /** An array of at least this length for what leaves together, until it is given back. */
    byte[] takeBatch(int length) {
        var taken = batches.pollLast();
        if (taken != null) {
            keptBatchBytes -= taken.length;
        }
        return taken != null && length <= taken.length ? taken : new byte[Math.max(FIRST_BATCH_BYTES, length)];
    }

    /** Takes such an array back. */
    void giveBackBatch(byte[] taken) {
        if (taken.length <= KEPT_BYTES - keptBatchBytes) {
            keptBatchBytes += taken.length;
            batches.addLast(taken);
        }
    }

    /** An array of at least this length, until it is given back. */
    byte[] take(int length) {
        var taken = bytes;
        bytes = NOTHING;
        return length <= taken.length ? taken : new byte[Math.max(FIRST_BYTES, length)];
    }

    /** Takes an array back for whoever is next. */
    void giveBack(byte[] taken) {
        if (taken.length > bytes.length && taken.length <= KEPT_BYTES) {
            bytes = taken;
        }
    }
}
