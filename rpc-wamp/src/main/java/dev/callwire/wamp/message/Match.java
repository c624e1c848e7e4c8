package dev.callwire.wamp.message;

/** How the URI of a registration or subscription selects procedures or topics. */
public enum Match {
    EXACT,
    PREFIX,
    WILDCARD;

    private static final Match[] ALL = values();

    /** The name on the wire. */
    public String text() {
        return Words.of(this);
    }

    static Match at(int index) {
        return ALL[index];
    }
}
