package dev.callwire.protocol.r2;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/** The members of one message and of its data, found in a single pass. Reused from message to message; a view of the frame. */
final class Message {
    private static final byte[] ID = bytes("id");
    private static final byte[] DATA = bytes("data");
    private static final byte[] ACTION = bytes("action");
    private static final byte[] PARAMS = bytes("params");
    private static final byte[] EVENT = bytes("event");
    private static final byte[] ERROR = bytes("error");

    final JsonSlice id = new JsonSlice();

    /** All that the message says. */
    final JsonSlice data = new JsonSlice();

    /** The unescaped text, if the action is one. */
    final JsonSlice action = new JsonSlice();

    final JsonSlice params = new JsonSlice();
    final JsonSlice event = new JsonSlice();
    final JsonSlice error = new JsonSlice();

    /** What goes with an event. */
    final JsonSlice carried = new JsonSlice();

    private final JsonSlice name = new JsonSlice();
    private boolean namesAction;
    private boolean hasAction;
    private int members;
    private boolean hasTwoIds;
    private boolean hasTwoData;
    private @Nullable String twiceWithin;

    static byte[] bytes(String text) {
        return JsonSlice.of(text).array();
    }

    /** The first byte of a value, which says its kind; 0 if there is none. */
    static byte kind(JsonSlice json) {
        return json.isEmpty() ? 0 : json.array()[json.offset()];
    }

    static boolean isNumber(JsonSlice json) {
        byte kind = kind(json);
        return kind == '-' || (kind >= '0' && kind <= '9');
    }

    /**
     * Reads an object, from its brace to its end.
     *
     * @param array what the reader reads
     * @throws JsonException if it is not JSON
     */
    void read(JsonReader reader, byte[] array) {
        clear();
        reader.beginObject();
        while (reader.nextName(name)) {
            if (name.contentEquals(ID)) {
                hasTwoIds |= !id.isEmpty();
                reader.readValue(id);
            } else if (name.contentEquals(DATA)) {
                hasTwoData |= !data.isEmpty();
                readData(reader, array);
            } else {
                reader.skipValue();
            }
        }
        if (params.isNull()) {
            params.clear();
        }
    }

    private void clear() {
        id.clear();
        data.clear();
        hasTwoIds = false;
        hasTwoData = false;
        clearData();
    }

    private void clearData() {
        action.clear();
        params.clear();
        event.clear();
        error.clear();
        carried.clear();
        namesAction = false;
        hasAction = false;
        members = 0;
        twiceWithin = null;
    }

    private void readData(JsonReader reader, byte[] array) {
        clearData();
        if (reader.peek() != '{') {
            reader.readValue(data);
            return;
        }
        int from = reader.position();
        reader.beginObject();
        while (reader.nextName(name)) {
            members++;
            readMember(reader);
        }
        data.set(array, from, reader.position() - from);
    }

    private void readMember(JsonReader reader) {
        if (name.contentEquals(ACTION)) {
            readAction(reader);
        } else if (name.contentEquals(PARAMS)) {
            readOnce(reader, params);
        } else if (name.contentEquals(EVENT)) {
            readOnce(reader, event);
        } else if (name.contentEquals(DATA)) {
            readOnce(reader, carried);
        } else if (name.contentEquals(ERROR)) {
            readOnce(reader, error);
        } else {
            reader.skipValue();
        }
    }

    private void readAction(JsonReader reader) {
        if (namesAction) {
            twiceWithin = name.toString();
        }
        namesAction = true;
        hasAction = reader.peek() == '"';
        if (hasAction) {
            reader.readString(action);
        } else {
            reader.skipValue();
        }
    }

    private void readOnce(JsonReader reader, JsonSlice target) {
        if (!target.isEmpty()) {
            twiceWithin = name.toString();
        }
        reader.readValue(target);
    }

    /** Whether nobody can tell which of its ids to answer to. */
    boolean hasTwoIds() {
        return hasTwoIds;
    }

    /** Whether it says two things. */
    boolean hasTwoData() {
        return hasTwoData;
    }

    /** The member that is there twice; {@code null} if none is. */
    @Nullable
    String twice() {
        return hasTwoData ? "data" : twiceWithin;
    }

    /** Whether it names an action, in words. */
    boolean hasAction() {
        return hasAction;
    }

    /** Whether the params, if any, are an object or an array. */
    boolean hasUsableParams() {
        byte kind = kind(params);
        return kind == 0 || kind == '{' || kind == '[';
    }

    /** Whether all that it says is an error. */
    boolean isErrorAlone() {
        return members == 1 && kind(error) == '{';
    }
}
