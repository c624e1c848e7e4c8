package dev.callwire.json;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
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
    /** {@code Thread.isVirtual()}; null before JDK 21. */
    private static final @Nullable MethodHandle IS_VIRTUAL = isVirtual();

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
    @SuppressWarnings("ReferenceEquality") // this very thread
    public T take() {
        var thread = Thread.currentThread();
        int slot = slot(thread);
        var kept = own.getAcquire(slot);
        T one;
        if (kept != null && kept.owner == thread) {
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
    @SuppressWarnings("ReferenceEquality") // this very thread
    public void giveBack(T one) {
        var thread = Thread.currentThread();
        int slot = slot(thread);
        var kept = own.getAcquire(slot);
        if (kept != null && kept.owner == thread) {
            kept.spare = one;
        } else if (!claims(slot, kept, thread, one)) {
            shared.lazySet(slot * APART, one);
        }
    }

    /** Makes a slot this thread's, if it is nobody's or of a thread that has ended. A virtual one would soon take it along. */
    private boolean claims(int slot, @Nullable Own<T> before, Thread thread, T one) {
        return (before == null || !before.owner.isAlive())
                && !isVirtual(thread)
                && own.compareAndSet(slot, before, new Own<>(thread, one));
    }

    private static boolean isVirtual(Thread thread) {
        try {
            return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(thread);
        } catch (Throwable e) {
            throw new IllegalStateException("A thread does not say whether it is virtual", e);
        }
    }

    private static @Nullable MethodHandle isVirtual() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static int slot(Thread thread) {
        return (int) thread.getId() & (SLOTS - 1);
    }

    /** What a thread has to spare; for that thread alone. */
    private static final class Own<T> {
        private final Thread owner;
        private @Nullable T spare;

        Own(Thread owner, T spare) {
            this.owner = owner;
            this.spare = spare;
        }
    }
}
