package dev.callwire.engine;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * A few spare things of a kind, of which each is used by one thread at a time. Not thread-locals: there may be a million
 * virtual threads, and each would keep its own. Thread-safe.
 */
final class Spares<T> {
    private static final int SLOTS = 16;

    /** Slots lie so far apart that processors are not in each other's way. */
    private static final int APART = 16;

    private final AtomicReferenceArray<T> spare = new AtomicReferenceArray<>(SLOTS * APART);
    private final Supplier<T> making;

    /** @param making makes one where none is to spare */
    Spares(Supplier<T> making) {
        this.making = making;
    }

    T take() {
        int slot = slot();
        var one = spare.getPlain(slot) == null ? null : spare.getAndSet(slot, null);
        return one != null ? one : making.get();
    }

    /** @param one as good as new, from whatever thread */
    void giveBack(T one) {
        spare.lazySet(slot(), one);
    }

    private static int slot() {
        return ((int) Thread.currentThread().getId() & (SLOTS - 1)) * APART;
    }
}
