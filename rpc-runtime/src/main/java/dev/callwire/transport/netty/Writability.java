package dev.callwire.transport.netty;

import dev.callwire.transport.TransportLimits;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Whether what is sent leaves soon: not from when more bytes wait than a mark until fewer than half of it do, which is
 * told then. Whoever was told that it does not is told later that it does. Thread-safe, but for what is for the loop alone.
 */
final class Writability {
    private static final int MOST_BYTES = 128 << 10;

    private final long mark;
    private final LongSupplier waiting;
    private final Executor loop;
    private final Runnable tell;
    private final Runnable task = this::tellIfDue;
    private final AtomicBoolean taskIsDue = new AtomicBoolean();

    /** Set by any thread, cleared by the loop. */
    private volatile boolean full;

    /**
     * @param waiting counts the bytes that wait; called by any thread
     * @param loop runs tasks on the connection's own thread
     * @param tell tells that there is room again; on the loop
     */
    Writability(TransportLimits limits, LongSupplier waiting, Executor loop, Runnable tell) {
        this.mark = Math.max(2, Math.min(MOST_BYTES, limits.unsentBytesToPause() / 4));
        this.waiting = waiting;
        this.loop = loop;
        this.tell = tell;
    }

    boolean isWritable() {
        grown();
        return !full;
    }

    /** There may be more bytes that wait. */
    void grown() {
        if (!full && waiting.getAsLong() > mark) {
            full = true;
            // The loop may have taken them before it could know that anybody cares.
            shrunk();
        }
    }

    /** There may be fewer. */
    void shrunk() {
        if (full && hasRoom() && !taskIsDue.getAndSet(true)) {
            loop.execute(task);
        }
    }

    private boolean hasRoom() {
        return waiting.getAsLong() < mark / 2;
    }

    /** Tells in a task of its own, as it may have come to this in the midst of sending. */
    private void tellIfDue() {
        taskIsDue.set(false);
        if (full && hasRoom()) {
            full = false;
            tell.run();
        }
    }
}
