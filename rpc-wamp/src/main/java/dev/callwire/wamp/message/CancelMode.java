package dev.callwire.wamp.message;

/** What becomes of the callee's work, and of the caller's waiting, when a call is cancelled. */
public enum CancelMode {
    /** The caller is answered at once; the callee is not told. */
    SKIP,
    /** The callee is told, and its answer ends the call. */
    KILL,
    /** The caller is answered at once, and the callee is told. */
    KILLNOWAIT;

    private static final CancelMode[] ALL = values();

    /** The name on the wire. */
    public String text() {
        return Words.of(this);
    }

    static CancelMode at(int index) {
        return ALL[index];
    }
}
