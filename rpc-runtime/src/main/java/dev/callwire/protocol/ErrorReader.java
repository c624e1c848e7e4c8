package dev.callwire.protocol;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"code":1,"message":"…","data":…}}, the error object of JSON-RPC (section 5.1) and of those that borrow it: what
 * a call has failed with, or a stream. Reused from message to message; not thread-safe.
 */
public final class ErrorReader {
    private static final byte[] CODE = bytes("code");
    private static final byte[] MESSAGE = bytes("message");
    private static final byte[] DATA = bytes("data");

    private static final String NO_ERROR = "an error is an object";

    private final JsonReader reader;
    private final JsonSlice name = new JsonSlice();
    private final JsonSlice data = new JsonSlice();
    private int code;
    private String message = "";

    /** @param reader for this one's own use while it reads */
    public ErrorReader(JsonReader reader) {
        this.reader = reader;
    }

    private static byte[] bytes(String name) {
        return JsonSlice.of(name).array();
    }

    /** Reads an object, and returns what keeps it from being an error, or {@code null}. */
    public @Nullable String read(JsonSlice error) {
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
    public void tell(StreamItem item, JsonSlice error) {
        boolean isObject = !error.isEmpty() && error.array()[error.offset()] == '{';
        var flaw = isObject ? read(error) : NO_ERROR;
        if (flaw == null) {
            item.value.set(data);
            item.end(Fault.of(code, message));
        } else {
            item.value.set(error);
            item.end(Fault.of(Fault.INTERNAL_ERROR, "The stream has failed, but " + flaw));
        }
    }

    /** The code that was read last. */
    public int code() {
        return code;
    }

    /** The message that was read last. */
    public String message() {
        return message;
    }

    /** What the error carries, a view of it; empty if nothing. */
    public JsonSlice data() {
        return data;
    }
}
