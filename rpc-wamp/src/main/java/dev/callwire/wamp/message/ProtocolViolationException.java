package dev.callwire.wamp.message;

/** A message that breaks the protocol, told in words that its sender may read. Cheap: it has no stack trace. */
public final class ProtocolViolationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ProtocolViolationException(String message) {
        super(message, null, false, false);
    }
}
