package dev.callwire.protocol.r2;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ProtocolLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the end that dialled sends: calls, notifications, and what it wants with topics. */
final class CallReader extends FrameReader {
    static final String SUBSCRIBE = "subscribe";
    static final String UNSUBSCRIBE = "unsubscribe";
    static final String PUBLISH = "publish";

    private static final byte[] SUBSCRIBE_BYTES = Message.bytes(SUBSCRIBE);
    private static final byte[] UNSUBSCRIBE_BYTES = Message.bytes(UNSUBSCRIBE);
    private static final byte[] PUBLISH_BYTES = Message.bytes(PUBLISH);
    private static final JsonSlice NO_ID = new JsonSlice();

    private final AnswerRecord record;
    private final Fingerprints fingerprints = new Fingerprints();
    private final TopicParams topicParams = new TopicParams();
    private final CallMeta meta = new CallMeta();

    CallReader(ProtocolLimits limits, AnswerRecord record) {
        super(limits);
        this.record = record;
    }

    @Override
    void tell(MessageHandler handler) {
        if (message.data.isEmpty()) {
            handler.onIgnored("a message without data");
        } else if (message.id.isEmpty()) {
            tellUnanswered(handler);
        } else if (!Message.isNumber(message.id)) {
            handler.onIgnored("a message whose id is no number");
        } else {
            tellCall(handler);
        }
    }

    @Override
    void tellUnreadable(JsonSlice id, JsonException why, MessageHandler handler) {
        handler.onMalformed(
                id, null, new Fault(Fault.PARSE_ERROR, "Parse error: " + why.getMessage(), null, why.limit()));
    }

    private void tellUnanswered(MessageHandler handler) {
        var flaw = flaw();
        if (flaw != null) {
            handler.onIgnored("a message without an id: " + flaw.message());
        } else if (!isOfTopic()) {
            handler.onNotification(message.action, message.params, meta);
        } else if (topicParams.read(message.params, inner, isPublish())) {
            tellTopic(NO_ID, handler);
        } else {
            handler.onIgnored("a message without an id: " + topicForm());
        }
    }

    private void tellCall(MessageHandler handler) {
        var flaw = flaw();
        if (flaw != null) {
            handler.onMalformed(message.id, null, flaw);
        } else if (!isOfTopic()) {
            var key = ask(handler);
            if (key != null) {
                handler.onCall(key, null, message.action, message.params, meta);
            }
        } else if (!topicParams.read(message.params, inner, isPublish())) {
            handler.onMalformed(message.id, null, Fault.of(Fault.INVALID_PARAMS, "Invalid params: " + topicForm()));
        } else if (isPublish()) {
            var key = ask(handler);
            if (key != null) {
                tellTopic(key, handler);
            }
        } else {
            tellTopic(message.id, handler); // of this connection alone, so that no other one's answer will do
        }
    }

    private @Nullable JsonSlice ask(MessageHandler handler) {
        return record.ask(message.id, fingerprints.of(message.id, message.data), handler);
    }

    private void tellTopic(JsonSlice id, MessageHandler handler) {
        if (isPublish()) {
            handler.onPublish(id, null, topicParams.topic, topicParams.event, meta);
        } else if (message.action.contentEquals(SUBSCRIBE_BYTES)) {
            handler.onListen(id, null, List.of(topicParams.topic.toString()), meta);
        } else {
            handler.onUnlisten(id, null, List.of(topicParams.topic.toString()));
        }
    }

    private boolean isOfTopic() {
        return message.action.contentEquals(SUBSCRIBE_BYTES)
                || message.action.contentEquals(UNSUBSCRIBE_BYTES)
                || isPublish();
    }

    private boolean isPublish() {
        return message.action.contentEquals(PUBLISH_BYTES);
    }

    private String topicForm() {
        return isPublish()
                ? "publish takes a topic and an event: {\"topic\": \"topic\", \"data\": 1}"
                : message.action + " takes a topic, and no keys: {\"topic\": \"topic\"}";
    }

    /** What keeps the message from being a call or a notification, or {@code null}. */
    private @Nullable Fault flaw() {
        var twice = message.twice();
        if (twice != null) {
            return invalid("A message holds each member once; '" + twice + "' is there twice");
        } else if (message.id.length() > limits.idLength()) {
            return ofLimit(
                    "idLength",
                    "An id has at most " + limits.idLength() + " bytes; this one has " + message.id.length());
        } else if (!message.hasAction()) {
            return Fault.of(Fault.METHOD_NOT_FOUND, "Method not found");
        } else if (message.action.length() > limits.methodLength()) {
            return ofLimit(
                    "methodLength",
                    "An action has at most " + limits.methodLength() + " bytes; this one has "
                            + message.action.length());
        } else if (!message.hasUsableParams()) {
            return Fault.of(Fault.INVALID_PARAMS, "Invalid params: they are an object or an array");
        }
        return null;
    }

    private static Fault invalid(String rule) {
        return Fault.of(Fault.INVALID_REQUEST, "Invalid request: " + rule);
    }

    private static Fault ofLimit(String limit, String rule) {
        return Fault.ofLimit(limit, Fault.INVALID_REQUEST, "Invalid request: " + rule);
    }
}
