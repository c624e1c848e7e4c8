package dev.callwire.json;

import org.jspecify.annotations.Nullable;

/** The references of the value that a thread writes or reads. */
final class CurrentReferences {
    private static final ThreadLocal<@Nullable References> CURRENT = new ThreadLocal<>();

    private CurrentReferences() {}

    static @Nullable References get() {
        return CURRENT.get();
    }

    static @Nullable References set(@Nullable References references) {
        var previous = CURRENT.get();
        CURRENT.set(references);
        return previous;
    }
}
