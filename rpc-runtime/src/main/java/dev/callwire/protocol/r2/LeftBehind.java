package dev.callwire.protocol.r2;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls of named clients that run without a connection, of all of them together. Thread-safe. */
final class LeftBehind {
    private final int most;
    private final AtomicInteger calls = new AtomicInteger();

    /** @param most how many there may be */
    LeftBehind(int most) {
        this.most = most;
    }

    /** Takes room for more calls, for all of them or for none; whether there is. */
    boolean take(int more) {
        int now;
        do {
            now = calls.get();
            if (more > most - now) {
                return false;
            }
        } while (!calls.compareAndSet(now, now + more));
        return true;
    }

    /** A call has ended. */
    void free() {
        calls.decrementAndGet();
    }

    int now() {
        return calls.get();
    }
}
