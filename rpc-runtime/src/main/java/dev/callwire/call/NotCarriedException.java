package dev.callwire.call;

/**
 * The call was not sent, because the protocol of the connection has no way to carry it: a stream, say, or a call of the end
 * that dialled. The message names the protocols that have. A handler that lets it pass has its caller told as much.
 */
public final class NotCarriedException extends NotExecutedException {
    private static final long serialVersionUID = 1;

    /** With what cannot be carried, and by what it could be. */
    public NotCarriedException(String message) {
        super(message);
    }
}
