package dev.callwire.wamp.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.callwire.json.JsonWriter;
import dev.callwire.wamp.message.MessageType;
import dev.callwire.wamp.message.Payload;

/** Writes the beginnings and ends of the frames that a client sends. What a message carries stands between: see {@link Body}. */
final class Frames {
    private static final byte[] NONE = bytes(",{}");
    private static final byte[] PROGRESS = bytes(",{\"progress\":true}");
    private static final byte[] KILLNOWAIT = bytes(",{\"mode\":\"killnowait\"}");
    private static final byte[] ACKNOWLEDGED = bytes(",{\"acknowledge\":true}");
    private static final byte[] ACKNOWLEDGED_TO_ALL = bytes(",{\"acknowledge\":true,\"exclude_me\":false}");
    private static final byte[] RECEIVE_PROGRESS = bytes("\"receive_progress\":true");
    private static final byte[] MORE_INPUT = bytes("\"progress\":true");
    private static final byte[] TIMEOUT = bytes("\"timeout\":");
    private static final byte COMMA = ',';

    private Frames() {}

    static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    private static JsonWriter begin(JsonWriter out, MessageType type, long id) {
        return out.raw((byte) '[').value(type.code()).raw(COMMA).value(id);
    }

    static void end(JsonWriter out) {
        out.raw((byte) ']');
    }

    /**
     * A CALL.
     *
     * @param moreInput whether others follow for the same call
     * @param timeoutMillis 0 for none
     * @param procedure as a JSON string
     */
    static void call(
            JsonWriter out,
            long request,
            boolean receiveProgress,
            boolean moreInput,
            long timeoutMillis,
            byte[] procedure) {
        begin(out, MessageType.CALL, request).raw(COMMA).raw((byte) '{');
        int empty = out.length();
        if (receiveProgress) {
            out.raw(RECEIVE_PROGRESS);
        }
        if (moreInput) {
            separate(out, empty).raw(MORE_INPUT);
        }
        if (timeoutMillis > 0) {
            separate(out, empty).raw(TIMEOUT).value(timeoutMillis);
        }
        out.raw((byte) '}').raw(COMMA).raw(procedure);
    }

    private static JsonWriter separate(JsonWriter out, int empty) {
        return out.length() == empty ? out : out.raw(COMMA);
    }

    /** A whole CANCEL. */
    static void cancel(JsonWriter out, long request) {
        end(begin(out, MessageType.CANCEL, request).raw(KILLNOWAIT));
    }

    /**
     * A PUBLISH.
     *
     * @param topic as a JSON string
     */
    static void publish(JsonWriter out, long request, boolean excludesPublisher, byte[] topic) {
        begin(out, MessageType.PUBLISH, request)
                .raw(excludesPublisher ? ACKNOWLEDGED : ACKNOWLEDGED_TO_ALL)
                .raw(COMMA)
                .raw(topic);
    }

    /**
     * A whole SUBSCRIBE.
     *
     * @param topic as a JSON string
     */
    static void subscribe(JsonWriter out, long request, byte[] topic) {
        end(begin(out, MessageType.SUBSCRIBE, request).raw(NONE).raw(COMMA).raw(topic));
    }

    /** A whole UNSUBSCRIBE. */
    static void unsubscribe(JsonWriter out, long request, long subscription) {
        end(begin(out, MessageType.UNSUBSCRIBE, request).raw(COMMA).value(subscription));
    }

    /** A YIELD. */
    static void yielded(JsonWriter out, long invocation, boolean progress) {
        begin(out, MessageType.YIELD, invocation).raw(progress ? PROGRESS : NONE);
    }

    /** A whole ERROR of an invocation. */
    static void error(JsonWriter out, long invocation, String uri, Payload payload) {
        out.raw((byte) '[')
                .value(MessageType.ERROR.code())
                .raw(COMMA)
                .value(MessageType.INVOCATION.code())
                .raw(COMMA)
                .value(invocation)
                .raw(NONE)
                .raw(COMMA)
                .value(uri);
        if (payload.hasArgumentsKw()) {
            out.raw(COMMA).raw(payload.arguments()).raw(COMMA).raw(payload.argumentsKw());
        } else if (payload.hasArguments()) {
            out.raw(COMMA).raw(payload.arguments());
        }
        end(out);
    }
}
