package dev.callwire.wamp.message;

/** Which of the callees that share a registration gets a call. */
public enum InvocationPolicy {
    SINGLE,
    ROUNDROBIN,
    RANDOM,
    FIRST,
    LAST;

    private static final InvocationPolicy[] ALL = values();

    /** The name on the wire. */
    public String text() {
        return Words.of(this);
    }

    static InvocationPolicy at(int index) {
        return ALL[index];
    }
}
