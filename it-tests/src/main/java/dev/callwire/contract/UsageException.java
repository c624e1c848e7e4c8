package dev.callwire.contract;

/** The command line is not as the program wants it; the message says how. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
