package dev.callwire.wamp.mapping;

import static dev.callwire.protocol.Fault.BUSY;
import static dev.callwire.protocol.Fault.CANCELLED;
import static dev.callwire.protocol.Fault.CANCELLED_BY_SERVER;
import static dev.callwire.protocol.Fault.DEADLINE_EXCEEDED;
import static dev.callwire.protocol.Fault.FORBIDDEN;
import static dev.callwire.protocol.Fault.INTERNAL_ERROR;
import static dev.callwire.protocol.Fault.INVALID_PARAMS;
import static dev.callwire.protocol.Fault.INVALID_REQUEST;
import static dev.callwire.protocol.Fault.LAGGED;
import static dev.callwire.protocol.Fault.MESSAGE_TOO_LARGE;
import static dev.callwire.protocol.Fault.METHOD_NOT_FOUND;
import static dev.callwire.protocol.Fault.NOT_SERIALISABLE;
import static dev.callwire.protocol.Fault.TOO_MANY_STREAMS;
import static dev.callwire.protocol.Fault.UNAUTHENTICATED;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.Uris;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Errors, which WAMP knows by URIs and the engine by codes too. The message is the first argument, and what goes with it the
 * keyword arguments.
 *
 * <p>An application's error without a URI of its own goes by {@code callwire.error.1001}, of its code; a negative code by
 * {@code callwire.error.minus_1001}.
 */
public final class ErrorUris {
    private static final String OWN = "callwire.error.";
    private static final String MINUS = "minus_";
    private static final Map<Integer, String> BY_CODE = new LinkedHashMap<>();
    private static final Map<String, Integer> BY_URI = new LinkedHashMap<>();

    static {
        put(METHOD_NOT_FOUND, Uris.NO_SUCH_PROCEDURE);
        put(INVALID_PARAMS, Uris.INVALID_ARGUMENT);
        put(INVALID_REQUEST, "callwire.error.invalid_request");
        put(INTERNAL_ERROR, Uris.INTERNAL_ERROR);
        put(DEADLINE_EXCEEDED, Uris.TIMEOUT);
        put(UNAUTHENTICATED, Uris.AUTHENTICATION_REQUIRED);
        put(FORBIDDEN, Uris.NOT_AUTHORIZED);
        put(CANCELLED_BY_SERVER, Uris.CANCELED);
        put(CANCELLED, Uris.CANCELED);
        put(BUSY, Uris.TOO_MANY);
        put(MESSAGE_TOO_LARGE, Uris.PAYLOAD_SIZE_EXCEEDED);
        put(NOT_SERIALISABLE, "callwire.error.not_serialisable");
        put(TOO_MANY_STREAMS, "callwire.error.too_many_streams");
        put(LAGGED, "callwire.error.lagged");
        BY_URI.put("wamp.error.cancelled", CANCELLED); // the specification spells it so, too
    }

    private ErrorUris() {}

    private static void put(int code, String uri) {
        BY_CODE.put(code, uri);
        BY_URI.put(uri, code);
    }

    /** An error as an ERROR message has it. */
    public record Failure(String uri, Payload payload) {}

    /**
     * The error that a fault is.
     *
     * @param maxBytes how long its data may be
     * @throws dev.callwire.json.OutboundTooLargeException if they are longer
     */
    public static Failure of(Fault fault, int maxBytes) {
        var message = new JsonWriter(fault.message().length() + 8, Integer.MAX_VALUE);
        var arguments =
                message.raw((byte) '[').value(fault.message()).raw((byte) ']').toSlice();
        var data = fault.data();
        return new Failure(
                uri(fault), data == null ? Payload.of(arguments) : new Payload(arguments, dataOf(data, maxBytes)));
    }

    private static JsonSlice dataOf(dev.callwire.protocol.Payload data, int maxBytes) {
        var out = new JsonWriter(64, maxBytes);
        data.writeTo(out);
        if (out.array()[0] == '{') {
            return out.toSlice();
        }
        var within = new JsonWriter(out.length() + 16, Integer.MAX_VALUE);
        return within.raw((byte) '{')
                .value("data")
                .raw((byte) ':')
                .raw(out.array(), 0, out.length())
                .raw((byte) '}')
                .toSlice();
    }

    private static String uri(Fault fault) {
        var uri = fault.uri();
        if (uri != null) {
            return uri;
        }
        int code = fault.code();
        var known = BY_CODE.get(code);
        return known != null ? known : OWN + (code < 0 ? MINUS + -(long) code : code);
    }

    /** The code that a URI stands for; {@code null} if it is of an application. */
    public static @Nullable Integer code(String uri) {
        var known = BY_URI.get(uri);
        return known != null || !uri.startsWith(OWN) ? known : ownCode(uri.substring(OWN.length()));
    }

    private static @Nullable Integer ownCode(String text) {
        try {
            return text.startsWith(MINUS)
                    ? Math.negateExact(Integer.parseUnsignedInt(text.substring(MINUS.length())))
                    : Integer.valueOf(Integer.parseUnsignedInt(text));
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    /** Tells that a call of this end's has failed. */
    public static void read(String uri, Payload payload, MessageHandler handler, long id) {
        var message = message(uri, payload);
        var data = data(payload);
        var code = code(uri);
        if (code != null) {
            handler.onFailure(id, code, message, data);
        } else {
            handler.onFailure(id, uri, message, data);
        }
    }

    /** The first argument where that is a string, else the URI. */
    public static String message(String uri, Payload payload) {
        var arguments = payload.arguments();
        if (arguments.isEmpty() || arguments.array()[arguments.offset()] != '[') {
            return uri;
        }
        try {
            var reader = new JsonReader(JsonLimits.NONE);
            reader.reset(arguments).beginArray();
            return reader.nextElement() ? reader.readString() : uri;
        } catch (JsonException e) { // the first argument is no string
            return uri;
        }
    }

    /** The keyword arguments, else the arguments where there are more than the message; an empty view where neither is. */
    public static JsonSlice data(Payload payload) {
        if (payload.hasArgumentsKw()) {
            return payload.argumentsKw();
        }
        var arguments = payload.arguments();
        if (arguments.isEmpty() || arguments.array()[arguments.offset()] != '[') {
            return arguments;
        }
        var reader = new JsonReader(JsonLimits.NONE);
        reader.reset(arguments).beginArray();
        var first = new JsonSlice();
        if (!reader.nextElement()) {
            return new JsonSlice();
        }
        reader.readValue(first);
        boolean isMessageAlone = first.array()[first.offset()] == '"' && !reader.nextElement();
        return isMessageAlone ? new JsonSlice() : arguments;
    }
}
