package dev.callwire.wamp.message;

/** The numbers that name sessions, requests, registrations, subscriptions and publications. */
public final class Ids {
    /** The greatest id, 2<sup>53</sup>: a double holds it and all below exactly. */
    public static final long LAST = 1L << 53;

    private Ids() {}

    /** Whether a value that begins with this byte is a number. */
    static boolean isNumber(byte first) {
        return first == '-' || (first >= '0' && first <= '9');
    }
}
