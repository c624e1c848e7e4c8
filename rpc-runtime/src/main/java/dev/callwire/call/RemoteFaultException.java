package dev.callwire.call;

import org.jspecify.annotations.Nullable;

/** The peer answered with an error that the method does not declare. */
public final class RemoteFaultException extends RpcException {
    private static final long serialVersionUID = 1;

    /** The error's code. */
    private final int code;

    /** The error's data as JSON text. */
    private final @Nullable String data;

    /** An error as the peer sent it. */
    public RemoteFaultException(int code, String message, @Nullable String data) {
        super(message, null);
        this.code = code;
        this.data = data;
    }

    /** The error's code: JSON-RPC 2.0 section 5.1 has those from -32768 to -32000. */
    public int code() {
        return code;
    }

    /** The error's data as JSON text, or {@code null} when it has none. */
    public @Nullable String data() {
        return data;
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // the message is the peer's, word for word
    public String toString() {
        return getClass().getName() + ": " + getMessage() + " (code " + code + (data == null ? "" : ", data " + data)
                + ")";
    }
}
