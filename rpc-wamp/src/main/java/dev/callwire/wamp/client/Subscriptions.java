package dev.callwire.wamp.client;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The topics whose events the router sends, by its ids for them. Used under the session's monitor alone. */
final class Subscriptions {
    private final Map<Long, Topic> topics = new HashMap<>();
    private final Map<String, Long> ids = new HashMap<>();

    /** The router sends the events of a topic. */
    void add(long id, Topic topic) {
        topics.put(id, topic);
        ids.put(topic.name(), id);
    }

    /** The topic of an id; {@code null} if there is none. */
    @Nullable
    Topic topic(long id) {
        return topics.get(id);
    }

    /** The id of a topic, by its name, whose events are still wanted; 0 if there is none. */
    long id(String name) {
        return ids.getOrDefault(name, 0L);
    }

    /** The events of a topic are not wanted any more, though some may come before the router knows. */
    void unwanted(long id) {
        var topic = topics.get(id);
        if (topic != null) {
            ids.remove(topic.name(), id);
        }
    }

    /** Whether the events of an id are wanted. */
    boolean isWanted(long id) {
        var topic = topics.get(id);
        return topic != null && id(topic.name()) == id;
    }

    /** No events of an id come any more; returns its topic. */
    @Nullable
    Topic remove(long id) {
        unwanted(id);
        return topics.remove(id);
    }
}
