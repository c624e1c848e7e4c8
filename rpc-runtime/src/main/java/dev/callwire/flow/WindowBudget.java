package dev.callwire.flow;

import java.util.concurrent.atomic.AtomicLong;

/** What the streams that come over one connection share: how far their windows grow, and how much may wait. Thread-safe. */
public final class WindowBudget {
    private final long bytes;
    private final AtomicLong grown = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();

    /** @param bytes by how much all windows together may grow, and how much may wait in them */
    public WindowBudget(long bytes) {
        this.bytes = bytes;
    }

    /** Takes a part for a window to grow by; false if that is more than there is. */
    boolean tryGrow(long part) {
        if (grown.addAndGet(part) <= bytes) {
            return true;
        }
        grown.addAndGet(-part);
        return false;
    }

    /** A window that had grown has ended. */
    void shrink(long part) {
        grown.addAndGet(-part);
    }

    /** An item waits from now on; false if that is more than may, and yet it counts until it leaves. */
    public boolean enter(int size) {
        return waiting.addAndGet(size) <= bytes;
    }

    /** Items wait no more. */
    public void leave(long size) {
        waiting.addAndGet(-size);
    }

    /** How many bytes wait. */
    public long waiting() {
        return waiting.get();
    }
}
