package dev.callwire.call;

import org.jspecify.annotations.Nullable;

/** No connection could be opened. */
public final class ConnectFailedException extends RpcException {
    private static final long serialVersionUID = 1;

    /** With what happened, in words. */
    public ConnectFailedException(String message) {
        this(message, null);
    }

    /** With what happened, in words, and what led to it. */
    public ConnectFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
