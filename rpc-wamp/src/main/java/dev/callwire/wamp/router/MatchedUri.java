package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Match;

/** A URI, or a pattern of URIs, that members have put into a realm, which knows it by an id. */
abstract class MatchedUri {
    private final long id;
    private final String uri;
    private final Match match;
    private final long created;

    MatchedUri(long id, String uri, Match match, long created) {
        this.id = id;
        this.uri = uri;
        this.match = match;
        this.created = created;
    }

    final long id() {
        return id;
    }

    final String uri() {
        return uri;
    }

    final Match match() {
        return match;
    }

    /** When it was put there, in milliseconds since 1970. */
    final long created() {
        return created;
    }
}
