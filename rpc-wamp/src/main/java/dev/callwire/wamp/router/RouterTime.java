package dev.callwire.wamp.router;

/** What a router knows of time. Thread-safe. */
public interface RouterTime {
    /** Milliseconds since 1970, as a wall clock has them. */
    long now();

    /** Milliseconds since a moment that only this time knows; they never go back. */
    long ticks();

    /** Runs an action on any thread when a time has passed. */
    Alarm after(long millis, Runnable action);

    /** An action that waits for its time. */
    interface Alarm {
        /** Forgets the action, unless it is about to run. */
        void cancel();
    }
}
