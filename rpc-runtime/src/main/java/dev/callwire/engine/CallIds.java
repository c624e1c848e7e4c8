package dev.callwire.engine;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers calls from 1 on: those of one connection, or of all that a client opens. Thread-safe. */
public final class CallIds {
    private final AtomicLong last = new AtomicLong();
    private final boolean kept;

    /** @param kept whether a call that is sent again keeps its number */
    CallIds(boolean kept) {
        this.kept = kept;
    }

    long next() {
        return last.incrementAndGet();
    }

    boolean areKept() {
        return kept;
    }
}
