package dev.callwire.call;

import org.jspecify.annotations.Nullable;

/** The call was sent and its connection lost before the answer: it may have run or not. */
public final class MaybeExecutedException extends RpcException {
    private static final long serialVersionUID = 1;

    /** With what happened, in words. */
    public MaybeExecutedException(String message) {
        this(message, null);
    }

    /** With what happened, in words, and what led to it. */
    public MaybeExecutedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
