package dev.callwire.transport.netty;

import org.jspecify.annotations.Nullable;

/** The event loops of those who did not bring their own; they run while anybody uses them. Thread-safe. */
final class SharedLoops {
    private static @Nullable EventLoops loops;
    private static int users;

    private SharedLoops() {}

    static synchronized EventLoops take() {
        if (loops == null) {
            loops = EventLoops.start(0);
        }
        users++;
        return loops;
    }

    /** Called once for each {@link #take}. */
    static void giveBack() {
        var unused = lastUserGoes();
        if (unused != null) {
            unused.close();
        }
    }

    private static synchronized @Nullable EventLoops lastUserGoes() {
        if (--users > 0) {
            return null;
        }
        var unused = loops;
        loops = null;
        return unused;
    }
}
