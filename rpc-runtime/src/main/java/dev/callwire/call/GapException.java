package dev.callwire.call;

/**
 * Items of a stream were lost with a connection, and nobody knows which. A subscriber that bears it is a
 * {@link dev.callwire.stream.GapSubscriber}.
 */
public final class GapException extends RpcException {
    private static final long serialVersionUID = 1;

    /** A gap, in words. */
    public GapException(String message) {
        super(message, null);
    }
}
