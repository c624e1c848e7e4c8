package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonWriter;
import dev.callwire.json.OutboundTooLargeException;
import dev.callwire.protocol.MessageHandler;
import java.util.function.Consumer;

/** Sends what a session says for itself. */
final class Replies {
    private static final int USUAL_LENGTH = 256;

    private final int longest;

    Replies(int longest) {
        this.longest = longest;
    }

    void send(MessageHandler handler, Consumer<JsonWriter> frame) {
        var out = new JsonWriter(USUAL_LENGTH, longest);
        try {
            frame.accept(out);
        } catch (OutboundTooLargeException e) {
            handler.onIgnored("what takes a longer answer than may be sent");
            return;
        }
        handler.onReply(out.toSlice());
    }
}
