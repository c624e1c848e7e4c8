package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON-RPC object, found in a single pass. Reused from message to message; a view of the frame.
 */
final class Envelope {
    private static final byte[] JSONRPC = ascii("jsonrpc");
    private static final byte[] ID = ascii("id");
    private static final byte[] METHOD = ascii("method");
    private static final byte[] PARAMS = ascii("params");
    private static final byte[] RESULT = ascii("result");
    private static final byte[] ERROR = ascii("error");
    private static final byte[] META = ascii("meta");
    private static final byte[] TIMEOUT = ascii("timeoutMs");
    private static final byte[] VERSION = ascii("2.0");

    final JsonSlice id = new JsonSlice();
    final JsonSlice method = new JsonSlice();
    final JsonSlice params = new JsonSlice();
    final JsonSlice result = new JsonSlice();
    final JsonSlice error = new JsonSlice();
    final CallMeta meta = new CallMeta();
    private final JsonSlice name = new JsonSlice();
    private final JsonSlice value = new JsonSlice();
    private final JsonSlice metaObject = new JsonSlice();
    private boolean namesVersion;
    private boolean hasVersion;
    private boolean hasMethod;
    private boolean hasError;
    private boolean methodIsText;
    private @Nullable String twice;

    /**
     * Reads an object, from its brace to its end.
     *
     * @throws JsonException if it is not JSON
     */
    void read(JsonReader reader) {
        clear();
        reader.beginObject();
        while (reader.nextName(name)) {
            readMember(reader);
        }
        if (params.isNull()) {
            params.clear();
        }
        hasError = !error.isEmpty();
        if (error.isNull()) {
            error.clear();
        }
    }

    private void clear() {
        id.clear();
        method.clear();
        params.clear();
        result.clear();
        error.clear();
        metaObject.clear();
        meta.clear();
        namesVersion = false;
        hasVersion = false;
        hasMethod = false;
        hasError = false;
        methodIsText = false;
        twice = null;
    }

    private void readMember(JsonReader reader) {
        switch (name.length()) {
            case 2 -> readInto(reader, ID, id);
            case 4 -> readInto(reader, META, metaObject);
            case 5 -> readInto(reader, ERROR, error);
            case 6 -> readSix(reader);
            case 7 -> readVersion(reader);
            default -> reader.skipValue();
        }
    }

    private void readInto(JsonReader reader, byte[] expected, JsonSlice target) {
        if (!name.contentEquals(expected)) {
            reader.skipValue();
        } else if (target.isEmpty()) {
            reader.readValue(target);
        } else {
            refuseRepeat(reader);
        }
    }

    private void readSix(JsonReader reader) {
        if (name.contentEquals(METHOD)) {
            readMethod(reader);
        } else if (name.contentEquals(PARAMS)) {
            readInto(reader, PARAMS, params);
        } else {
            readInto(reader, RESULT, result);
        }
    }

    private void readMethod(JsonReader reader) {
        if (hasMethod) {
            refuseRepeat(reader);
            return;
        }
        hasMethod = true;
        methodIsText = reader.peek() == '"';
        if (!methodIsText) {
            reader.skipValue();
            return;
        }
        reader.readString(method);
    }

    private void readVersion(JsonReader reader) {
        if (!name.contentEquals(JSONRPC)) {
            reader.skipValue();
        } else if (namesVersion) {
            refuseRepeat(reader);
        } else {
            namesVersion = true;
            if (reader.peek() == '"') {
                reader.readString(value);
                hasVersion = value.contentEquals(VERSION);
            } else {
                reader.skipValue();
            }
        }
    }

    private void refuseRepeat(JsonReader reader) {
        twice = name.toString();
        reader.skipValue();
    }

    /** Whether this is not an answer: only what has a method is a request, but what is neither is refused as one. */
    boolean isRequest() {
        return hasMethod || (result.isEmpty() && !hasError);
    }

    boolean isNotification() {
        return id.isEmpty();
    }

    boolean hasUsableId() {
        if (id.isEmpty()) {
            return false;
        }
        byte first = id.array()[id.offset()];
        return first != '{' && first != '[' && first != 't' && first != 'f';
    }

    /** What keeps this from being a request, or {@code null}: JSON-RPC 2.0 section 4. */
    @Nullable
    String flaw(int idLength, int methodLength) {
        if (twice != null) {
            return "A request holds each member once; '" + twice + "' is there twice";
        } else if (!hasVersion) {
            return "A request has \"jsonrpc\": \"2.0\"";
        } else if (!hasMethod) {
            return "A request has a method";
        } else if (!methodIsText) {
            return "The method of a request is a string";
        } else if (method.length() > methodLength) {
            return "A method name has at most " + methodLength + " bytes; this one has " + method.length();
        } else if (!isNotification() && !hasUsableId()) {
            return "The id of a request is a string, a number or null";
        } else if (id.length() > idLength) {
            return "An id has at most " + idLength + " bytes; this one has " + id.length();
        } else if (!params.isEmpty() && !isStructured(params)) {
            return "The params of a request are an object or an array";
        } else {
            return null;
        }
    }

    /** What keeps this from being an answer, or {@code null}: JSON-RPC 2.0 section 5. */
    @Nullable
    String answerFlaw() {
        if (twice != null) {
            return "an answer holds each member once; '" + twice + "' is there twice";
        } else if (result.isEmpty() && error.isEmpty()) {
            return "an answer has a result or an error";
        } else if (!error.isEmpty() && error.array()[error.offset()] != '{') {
            return "the error of an answer is an object";
        } else {
            return null;
        }
    }

    boolean isIdTooLong(int idLength) {
        return id.length() > idLength;
    }

    private static boolean isStructured(JsonSlice json) {
        byte first = json.array()[json.offset()];
        return first == '{' || first == '[';
    }

    /** Reads what stands in {@code meta}; members of other forms than ours are not ours. */
    void readMeta(JsonReader reader) {
        if (metaObject.isEmpty() || metaObject.array()[metaObject.offset()] != '{') {
            return;
        }
        reader.reset(metaObject).beginObject();
        while (reader.nextName(name)) {
            if (!name.contentEquals(TIMEOUT)) {
                reader.skipValue();
                continue;
            }
            reader.readValue(value);
            meta.timeoutMillis(Ids.parse(value));
        }
    }

    private static byte[] ascii(String text) {
        return JsonSlice.of(text).array();
    }
}
