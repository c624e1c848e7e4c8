package dev.callwire.call;

import org.jspecify.annotations.Nullable;

/** The peer answered with what is not the result that the method has. */
public final class MalformedAnswerException extends RpcException {
    private static final long serialVersionUID = 1;

    /** With what happened, in words. */
    public MalformedAnswerException(String message) {
        this(message, null);
    }

    /** With what happened, in words, and what led to it. */
    public MalformedAnswerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
