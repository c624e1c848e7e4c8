package dev.callwire.json;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A few spare things of a kind, of which each is used by one thread at a time. Not thread-locals: there may be a million
 * virtual threads, and each would keep its own; and ten thousand idle connections need none. Thread-safe.
 *
 * @param <T> what they are
 */
public final class Spares<T> {
    private static final int SLOTS = 16;

    /** Slots lie so far apart that processors are not in each other's way. */
    private static final int APART = 16;

    /** Those that have a thread of their own, which an event loop finds there without a lock. */
    private final AtomicReferenceArray<@Nullable Own<T>> own = new AtomicReferenceArray<>(SLOTS);

    /** Those that all other threads share. */
    private final AtomicReferenceArray<@Nullable T> shared = new AtomicReferenceArray<>(SLOTS * APART);

    private final Supplier<T> making;

    /** @param making makes one where none is to spare */
    public Spares(Supplier<T> making) {
        this.making = requireNonNull(making, "making");
    }

    /** Takes one, to be {@linkplain #giveBack given back} or not. */
    public T take() {
        var thread = Thread.currentThread();
        int slot = slot(thread);
        var kept = ownOf(thread, slot);
        T one;
        if (kept != null) {
            one = kept.spare;
            kept.spare = null;
        } else {
            one = shared.getPlain(slot * APART) == null ? null : shared.getAndSet(slot * APART, null);
        }
        return one != null ? one : making.get();
    }

    /**
     * Gives one back, for this thread or others to take.
     *
     * @param one as good as new
     */
    public void giveBack(T one) {
        var thread = Thread.currentThread();
        int slot = slot(thread);
        var kept = ownOf(thread, slot);
        if (kept != null) {
            kept.spare = one;
        } else {
            shared.lazySet(slot * APART, one);
        }
    }

    /** What is this thread's alone; null if its slot is another's. Those of threads that have ended are free. */
    @SuppressWarnings("ReferenceEquality") // this very thread
    private @Nullable Own<T> ownOf(Thread thread, int slot) {
        var there = own.getAcquire(slot);
        if (there != null && (there.owner == thread || there.owner.isAlive())) {
            return there.owner == thread ? there : null;
        }
        var claimed = new Own<T>(thread);
        return own.compareAndSet(slot, there, claimed) ? claimed : null;
    }

    private static int slot(Thread thread) {
        return (int) thread.getId() & (SLOTS - 1);
    }

    /** What a thread has to spare; for that thread alone. */
    private static final class Own<T> {
        private final Thread owner;
        private @Nullable T spare;

        Own(Thread owner) {
            this.owner = owner;
        }
    }
}
