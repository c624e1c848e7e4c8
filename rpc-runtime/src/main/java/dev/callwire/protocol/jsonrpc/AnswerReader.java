package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.MessageHandler;

/** Reads the answers to the calls of this end. */
final class AnswerReader {
    private static final byte[] CODE = Ascii.bytes("code");
    private static final byte[] MESSAGE = Ascii.bytes("message");
    private static final byte[] DATA = Ascii.bytes("data");
    private static final int LONGEST_LOGGED = 200;

    private final boolean dialled;
    private final JsonReader reader;
    private final JsonSlice name = new JsonSlice();
    private final JsonSlice data = new JsonSlice();

    AnswerReader(boolean dialled, JsonReader reader) {
        this.dialled = dialled;
        this.reader = reader;
    }

    void tell(Envelope envelope, MessageHandler handler) {
        long id = Ids.read(envelope.id, dialled);
        var flaw = envelope.answerFlaw();
        if (flaw != null) {
            unreadable(id, flaw, handler);
        } else if (!envelope.error.isEmpty()) {
            tellFailure(id, envelope.error, handler);
        } else if (id == 0) {
            handler.onIgnored("an answer to a call that was never made");
        } else {
            handler.onResult(id, envelope.result);
        }
    }

    private void tellFailure(long id, JsonSlice error, MessageHandler handler) {
        int code = 0;
        String message = null;
        boolean hasCode = false;
        data.clear();
        try {
            reader.reset(error).beginObject();
            while (reader.nextName(name)) {
                if (name.contentEquals(CODE)) {
                    code = reader.readInt();
                    hasCode = true;
                } else if (name.contentEquals(MESSAGE)) {
                    message = reader.readString();
                } else if (name.contentEquals(DATA)) {
                    reader.readValue(data);
                } else {
                    reader.skipValue();
                }
            }
        } catch (JsonException e) {
            unreadable(id, "an error has an integer code and a message in words", handler);
            return;
        }
        if (!hasCode || message == null) {
            unreadable(id, "an error has a code and a message", handler);
        } else if (id == 0) {
            handler.onIgnored("error " + code + " (" + printable(message) + ") for no call of ours");
        } else {
            handler.onFailure(id, code, message, data);
        }
    }

    /** A text of the peer's in a form that is fit for a log. */
    private static String printable(String text) {
        var line = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_LOGGED)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    private static void unreadable(long id, String why, MessageHandler handler) {
        if (id == 0) {
            handler.onIgnored(why);
        } else {
            handler.onUnreadable(id, why);
        }
    }
}
