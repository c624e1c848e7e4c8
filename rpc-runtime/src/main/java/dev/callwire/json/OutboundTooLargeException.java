package dev.callwire.json;

/** A message that would be longer than its writer may make it. Cheap: it has no stack trace. */
public final class OutboundTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int maxLength;

    public OutboundTooLargeException(int maxLength) {
        super("A message has at most " + maxLength + " bytes, and this one needs more", null, false, false);
        this.maxLength = maxLength;
    }

    /** Returns the limit, in bytes. */
    public int maxLength() {
        return maxLength;
    }
}
