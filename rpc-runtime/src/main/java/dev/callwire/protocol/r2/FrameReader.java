package dev.callwire.protocol.r2;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ProtocolLimits;
import org.jspecify.annotations.Nullable;

/** Reads the messages of one connection. What is none is passed over, as the library does. */
abstract class FrameReader {
    /** Enough to find the id in a message that is beyond the limits. */
    private static final JsonLimits FOR_ID = new JsonLimits(
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            JsonLimits.DEFAULTS.maxNumberLength(),
            Integer.MAX_VALUE);

    final ProtocolLimits limits;
    final Message message = new Message();

    /** For what stands within a message. */
    final JsonReader inner;

    private final JsonReader reader;

    FrameReader(ProtocolLimits limits) {
        this.limits = limits;
        reader = new JsonReader(limits.json());
        inner = new JsonReader(limits.json());
    }

    final void read(JsonSlice frame, MessageHandler handler) {
        try {
            if (reader.reset(frame).peek() != '{') {
                handler.onIgnored("what is no object");
                return;
            }
            message.read(reader, frame.array());
            reader.end();
        } catch (JsonException e) {
            passOver(frame, e, handler);
            return;
        }
        if (message.hasTwoIds()) {
            handler.onIgnored("a message with two ids");
        } else {
            tell(handler);
        }
    }

    private void passOver(JsonSlice frame, JsonException why, MessageHandler handler) {
        var id = why.limit() == null ? null : idOf(frame);
        if (id == null) {
            handler.onIgnored("what is no JSON: " + why.getMessage());
        } else {
            tellUnreadable(id, why, handler);
        }
    }

    /** The id of a message that is beyond a limit, so that whoever waits for an answer gets one. */
    private static @Nullable JsonSlice idOf(JsonSlice frame) {
        var unread = new Message();
        var lenient = new JsonReader(FOR_ID).reset(frame);
        try {
            unread.read(lenient, frame.array());
            lenient.end();
        } catch (JsonException e) {
            return null;
        }
        return Message.isNumber(unread.id) && !unread.hasTwoIds() ? unread.id : null;
    }

    /** Tells the message. */
    abstract void tell(MessageHandler handler);

    /** Tells that a message of an id is beyond a limit. */
    abstract void tellUnreadable(JsonSlice id, JsonException why, MessageHandler handler);
}
