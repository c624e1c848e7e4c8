package dev.callwire.call;

import org.jspecify.annotations.Nullable;

/** The call was not answered in time. Whether it ran is not known. */
public final class DeadlineExceededException extends RpcException {
    private static final long serialVersionUID = 1;

    /** With what happened, in words. */
    public DeadlineExceededException(String message) {
        this(message, null);
    }

    /** With what happened, in words, and what led to it. */
    public DeadlineExceededException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
