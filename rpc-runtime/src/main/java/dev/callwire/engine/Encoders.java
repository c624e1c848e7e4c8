package dev.callwire.engine;

import dev.callwire.json.DataBinder;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Spare encoders. Not thread-locals: there may be a million virtual threads, and each would keep its own.
 */
final class Encoders {
    private static final int SLOTS = 16;

    private final AtomicReferenceArray<Encoder> spare = new AtomicReferenceArray<>(SLOTS);
    private final DataBinder binder;
    private final int maxLength;

    Encoders(DataBinder binder, int maxLength) {
        this.binder = binder;
        this.maxLength = maxLength;
    }

    Encoder take() {
        var encoder = spare.getAndSet(slot(), null);
        return encoder != null ? encoder : new Encoder(binder, maxLength);
    }

    void giveBack(Encoder encoder) {
        encoder.clear();
        spare.lazySet(slot(), encoder);
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SLOTS - 1);
    }
}
