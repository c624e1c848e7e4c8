package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.StreamItem;
import org.jspecify.annotations.Nullable;

/** Reads an error object: what a call has failed with, or a stream. Reused from message to message. */
final class ErrorReader {
    private static final byte[] CODE = Ascii.bytes("code");
    private static final byte[] MESSAGE = Ascii.bytes("message");
    private static final byte[] DATA = Ascii.bytes("data");

    private static final String NO_ERROR = "an error is an object";

    private final JsonReader reader;
    private final JsonSlice name = new JsonSlice();
    private final JsonSlice data = new JsonSlice();
    private int code;
    private String message = "";

    ErrorReader(JsonReader reader) {
        this.reader = reader;
    }

    /** Reads an object, and returns what keeps it from being an error, or {@code null}. */
    @Nullable
    String read(JsonSlice error) {
        String text = null;
        boolean hasCode = false;
        data.clear();
        try {
            reader.reset(error).beginObject();
            while (reader.nextName(name)) {
                if (name.contentEquals(CODE)) {
                    code = reader.readInt();
                    hasCode = true;
                } else if (name.contentEquals(MESSAGE)) {
                    text = reader.readString();
                } else if (name.contentEquals(DATA)) {
                    reader.readValue(data);
                } else {
                    reader.skipValue();
                }
            }
        } catch (JsonException e) {
            return "an error has an integer code and a message in words";
        }
        if (!hasCode || text == null) {
            return "an error has a code and a message";
        }
        message = text;
        return null;
    }

    /** Ends a stream with what a peer says of its failure. */
    void tell(StreamItem item, JsonSlice error) {
        var flaw = Shape.isObject(error) ? read(error) : NO_ERROR;
        if (flaw == null) {
            item.value.set(data);
            item.end(Fault.of(code, message));
        } else {
            item.value.set(error);
            item.end(Fault.of(Fault.INTERNAL_ERROR, "The stream has failed, but " + flaw));
        }
    }

    int code() {
        return code;
    }

    String message() {
        return message;
    }

    /** What the error carries, a view of it; empty if nothing. */
    JsonSlice data() {
        return data;
    }
}
