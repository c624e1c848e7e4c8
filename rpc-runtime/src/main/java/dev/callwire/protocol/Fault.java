package dev.callwire.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Why a call failed, as its caller is told.
 *
 * @param code in JSON-RPC's numbers, which the other protocols translate
 * @param uri of an error that has one, for protocols that know errors by URIs; else they make one of the code
 * @param message for people
 * @param data what the error carries, if anything
 * @param limit the setting of the limit that was passed, if it was one; for the one who sends the fault
 */
public record Fault(
        int code,
        @Nullable String uri,
        String message,
        @Nullable Payload data,
        @Nullable String limit) {
    public static final int PARSE_ERROR = -32700;
    public static final int INVALID_REQUEST = -32600;
    public static final int METHOD_NOT_FOUND = -32601;
    public static final int INVALID_PARAMS = -32602;
    public static final int INTERNAL_ERROR = -32603;
    public static final int APPLICATION_ERROR = -32000;
    public static final int UNKNOWN_REFERENCE = -32001;
    public static final int NOT_SERIALISABLE = -32003;
    public static final int TOO_MANY_REFERENCES = -32006;
    public static final int TOO_MANY_STREAMS = -32006;
    public static final int MESSAGE_TOO_LARGE = -32008;
    public static final int BUSY = -32009;
    public static final int BATCH_TOO_LARGE = -32010;
    public static final int DEADLINE_EXCEEDED = -32013;
    public static final int UNAUTHENTICATED = -32014;
    public static final int FORBIDDEN = -32015;
    public static final int LAGGED = -32017;
    public static final int CANNOT_RESUME = -32018;
    public static final int CANCELLED = -32800;
    public static final int CANCELLED_BY_SERVER = -32802;

    /** A fault that has no URI of its own. */
    public Fault(int code, String message, @Nullable Payload data, @Nullable String limit) {
        this(code, null, message, data, limit);
    }

    /** A fault that is of no limit. */
    public Fault(int code, String message, @Nullable Payload data) {
        this(code, message, data, null);
    }

    /** A fault that an application knows by a URI alone, without data. */
    public static Fault ofUri(String uri, String message) {
        return new Fault(APPLICATION_ERROR, uri, message, null, null);
    }

    /** A fault because a limit was passed. */
    public static Fault ofLimit(String limit, int code, String message) {
        return new Fault(code, message, null, limit);
    }

    /** A fault without data. */
    public static Fault of(int code, String message) {
        return new Fault(code, message, null);
    }
}
