package dev.callwire.call;

import dev.callwire.json.JsonSlice;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the events of one topic for subscribers that come back. The topic calls it under a lock of its own, one call at a
 * time; what it does is on the path of every event.
 */
public interface EventHistory {

    /**
     * An event that was published.
     *
     * @param cursor names it among those of its topic; not empty, at most 256 characters
     * @param json the event; not to be changed
     */
    record Entry(String cursor, JsonSlice json) {}

    /** Takes an event and returns the cursor that names it. */
    String append(JsonSlice json);

    /** A cursor behind which nothing has been published yet: that of the newest event, or one of its own. */
    String latest();

    /** The events that followed the one of a cursor, oldest first; empty when they cannot be told any more. */
    Optional<List<Entry>> after(String cursor);
}
