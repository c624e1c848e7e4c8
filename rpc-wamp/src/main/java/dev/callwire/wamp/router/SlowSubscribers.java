package dev.callwire.wamp.router;

/** What becomes of events for a client that reads more slowly than they come. Nobody else waits for it either way. */
public enum SlowSubscribers {
    /** They are dropped until it has caught up. WAMP has no word for what is missing. */
    DROP,
    /** Its session is aborted. */
    CLOSE,
    /** They wait, as many as the connection bears; beyond that it is closed. */
    KEEP
}
