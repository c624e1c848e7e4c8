package dev.callwire.benchmarks.contestant;

import io.netty.util.concurrent.FastThreadLocal;

/** Room to read and write in, shared by all connections of an event loop. */
final class LoopScratch {
    private static final FastThreadLocal<LoopScratch> OF_THREAD = new FastThreadLocal<>() {
        @Override
        protected LoopScratch initialValue() {
            return new LoopScratch();
        }
    };

    private static final int FIRST_BYTES = 64 * 1024;

    final Outgoing out = new Outgoing();
    final ByteCursor cursor = new ByteCursor();
    private byte[] in = new byte[FIRST_BYTES];

    private LoopScratch() {}

    static LoopScratch ofThisThread() {
        return OF_THREAD.get();
    }

    /** An array of at least this length. */
    byte[] in(int length) {
        if (length > in.length) {
            in = new byte[2 * length];
        }
        return in;
    }
}
