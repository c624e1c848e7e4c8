package dev.callwire.wamp.router;

/** A request that a realm refuses. Cheap: it has no stack trace. */
public final class RequestFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String error;
    private final String words;

    public RequestFailedException(String error, String words) {
        super(error + ": " + words, null, false, false);
        this.error = error;
        this.words = words;
    }

    /** The error's URI. */
    public String error() {
        return error;
    }

    /** What is wrong, for people. */
    public String words() {
        return words;
    }
}
