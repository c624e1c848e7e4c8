package dev.callwire.call;

import org.jspecify.annotations.Nullable;

/** The call was cancelled, by its caller or by the peer. Whether it ran is not known. */
public final class CallCancelledException extends RpcException {
    private static final long serialVersionUID = 1;

    /** With what happened, in words. */
    public CallCancelledException(String message) {
        this(message, null);
    }

    /** With what happened, in words, and what led to it. */
    public CallCancelledException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
