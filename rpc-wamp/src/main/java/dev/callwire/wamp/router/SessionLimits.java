package dev.callwire.wamp.router;

/**
 * How much one session may have at a time.
 *
 * @param registrations procedures that it offers
 * @param subscriptions topics and patterns that it listens to
 * @param calls calls of its that are not answered, and calls to it that it has not answered
 * @param testaments events to publish when it has ended
 * @param goodbyeMillis how long it may take to answer a GOODBYE
 */
public record SessionLimits(int registrations, int subscriptions, int calls, int testaments, long goodbyeMillis) {
    /** 1,024 registrations, subscriptions and calls, 64 testaments, 5 seconds. */
    public static final SessionLimits DEFAULTS = new SessionLimits(1_024, 1_024, 1_024, 64, 5_000);

    public SessionLimits {
        if (registrations < 0 || subscriptions < 0 || calls < 0 || testaments < 0 || goodbyeMillis < 0) {
            throw new IllegalArgumentException("A limit of a session is at least 0");
        }
    }

    public SessionLimits withRegistrations(int registrations) {
        return new SessionLimits(registrations, subscriptions, calls, testaments, goodbyeMillis);
    }

    public SessionLimits withSubscriptions(int subscriptions) {
        return new SessionLimits(registrations, subscriptions, calls, testaments, goodbyeMillis);
    }

    public SessionLimits withCalls(int calls) {
        return new SessionLimits(registrations, subscriptions, calls, testaments, goodbyeMillis);
    }

    public SessionLimits withTestaments(int testaments) {
        return new SessionLimits(registrations, subscriptions, calls, testaments, goodbyeMillis);
    }
}
