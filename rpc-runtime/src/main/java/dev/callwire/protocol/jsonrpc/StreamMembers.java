package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.ErrorReader;
import dev.callwire.protocol.StreamItem;
import org.jspecify.annotations.Nullable;

/** The params of a message of one kind about a stream, by name. Reused from message to message; a view of the frame. */
final class StreamMembers {
    private static final byte[] CURSOR = Ascii.bytes("id");
    private static final byte[] MISSED = Ascii.bytes("missed");
    private static final byte[] RESYNC = Ascii.bytes("resync");
    private static final byte[] ERROR = Ascii.bytes("error");
    private static final byte[] COMPLETE = Ascii.bytes("complete");

    /** What names the stream; a string or a number if there is no {@link #flaw}. */
    final JsonSlice token = new JsonSlice();

    /** What the message says of the stream; empty if nothing. */
    final JsonSlice value = new JsonSlice();

    private final byte[] tokenName;
    private final byte[] valueName;
    private final boolean hasItems;
    private final JsonSlice name = new JsonSlice();
    private final JsonSlice cursor = new JsonSlice();
    private final JsonSlice missed = new JsonSlice();
    private final JsonSlice resync = new JsonSlice();
    private final JsonSlice error = new JsonSlice();
    private final JsonSlice complete = new JsonSlice();
    private boolean isPlain = true;
    private @Nullable String twice;

    private StreamMembers(String tokenName, String valueName, boolean hasItems) {
        this.tokenName = Ascii.bytes(tokenName);
        this.valueName = Ascii.bytes(valueName);
        this.hasItems = hasItems;
    }

    /** Of messages that carry an item. */
    static StreamMembers ofItem(String tokenName, String valueName) {
        return new StreamMembers(tokenName, valueName, true);
    }

    /** Of messages with one member beside what names the stream. */
    static StreamMembers of(String tokenName, String valueName) {
        return new StreamMembers(tokenName, valueName, false);
    }

    /** Reads the object that comes next, from its brace to its end. */
    void read(JsonReader reader) {
        clear();
        reader.beginObject();
        while (reader.nextName(name)) {
            if (name.contentEquals(tokenName)) {
                readOnce(reader, token);
            } else if (name.contentEquals(valueName)) {
                readOnce(reader, value);
            } else {
                readOther(reader);
            }
        }
    }

    private void clear() {
        token.clear();
        value.clear();
        twice = null;
        if (!isPlain) {
            isPlain = true;
            cursor.clear();
            missed.clear();
            resync.clear();
            error.clear();
            complete.clear();
        }
    }

    private void readOther(JsonReader reader) {
        var target = hasItems ? other() : null;
        if (target == null) {
            reader.skipValue();
        } else {
            isPlain = false;
            readOnce(reader, target);
        }
    }

    private @Nullable JsonSlice other() {
        if (name.contentEquals(CURSOR)) {
            return cursor;
        } else if (name.contentEquals(MISSED)) {
            return missed;
        } else if (name.contentEquals(RESYNC)) {
            return resync;
        } else if (name.contentEquals(ERROR)) {
            return error;
        } else {
            return name.contentEquals(COMPLETE) ? complete : null;
        }
    }

    private void readOnce(JsonReader reader, JsonSlice target) {
        if (target.isEmpty()) {
            reader.readValue(target);
        } else {
            twice = name.toString();
            reader.skipValue();
        }
    }

    /** What keeps this from being about a stream, or {@code null}. */
    @Nullable
    String flaw() {
        if (twice != null) {
            return "with '" + twice + "' twice";
        }
        return Shape.isToken(token) ? null : "without a token that is a string or a number";
    }

    /** Whether there is an item, or word of where the stream stands or that items are missing. */
    boolean isItem() {
        return !value.isEmpty() || Shape.isTrue(resync) || Shape.isString(cursor);
    }

    /** Whether the stream has ended, though no call is answered. */
    boolean isEnd() {
        return hasError() || Shape.isTrue(complete);
    }

    private boolean hasError() {
        return !error.isEmpty() && !error.isNull();
    }

    /** Sets what an item is. The reader may have been the one of this; it is of no use for the rest then. */
    void tell(StreamItem item, JsonReader reader) {
        item.clear();
        item.value.set(value);
        if (isPlain) {
            return;
        }
        if (Shape.isString(cursor)) {
            item.cursor(reader.reset(cursor).readString());
        }
        item.missed(missed.positiveInteger());
        if (Shape.isTrue(resync)) {
            item.resync();
        }
    }

    /** Sets what a stream has ended with. */
    void tellEnd(StreamItem item, ErrorReader errors) {
        if (hasError()) {
            errors.tell(item, error);
        } else {
            item.end(null);
        }
    }
}
