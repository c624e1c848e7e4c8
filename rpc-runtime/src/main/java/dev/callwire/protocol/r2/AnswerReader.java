package dev.callwire.protocol.r2;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.ErrorReader;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.StreamItem;

/** Reads what the end that was dialled sends: answers, events and notifications. */
final class AnswerReader extends FrameReader {
    private static final JsonSlice NULL = JsonSlice.of("null");

    private final ErrorReader error;
    private final StreamItem item = new StreamItem();
    private final CallMeta meta = new CallMeta();

    AnswerReader(ProtocolLimits limits) {
        super(limits);
        error = new ErrorReader(inner);
    }

    @Override
    void tell(MessageHandler handler) {
        if (!message.id.isEmpty()) {
            tellAnswer(handler);
        } else if (message.twice() != null) {
            handler.onIgnored("a message with a member that is there twice");
        } else if (Message.kind(message.event) == '"') {
            tellEvent(handler);
        } else if (message.hasAction()
                && message.action.length() <= limits.methodLength()
                && message.hasUsableParams()) {
            handler.onNotification(message.action, message.params, meta);
        } else {
            handler.onIgnored("a message that is no answer, no event and no notification");
        }
    }

    private void tellAnswer(MessageHandler handler) {
        long id = id(message.id);
        if (id == 0) {
            handler.onIgnored("an answer to a call that was never made");
        } else if (message.hasTwoData()) {
            handler.onUnreadable(id, "an answer holds each member once; 'data' is there twice");
        } else if (message.isErrorAlone() && error.read(message.error) == null) {
            handler.onFailure(id, error.code(), error.message(), error.data());
        } else {
            handler.onResult(
                    id, message.data.isEmpty() ? NULL : message.data); // what has no JSON in JavaScript is left out
        }
    }

    @Override
    void tellUnreadable(JsonSlice id, JsonException why, MessageHandler handler) {
        long own = id(id);
        if (own == 0) {
            handler.onIgnored("an answer beyond the limits: " + why.getMessage());
        } else {
            handler.onUnreadable(own, String.valueOf(why.getMessage()));
        }
    }

    /** The id of a call of this end's; 0 if there can be none. */
    private long id(JsonSlice id) {
        if (!Message.isNumber(id)) {
            return 0;
        }
        try {
            return Math.max(0, inner.reset(id).readLong());
        } catch (JsonException e) {
            return 0;
        }
    }

    private void tellEvent(MessageHandler handler) {
        item.clear();
        item.value.set(message.carried.isEmpty() ? NULL : message.carried);
        handler.onEvent(key(message.event), item);
    }

    /** A topic in the form in which this end writes it. */
    private JsonSlice key(JsonSlice topic) {
        for (int i = topic.offset(); i < topic.end(); i++) {
            if (topic.array()[i] == '\\') {
                var written = new JsonWriter(topic.length(), Integer.MAX_VALUE);
                return written.value(inner.reset(topic).readString()).toSlice();
            }
        }
        return topic;
    }
}
