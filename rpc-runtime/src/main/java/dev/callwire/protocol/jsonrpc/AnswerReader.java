package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.ErrorReader;
import dev.callwire.protocol.MessageHandler;

/** Reads the answers to the calls of this end. */
final class AnswerReader {
    private static final int LONGEST_LOGGED = 200;

    private final boolean dialled;
    private final ErrorReader errors;

    AnswerReader(boolean dialled, JsonReader reader) {
        this.dialled = dialled;
        errors = new ErrorReader(reader);
    }

    /** The id of the call that is answered, or 0 if it is none of this end's. */
    long id(Envelope envelope) {
        return Ids.read(envelope.id, dialled);
    }

    void tell(Envelope envelope, MessageHandler handler) {
        long id = id(envelope);
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
        var flaw = errors.read(error);
        if (flaw != null) {
            unreadable(id, flaw, handler);
        } else if (id == 0) {
            handler.onIgnored("error " + errors.code() + " (" + printable(errors.message()) + ") for no call of ours");
        } else {
            handler.onFailure(id, errors.code(), errors.message(), errors.data());
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
