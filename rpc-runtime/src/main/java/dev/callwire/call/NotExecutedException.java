package dev.callwire.call;

import org.jspecify.annotations.Nullable;

/** The call certainly did not run: it was never sent, or the peer refused to begin it. It may be made again. */
public sealed class NotExecutedException extends RpcException permits NotCarriedException, ContractMismatchException {
    private static final long serialVersionUID = 1;

    /** With what happened, in words. */
    public NotExecutedException(String message) {
        this(message, null);
    }

    /** With what happened, in words, and what led to it. */
    public NotExecutedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
