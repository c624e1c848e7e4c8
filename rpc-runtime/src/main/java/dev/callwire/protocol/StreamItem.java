package dev.callwire.protocol;

import dev.callwire.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/**
 * What one message says of a stream: an item, that items are missing, or the stream's end. Mutable and reused: valid only
 * during the callback that gets it.
 */
public final class StreamItem {
    /** The item; empty where the message carries none. */
    public final JsonSlice value = new JsonSlice();

    private @Nullable String cursor;
    private long missed;
    private boolean resync;
    private boolean ended;
    private @Nullable Fault fault;

    /** Nothing. */
    public StreamItem() {}

    /** What names the item among those of its stream; {@code null} where nothing does. */
    public @Nullable String cursor() {
        return cursor;
    }

    /** Sets what names the item. */
    public void cursor(@Nullable String text) {
        cursor = text;
    }

    /** How many items were dropped before this one. */
    public long missed() {
        return missed;
    }

    /** Sets how many items were dropped. */
    public void missed(long count) {
        missed = count;
    }

    /** Whether nobody knows how many items are missing before the next one. */
    public boolean isResync() {
        return resync;
    }

    /** Says that nobody knows how many items are missing. */
    public void resync() {
        resync = true;
    }

    /** Whether the stream has ended. */
    public boolean isEnd() {
        return ended;
    }

    /** What the stream has ended with; {@code null} if it is complete, or has not ended. */
    public @Nullable Fault fault() {
        return fault;
    }

    /** Ends the stream; the data of a fault is in {@link #value}. */
    public void end(@Nullable Fault reason) {
        ended = true;
        fault = reason;
    }

    /** Forgets everything. */
    public void clear() {
        value.clear();
        cursor = null;
        missed = 0;
        resync = false;
        ended = false;
        fault = null;
    }
}
