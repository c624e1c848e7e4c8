package dev.callwire.call;

/** A stream has ended because its consumer did not take its items in time (-32017). */
public final class LaggedException extends RpcException {
    private static final long serialVersionUID = 1;

    /** A lag, in words. */
    public LaggedException(String message) {
        super(message, null);
    }
}
