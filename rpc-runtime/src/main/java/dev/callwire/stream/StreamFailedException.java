package dev.callwire.stream;

/** A stream that was being read failed with a checked exception, which is the cause. */
public final class StreamFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StreamFailedException(Throwable cause) {
        super("The stream failed: " + cause.getMessage(), cause);
    }
}
