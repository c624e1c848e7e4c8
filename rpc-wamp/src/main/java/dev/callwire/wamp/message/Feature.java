package dev.callwire.wamp.message;

/** A feature that a client may announce for a role. Others that it announces mean nothing to a router. */
public enum Feature {
    PROGRESSIVE_CALL_RESULTS,
    PROGRESSIVE_CALL_INVOCATIONS,
    CALL_TIMEOUT,
    CALL_CANCELING,
    REGISTRATION_REVOCATION,
    SUBSCRIPTION_REVOCATION,
    PAYLOAD_PASSTHRU_MODE;

    /** The name on the wire. */
    public String text() {
        return Words.of(this);
    }
}
