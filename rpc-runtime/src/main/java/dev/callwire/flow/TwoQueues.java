package dev.callwire.flow;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A queue of which many add and one takes, who takes a lock but once for all that was added meanwhile. */
final class TwoQueues {
    private ArrayDeque<Object> added = new ArrayDeque<>();
    private ArrayDeque<Object> taken = new ArrayDeque<>();

    synchronized void add(Object element) {
        added.add(element);
    }

    /** The first, which stays. For the one who takes. */
    @Nullable
    Object peek() {
        if (taken.isEmpty()) {
            swap();
        }
        return taken.peek();
    }

    /** Removes the first. For the one who takes. */
    void remove() {
        taken.remove();
    }

    private synchronized void swap() {
        var full = added;
        added = taken;
        taken = full;
    }
}
