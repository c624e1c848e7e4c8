package dev.callwire.wamp.router;

import static java.util.Objects.requireNonNull;

import dev.callwire.wamp.message.Match;

/**
 * A subscription whose events are kept, whether somebody has subscribed or not.
 *
 * @param uri a topic, or a pattern of topics
 * @param events how many of the latest are kept
 */
public record HistoryRule(String uri, Match match, int events) {
    public HistoryRule {
        requireNonNull(uri, "uri");
        requireNonNull(match, "match");
        if (events < 1) {
            throw new IllegalArgumentException("A history has at least 1 event, not " + events);
        }
    }
}
