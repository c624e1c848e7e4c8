package dev.callwire.call;

import org.jspecify.annotations.Nullable;

/**
 * An error that a handler tells its caller. Whatever else a handler throws, but for the exceptions that its method
 * declares, reaches the caller as an internal error that says nothing.
 */
public final class FaultException extends RpcException {
    private static final long serialVersionUID = 1;

    /** The error's code. */
    private final int code;

    /** What goes with it; any value that the binder can write. */
    private final transient @Nullable Object data;

    /** An error without data. */
    public FaultException(int code, String message) {
        this(code, message, null);
    }

    /**
     * An error with data.
     *
     * @param code any; those from -32768 to -32000 have a meaning in JSON-RPC 2.0 (section 5.1)
     * @param message for the caller to read
     * @param data written as JSON; {@code null} for none
     */
    public FaultException(int code, String message, @Nullable Object data) {
        super(message, null);
        this.code = code;
        this.data = data;
    }

    /** The error's code. */
    public int code() {
        return code;
    }

    /** What goes with it. */
    public @Nullable Object data() {
        return data;
    }
}
