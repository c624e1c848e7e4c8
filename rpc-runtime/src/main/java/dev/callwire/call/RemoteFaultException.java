package dev.callwire.call;

import org.jspecify.annotations.Nullable;

/** The peer answered with an error that the method does not declare. */
public final class RemoteFaultException extends RpcException {
    private static final long serialVersionUID = 1;

    /** The error's code. */
    private final int code;

    /** What the peer knows the error by, where errors have URIs. */
    private final @Nullable String uri;

    /** The error's data as JSON text. */
    private final @Nullable String data;

    /** An error as the peer sent it. */
    public RemoteFaultException(int code, String message, @Nullable String data) {
        this(code, null, message, data);
    }

    /** An error as the peer sent it; the URI stands for a message that says nothing. */
    public RemoteFaultException(int code, @Nullable String uri, String message, @Nullable String data) {
        super(uri != null && message.isBlank() ? uri : message, null);
        this.code = code;
        this.uri = uri;
        this.data = data;
    }

    /** The error's URI, or {@code null} when the peer knows it by its code. */
    public @Nullable String uri() {
        return uri;
    }

    /** The error's code: JSON-RPC 2.0 section 5.1 has those from -32768 to -32000. It is -32000 where the error has a URI. */
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
        return getClass().getName() + ": " + getMessage() + " (" + (uri == null ? "code " + code : "URI " + uri)
                + (data == null ? "" : ", data " + data) + ")";
    }
}
