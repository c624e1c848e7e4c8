package dev.callwire.protocol.r2;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;

/** Reads the error that a call is answered with. Reused from message to message; a view of the frame. */
final class AnsweredError {
    private static final byte[] CODE = Message.bytes("code");
    private static final byte[] MESSAGE = Message.bytes("message");
    private static final byte[] DATA = Message.bytes("data");

    private final JsonReader reader;
    private final JsonSlice name = new JsonSlice();
    private final JsonSlice data = new JsonSlice();
    private int code;
    private String message = "";

    AnsweredError(JsonReader reader) {
        this.reader = reader;
    }

    /** Reads an object; false if it is a result that looks like an error, without a code or without a message. */
    boolean read(JsonSlice json) {
        data.clear();
        boolean hasCode = false;
        boolean hasMessage = false;
        try {
            reader.reset(json).beginObject();
            while (reader.nextName(name)) {
                if (name.contentEquals(CODE)) {
                    code = reader.readInt();
                    hasCode = true;
                } else if (name.contentEquals(MESSAGE)) {
                    message = reader.readString();
                    hasMessage = true;
                } else {
                    readOther();
                }
            }
        } catch (JsonException e) {
            return false;
        }
        return hasCode && hasMessage;
    }

    private void readOther() {
        if (name.contentEquals(DATA)) {
            reader.readValue(data);
        } else {
            reader.skipValue();
        }
    }

    int code() {
        return code;
    }

    String message() {
        return message;
    }

    JsonSlice data() {
        return data;
    }
}
