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
    private final long mostBytes;
    private final Map<String, Deque<Publication>> byTopic = new HashMap<>();
    private long bytes;

    RetainedEvents(int mostTopics, long mostBytes) {
        this.mostTopics = mostTopics;
        this.mostBytes = mostBytes;
    }

    /** Keeps an event, if there is room for it. */
    void keep(Publication publication) {
        var events = byTopic.get(publication.topic());
        if (events == null) {
            if (byTopic.size() >= mostTopics) {
                return;
            }
            events = new ArrayDeque<>(1);
        }
        if (publication.isForAll() && publication.excluded() == 0) {
            events.forEach(this::dropped);
            events.clear();
        } else if (events.size() > MOST_RESTRICTED) {
            dropOne(events);
        }
        int length = publication.payload().length();
        if (length <= mostBytes - bytes) {
            bytes += length;
            events.addLast(publication.kept());
        }
        if (events.isEmpty()) {
            byTopic.remove(publication.topic());
        } else {
            byTopic.put(publication.topic(), events);
        }
    }

    private void dropped(Publication publication) {
        bytes -= publication.payload().length();
    }

    /** Drops the oldest that is not for all. */
    private void dropOne(Deque<Publication> events) {
        for (Iterator<Publication> each = events.iterator(); each.hasNext(); ) {
            var publication = each.next();
            if (!publication.isForAll()) {
                each.remove();
                dropped(publication);
                return;
            }
        }
        dropped(events.removeFirst());
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
