package dev.callwire.protocol.jsonrpc;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Readers for the connections of one kind, which need one only while they read: ten thousand idle ones need none.
 * Thread-safe.
 */
final class Spares<R> {
    private static final int SLOTS = 16;

    private final AtomicReferenceArray<@Nullable R> spare = new AtomicReferenceArray<>(SLOTS);
    private final Supplier<R> fresh;

    Spares(Supplier<R> fresh) {
        this.fresh = fresh;
    }

    R take() {
        var reader = spare.getAndSet(slot(), null);
        return reader != null ? reader : fresh.get();
    }

    void giveBack(R reader) {
        spare.lazySet(slot(), reader);
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SLOTS - 1);
    }
}
