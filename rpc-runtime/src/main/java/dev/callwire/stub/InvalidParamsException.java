package dev.callwire.stub;

/** The params of a call do not fit its method. The message is meant for the caller and names the parameter. */
public final class InvalidParamsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With what does not fit, in words for the caller. */
    public InvalidParamsException(String message) {
        // The peer's mistake, told to the peer: our own stack says nothing about it.
        super(message, null, false, false);
    }
}
