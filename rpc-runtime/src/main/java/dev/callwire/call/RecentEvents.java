package dev.callwire.call;

import dev.callwire.json.JsonSlice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The newest events of a topic, in memory. Cursors count them, behind a mark of this very history: those of one that is gone
 * are known for what they are. Not thread-safe.
 */
public final class RecentEvents implements EventHistory {
    private final int limit;
    private final String mark =
            Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), Character.MAX_RADIX) + "-";
    private final ArrayDeque<JsonSlice> events = new ArrayDeque<>();
    private long count;

    /** @param limit how many are kept, at least 1 */
    public RecentEvents(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A history keeps one event at least, not " + limit);
        }
        this.limit = limit;
    }

    @Override
    public String append(JsonSlice json) {
        if (events.size() == limit) {
            events.remove();
        }
        events.add(json);
        count++;
        return latest();
    }

    @Override
    public String latest() {
        return mark + count;
    }

    @Override
    public Optional<List<Entry>> after(String cursor) {
        long oldest = count - events.size();
        long last = number(cursor);
        if (last < oldest || last > count) {
            return Optional.empty();
        }
        var following = new ArrayList<Entry>();
        long number = oldest;
        for (var json : events) {
            number++;
            if (number > last) {
                following.add(new Entry(mark + number, json));
            }
        }
        return Optional.of(following);
    }

    /** The number in a cursor, or -1 if it is none of this history's. */
    private long number(String cursor) {
        if (!cursor.startsWith(mark)) {
            return -1;
        }
        try {
            return Long.parseLong(cursor.substring(mark.length()));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
