package dev.callwire.protocol.jsonrpc;

import dev.callwire.protocol.ProtocolLimits;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Readers for the connections of one kind, which need one only while they read: ten thousand idle ones need none.
 * Thread-safe.
 */
final class SpareReaders {
    private static final int SLOTS = 16;

    private final AtomicReferenceArray<@Nullable MessageReader> spare = new AtomicReferenceArray<>(SLOTS);
    private final Dialect dialect;
    private final boolean dialled;
    private final ProtocolLimits limits;

    SpareReaders(Dialect dialect, boolean dialled, ProtocolLimits limits) {
        this.dialect = dialect;
        this.dialled = dialled;
        this.limits = limits;
    }

    ProtocolLimits limits() {
        return limits;
    }

    MessageReader take() {
        var reader = spare.getAndSet(slot(), null);
        return reader != null ? reader : new MessageReader(dialect, dialled, limits);
    }

    void giveBack(MessageReader reader) {
        spare.lazySet(slot(), reader);
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SLOTS - 1);
    }
}
