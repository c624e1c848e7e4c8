package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ProtocolLimits;

/** Reads what comes over messengers: commands, the answers to this end's commands, and messages. */
final class MessageReader implements FrameReader.PipeReader {
    private static final byte[] COMMAND = Bytes.of("\"c_");

    private static final int MSG = 0;
    private static final int TAG = 1;
    private static final int P = 0;
    private static final int M = 1;

    private final JsonReader reader;
    private final Members outer = new Members("msg", "tag");
    private final Members message = new Members("p", "m");
    private final CommandReader commands;
    private final MessengerEnd end;

    /** What one of the two ends makes of messages. */
    interface MessengerEnd {

        /** Whether there is a messenger of a tag, as far as this end knows. */
        boolean has(JsonSlice tag);

        /** Tells what a message says. */
        void tellMessage(JsonSlice tag, JsonSlice content, MessageHandler handler);

        /** Tells that a message is beyond a limit; see {@link FrameReader.PipeReader#tellUnreadable}. */
        void tellUnreadable(
                JsonReader lenient, JsonSlice tag, JsonSlice content, JsonException why, MessageHandler handler);

        /** The peer wants nothing more of a messenger; false where that cannot be said. */
        boolean cancel(JsonSlice tag, MessageHandler handler);
    }

    MessageReader(ProtocolLimits limits, CommandReader commands, MessengerEnd end) {
        this.commands = commands;
        this.end = end;
        reader = new JsonReader(limits.json());
    }

    @Override
    public void tell(JsonSlice content, MessageHandler handler) {
        if (!isMessage(reader, content)) {
            handler.onIgnored("what is no message, which has a tag, a p and an m");
        } else if (Bytes.startsWith(message.get(P), COMMAND)) {
            commands.tell(outer.get(TAG), message.get(P), message.get(M), end, handler);
        } else if (!end.has(outer.get(TAG))) {
            handler.onIgnored("a message of a messenger that is not there");
        } else if (message.get(P).contentEquals(Frames.MESSAGES)) {
            end.tellMessage(outer.get(TAG), message.get(M), handler);
        } else {
            handler.onIgnored("a message of an unknown pipe");
        }
    }

    private boolean isMessage(JsonReader with, JsonSlice content) {
        return outer.read(with, content)
                && Bytes.isString(outer.get(TAG))
                && message.read(with, outer.get(MSG))
                && Bytes.isString(message.get(P))
                && !message.get(M).isEmpty();
    }

    @Override
    public void tellUnreadable(JsonReader lenient, JsonSlice content, JsonException why, MessageHandler handler) {
        boolean isMessage = isMessage(lenient, content);
        if (isMessage && Bytes.startsWith(message.get(P), COMMAND)) {
            commands.tellUnreadable(lenient, outer.get(TAG), message.get(P), message.get(M), why, end, handler);
        } else if (isMessage && message.get(P).contentEquals(Frames.MESSAGES)) {
            end.tellUnreadable(lenient, outer.get(TAG), message.get(M), why, handler);
        } else {
            handler.onIgnored("what is no message, and beyond the limits: " + why.getMessage());
        }
    }
}
