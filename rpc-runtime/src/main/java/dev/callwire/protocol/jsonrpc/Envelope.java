package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON-RPC object, found in a single pass. Reused from message to message; a view of the frame.
 */
final class Envelope {
    private static final byte[] JSONRPC = Ascii.bytes("jsonrpc");
    private static final byte[] ID = Ascii.bytes("id");
    private static final byte[] METHOD = Ascii.bytes("method");
    private static final byte[] PARAMS = Ascii.bytes("params");
    private static final byte[] RESULT = Ascii.bytes("result");
    private static final byte[] ERROR = Ascii.bytes("error");
    private static final byte[] META = Ascii.bytes("meta");
    private static final byte[] VERSION = Ascii.bytes("2.0");

    final JsonSlice id = new JsonSlice();
    final JsonSlice method = new JsonSlice();
    final JsonSlice params = new JsonSlice();
    final JsonSlice result = new JsonSlice();
    final JsonSlice error = new JsonSlice();
    final JsonSlice meta = new JsonSlice();

    /** The params or the result, where it is not known whether it is one JSON value. */
    final JsonSlice unproven = new JsonSlice();

    private final boolean demandsVersion;
    private final byte[][] topLevelNames;
    private final JsonSlice[] topLevel;
    private final JsonSlice name = new JsonSlice();
    private final JsonSlice value = new JsonSlice();
    private boolean namesVersion;
    private boolean hasVersion;
    private boolean hasMethod;
    private boolean hasError;
    private boolean methodIsText;
    private boolean hasTopLevel;
    private @Nullable String twice;

    Envelope(Dialect dialect) {
        demandsVersion = dialect.demandsVersion();
        topLevelNames = dialect.topLevel().stream().map(Ascii::bytes).toArray(byte[][]::new);
        topLevel = new JsonSlice[topLevelNames.length];
        Arrays.setAll(topLevel, i -> new JsonSlice());
    }

    /**
     * Reads an object, from its brace to its end.
     *
     * @throws JsonException if it is not JSON
     */
    void read(JsonReader reader) {
        startOver();
        reader.beginObject();
        while (reader.nextName(name)) {
            readMember(reader);
        }
        finish();
    }

    /** Every member has been read. */
    void finish() {
        if (params.isNull()) {
            params.clear();
        }
        hasError = !error.isEmpty();
        if (error.isNull()) {
            error.clear();
        }
    }

    /** Forgets the members of the message before. */
    void startOver() {
        id.clear();
        method.clear();
        params.clear();
        result.clear();
        error.clear();
        meta.clear();
        unproven.clear();
        namesVersion = false;
        hasVersion = false;
        hasMethod = false;
        hasError = false;
        methodIsText = false;
        twice = null;
        if (hasTopLevel) {
            hasTopLevel = false;
            for (var slice : topLevel) {
                slice.clear();
            }
        }
    }

    /** There is the right version; false if there was one before. */
    boolean versionSeen() {
        boolean first = !namesVersion;
        namesVersion = true;
        hasVersion = true;
        return first;
    }

    /** There is a method, whose name has no escapes; false if there was one before. */
    boolean methodSeen(byte[] array, int offset, int length) {
        boolean first = !hasMethod;
        hasMethod = true;
        methodIsText = true;
        method.set(array, offset, length);
        return first;
    }

    /** Whether all of a call has been read but its params. */
    boolean wantsParamsAlone() {
        return hasMethod && hasAllButValue();
    }

    /** Whether all of an answer has been read but its result. */
    boolean wantsResultAlone() {
        return !hasMethod && hasAllButValue();
    }

    private boolean hasAllButValue() {
        return !id.isEmpty() && (hasVersion || !demandsVersion);
    }

    private void readMember(JsonReader reader) {
        switch (name.length()) {
            case 2 -> readInto(reader, ID, id);
            case 4 -> readInto(reader, META, meta);
            case 5 -> readInto(reader, ERROR, error);
            case 6 -> readSix(reader);
            case 7 -> readVersion(reader);
            default -> readTopLevel(reader);
        }
    }

    private void readInto(JsonReader reader, byte[] expected, JsonSlice target) {
        if (name.contentEquals(expected)) {
            readOnce(reader, target);
        } else {
            readTopLevel(reader);
        }
    }

    private void readOnce(JsonReader reader, JsonSlice target) {
        if (target.isEmpty()) {
            reader.readValue(target);
        } else {
            refuseRepeat(reader);
        }
    }

    /** Reads a member that is one of the dialect's, or none that is known. */
    private void readTopLevel(JsonReader reader) {
        for (int i = 0; i < topLevelNames.length; i++) {
            if (name.contentEquals(topLevelNames[i])) {
                hasTopLevel = true;
                readOnce(reader, topLevel[i]);
                return;
            }
        }
        reader.skipValue();
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
            readTopLevel(reader);
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

    /** The value of a name of the dialect's {@link Dialect#topLevel()}; empty when it is not there. */
    JsonSlice topLevel(int index) {
        return topLevel[index];
    }

    /** Whether there is more to read than the params. */
    boolean hasMeta() {
        return hasTopLevel || !meta.isEmpty();
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
        } else if (!hasVersion && demandsVersion) {
            return "A request has \"jsonrpc\": \"2.0\"";
        } else if (!hasVersion && namesVersion) {
            return "The \"jsonrpc\" of a request, where it has one, is \"2.0\"";
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
        } else if (!params.isEmpty() && !Shape.isObject(params) && !Shape.isArray(params)) {
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
        } else if (!error.isEmpty() && !Shape.isObject(error)) {
            return "the error of an answer is an object";
        } else {
            return null;
        }
    }

    boolean isIdTooLong(int idLength) {
        return id.length() > idLength;
    }
}
