package dev.callwire.wamp.router;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events that topics keep for who subscribes later. */
final class RetainedEvents {
    /** How many events of a topic are kept behind the one for all, each for fewer than all. */
    private static final int MOST_RESTRICTED = 16;

    private final int mostTopics;
    private final Map<String, Deque<Publication>> byTopic = new HashMap<>();

    RetainedEvents(int mostTopics) {
        this.mostTopics = mostTopics;
    }

    void keep(Publication publication) {
        var events = byTopic.get(publication.topic());
        if (events == null) {
            if (byTopic.size() >= mostTopics) {
                return;
            }
            events = new ArrayDeque<>(1);
            byTopic.put(publication.topic(), events);
        }
        if (publication.isForAll() && publication.excluded() == 0) {
            events.clear();
        } else if (events.size() > MOST_RESTRICTED) {
            dropOne(events);
        }
        events.addLast(publication.kept());
    }

    /** Drops the oldest that is not for all. */
    private static void dropOne(Deque<Publication> events) {
        for (Iterator<Publication> each = events.iterator(); each.hasNext(); ) {
            if (!each.next().isForAll()) {
                each.remove();
                return;
            }
        }
        events.removeFirst();
    }

    /** The latest event of a topic that a member may get. */
    @Nullable
    Publication latest(String topic, Member member) {
        var events = byTopic.get(topic);
        if (events != null) {
            for (Iterator<Publication> each = events.descendingIterator(); each.hasNext(); ) {
                var publication = each.next();
                if (publication.isFor(member)) {
                    return publication;
                }
            }
        }
        return null;
    }

    /** The topics that have events. */
    Iterable<String> topics() {
        return byTopic.keySet();
    }
}
