package dev.callwire.wamp.message;

/** What a client does in a realm. */
public enum Role {
    PUBLISHER,
    SUBSCRIBER,
    CALLER,
    CALLEE;

    /** The name on the wire. */
    public String text() {
        return Words.of(this);
    }
}
