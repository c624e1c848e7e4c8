package dev.callwire.protocol;

/** What a call carries beside its params. Mutable and reused: valid only during the callback that gets it. */
public final class CallMeta {
    private long timeoutMillis;

    /** Nothing beside the params. */
    public CallMeta() {}

    /** How long the caller will wait, in milliseconds; 0 when it did not say. */
    public long timeoutMillis() {
        return timeoutMillis;
    }

    /** Sets how long the caller will wait, in milliseconds. */
    public void timeoutMillis(long millis) {
        timeoutMillis = millis;
    }

    /** Forgets everything. */
    public void clear() {
        timeoutMillis = 0;
    }
}
