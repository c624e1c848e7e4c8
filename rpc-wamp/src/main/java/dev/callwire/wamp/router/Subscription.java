package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Match;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** A topic, or a pattern of topics, and who listens to it. */
final class Subscription extends MatchedUri {
    private final int historyLimit;
    private final Deque<Publication> history = new ArrayDeque<>(0);

    /** Replaced by another list at each change, so that an event goes to those who were there when it came. */
    private List<Member> members = List.of();

    Subscription(long id, String uri, Match match, long created, int historyLimit) {
        super(id, uri, match, created);
        this.historyLimit = historyLimit;
    }

    List<Member> members() {
        return members;
    }

    void add(Member member) {
        var more = new ArrayList<>(members);
        more.add(member);
        members = more;
    }

    void remove(Member member) {
        var fewer = new ArrayList<>(members);
        fewer.remove(member);
        members = fewer;
    }

    /** Whether it is there with nobody listening. */
    boolean isPermanent() {
        return historyLimit > 0;
    }

    /** Keeps an event, if events are kept. One for named sessions is not: their ids mean nothing later. */
    void remember(Publication publication) {
        if (historyLimit > 0 && !publication.audience().namesSessions()) {
            if (history.size() == historyLimit) {
                history.removeFirst();
            }
            history.addLast(publication.kept());
        }
    }

    /** The events that were kept, the oldest first. */
    Collection<Publication> history() {
        return history;
    }
}
