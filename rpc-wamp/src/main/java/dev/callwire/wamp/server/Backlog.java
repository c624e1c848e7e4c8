package dev.callwire.wamp.server;

import dev.callwire.json.JsonSlice;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Frames that wait for what came before them. Used on the connection's own thread alone. */
final class Backlog {
    private final int maxBytes;
    private final Deque<JsonSlice> frames = new ArrayDeque<>(0);
    private long bytes;

    Backlog(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes a copy of a frame; false if there is no room. */
    boolean add(JsonSlice frame) {
        if (bytes + frame.length() > maxBytes) {
            return false;
        }
        bytes += frame.length();
        frames.add(frame.copy());
        return true;
    }

    @Nullable
    JsonSlice poll() {
        var next = frames.poll();
        bytes -= next == null ? 0 : next.length();
        return next;
    }

    void clear() {
        frames.clear();
        bytes = 0;
    }
}
