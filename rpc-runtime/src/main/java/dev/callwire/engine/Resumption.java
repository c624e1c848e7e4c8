package dev.callwire.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a stream of this end's is to go on, as its caller and its handler have it. Thread-safe. */
final class Resumption {
    private final @Nullable String lastCursor;
    private volatile boolean cursorAsked;
    private volatile boolean resync;

    /** @param lastCursor what names the last item that the caller got; {@code null} if the stream is to begin */
    Resumption(@Nullable String lastCursor) {
        this.lastCursor = lastCursor;
    }

    /** For the handler, which goes on behind it. */
    Optional<String> lastCursor() {
        cursorAsked = true;
        return Optional.ofNullable(lastCursor);
    }

    /** The handler cannot go on there. */
    void resync() {
        resync = true;
    }

    /** Whether the stream begins anew for a caller that expects it to go on. */
    boolean isAnew() {
        return resync || (lastCursor != null && !cursorAsked);
    }
}
