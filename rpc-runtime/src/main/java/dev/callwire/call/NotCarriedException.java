package dev.callwire.call;

import org.jspecify.annotations.Nullable;

/**
 * The call was not sent, because the protocol of the connection has no way to carry it: a stream, say, or a call of the end
 * that dialled. The message names the protocols that have. A handler that lets it pass has its caller told as much, if it was
 * the caller that could not be called.
 */
public final class NotCarriedException extends NotExecutedException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable RpcPeer peer;

    /** With what cannot be carried, by what it could be, and to whom. */
    public NotCarriedException(String message, RpcPeer peer) {
        super(message);
        this.peer = peer;
    }

    /** Whether it is this peer that cannot be called so. */
    @SuppressWarnings("ReferenceEquality") // this very peer
    public boolean isOf(RpcPeer other) {
        return peer == other;
    }
}
