package dev.callwire.wamp.client;

import dev.callwire.json.JsonSlice;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The topics whose events the router sends, by its ids for them. Used under the session's monitor alone. */
final class Subscriptions {
    private final Map<Long, JsonSlice> topics = new HashMap<>();
    private final Map<String, Long> ids = new HashMap<>();

    /**
     * The router sends the events of a topic.
     *
     * @param topic as the text of a JSON string
     */
    void add(long id, String topic) {
        topics.put(id, JsonSlice.of(topic));
        ids.put(topic, id);
    }

    /** The topic of an id, as a JSON string; {@code null} if there is none. */
    @Nullable
    JsonSlice topic(long id) {
        return topics.get(id);
    }

    /** The id of a topic whose events are still wanted; 0 if there is none. */
    long id(String topic) {
        return ids.getOrDefault(topic, 0L);
    }

    /** The events of a topic are not wanted any more, though some may come before the router knows. */
    void unwanted(long id) {
        var topic = topics.get(id);
        if (topic != null) {
            ids.remove(topic.toString(), id);
        }
    }

    /** Whether the events of an id are wanted. */
    boolean isWanted(long id) {
        var topic = topics.get(id);
        return topic != null && id(topic.toString()) == id;
    }

    /** No events of an id come any more; returns its topic, as a JSON string. */
    @Nullable
    JsonSlice remove(long id) {
        unwanted(id);
        return topics.remove(id);
    }
}
