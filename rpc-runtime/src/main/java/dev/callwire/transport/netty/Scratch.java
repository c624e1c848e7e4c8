package dev.callwire.transport.netty;

import io.netty.util.concurrent.FastThreadLocal;

/** Room to work on one message at a time, shared by all connections of an event loop. */
final class Scratch {
    private static final FastThreadLocal<Scratch> OF_THREAD = new FastThreadLocal<>() {
        @Override
        protected Scratch initialValue() {
            return new Scratch();
        }
    };

    private static final int FIRST_BYTES = 8 * 1024;

    /** Larger messages are rare, so room for them is not kept. */
    private static final int KEPT_BYTES = 1024 * 1024;

    private static final int CHUNK_BYTES = 4 * 1024;

    private final byte[] chunk = new byte[CHUNK_BYTES];
    private byte[] bytes = new byte[FIRST_BYTES];

    private Scratch() {}

    static Scratch ofThisThread() {
        return OF_THREAD.get();
    }

    /** Room for a part of a message on its way out, which may be the very one that came in. */
    byte[] chunk() {
        return chunk;
    }

    /** An array of at least this length, whose content is void with the next call. */
    byte[] atLeast(int length) {
        if (length <= bytes.length) {
            return bytes;
        }
        if (length > KEPT_BYTES) {
            return new byte[length];
        }
        bytes = new byte[Math.max(length, Math.min(2 * bytes.length, KEPT_BYTES))];
        return bytes;
    }
}
