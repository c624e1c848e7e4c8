package dev.callwire.wamp.message;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may get an event, besides being subscribed. A list that is {@code null} restricts nothing.
 *
 * @param exclude sessions that get nothing
 * @param eligible the only sessions that get anything
 */
public record Audience(
        @Nullable Set<Long> exclude,
        @Nullable Set<String> excludeAuthid,
        @Nullable Set<String> excludeAuthrole,
        @Nullable Set<Long> eligible,
        @Nullable Set<String> eligibleAuthid,
        @Nullable Set<String> eligibleAuthrole) {
    static final long KEYS = Key.bits(
            Key.EXCLUDE,
            Key.EXCLUDE_AUTHID,
            Key.EXCLUDE_AUTHROLE,
            Key.ELIGIBLE,
            Key.ELIGIBLE_AUTHID,
            Key.ELIGIBLE_AUTHROLE);

    /** Everybody. */
    public static final Audience ALL = new Audience(null, null, null, null, null, null);

    /** Tells whether a session may get the event. */
    public boolean admits(long session, String authid, String authrole) {
        return (exclude == null || !exclude.contains(session))
                && (eligible == null || eligible.contains(session))
                && admits(authid, authrole);
    }

    /** Tells whether somebody may get the event, whatever the session. */
    public boolean admits(String authid, String authrole) {
        return (excludeAuthid == null || !excludeAuthid.contains(authid))
                && (excludeAuthrole == null || !excludeAuthrole.contains(authrole))
                && (eligibleAuthid == null || eligibleAuthid.contains(authid))
                && (eligibleAuthrole == null || eligibleAuthrole.contains(authrole));
    }

    /** Whether it says who the only ones are that may get the event. */
    public boolean isClosed() {
        return eligible != null || eligibleAuthid != null || eligibleAuthrole != null;
    }

    /** Whether sessions are named, whose ids mean nothing when they have ended. */
    public boolean namesSessions() {
        return exclude != null || eligible != null;
    }
}
