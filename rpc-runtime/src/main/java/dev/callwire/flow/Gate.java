package dev.callwire.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets items through, one at a time, until it is shut, and tells when none is on its way any more: nobody waits for
 * another thread, which may be in the application's code. Thread-safe.
 */
final class Gate {
    private static final int OPEN = 0;
    private static final int PASSING = 1;
    private static final int SHUT_BEHIND = 2;
    private static final int SHUT = 3;

    private final AtomicInteger state = new AtomicInteger();
    private final List<Runnable> whenClear = new ArrayList<>(0);

    /** Lets an item in, which is to {@link #leave}; false if it is shut. Called by one thread at a time. */
    boolean enter() {
        return state.compareAndSet(OPEN, PASSING);
    }

    /** The item is through. What waited for that runs on this thread. */
    void leave() {
        if (!state.compareAndSet(PASSING, OPEN)) {
            shutBehind().forEach(Runnable::run);
        }
    }

    private synchronized List<Runnable> shutBehind() {
        state.set(SHUT);
        return List.copyOf(whenClear);
    }

    /** Lets nothing in any more. A task runs when nothing is on its way: now, or on the thread whose item it is. */
    void shut(Runnable task) {
        if (isClearWhenShut(task)) {
            task.run();
        }
    }

    private synchronized boolean isClearWhenShut(Runnable task) {
        int before = state.getAndUpdate(now -> now == OPEN ? SHUT : now == PASSING ? SHUT_BEHIND : now);
        if (before == OPEN || before == SHUT) {
            return true;
        }
        whenClear.add(task);
        return false;
    }
}
