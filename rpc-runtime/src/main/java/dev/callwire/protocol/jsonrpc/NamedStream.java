package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.StreamName;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The name of a stream, with what stands before its items: made once, so that to write an item is to copy. */
final class NamedStream implements StreamName {
    private static final byte[] PROGRESS =
            Ascii.bytes("{\"jsonrpc\":\"2.0\",\"method\":\"$/progress\",\"params\":{\"token\":");
    private static final byte[] NOTIFICATION = Ascii.bytes("{\"jsonrpc\":\"2.0\",\"method\":");
    private static final byte[] BEFORE_SUBSCRIPTION = Ascii.bytes(",\"params\":{\"subscription\":");
    private static final byte[] EVENT = Ascii.bytes("{\"notification\":");
    private static final byte[] BEFORE_EVENT = Ascii.bytes(",\"params\":[");
    private static final byte[] BEFORE_CURSOR = Ascii.bytes("\"id\":");
    private static final byte[] BEFORE_MISSED = Ascii.bytes("\"missed\":");
    private static final byte[] BEFORE_VALUE = Ascii.bytes("\"value\":");
    private static final byte[] BEFORE_RESULT = Ascii.bytes("\"result\":");
    private static final byte[] END = Ascii.bytes("}}");
    private static final byte[] END_OF_EVENT = Ascii.bytes("]}");

    private final Kind kind;
    private final JsonSlice token;

    /** What stands before an item that has nothing beside it. */
    private final byte[] beforeItem;

    /** How many bytes of that stand before whatever a message says of the stream. */
    private final int headLength;

    private final int hash;

    /** What a stream is of. */
    enum Kind {
        /** A call, or a parameter of one. */
        CALL,

        /** A subscription with an id. */
        SUBSCRIPTION,

        /** All that a connection gets of a topic. */
        TOPIC
    }

    private NamedStream(Kind kind, JsonSlice token, JsonWriter head, byte[] beforeValue) {
        this.kind = kind;
        this.token = token;
        headLength = head.length();
        beforeItem = head.raw(beforeValue).toSlice().array();
        hash = Arrays.hashCode(beforeItem);
    }

    static NamedStream ofToken(JsonSlice token) {
        var head = writer(PROGRESS.length + token.length());
        head.raw(PROGRESS).raw(token).raw((byte) ',');
        return new NamedStream(Kind.CALL, token.copy(), head, BEFORE_VALUE);
    }

    static NamedStream ofSubscription(String id, byte[] notification) {
        var token = writer(id.length() + 2).value(id).toSlice();
        var head = writer(NOTIFICATION.length + notification.length + BEFORE_SUBSCRIPTION.length + token.length());
        head.raw(NOTIFICATION).raw(notification).raw(BEFORE_SUBSCRIPTION);
        head.raw(token).raw((byte) ',');
        return new NamedStream(Kind.SUBSCRIPTION, token, head, BEFORE_RESULT);
    }

    static NamedStream ofTopic(byte[] topic) {
        var head = writer(EVENT.length + topic.length).raw(EVENT).raw(topic);
        return new NamedStream(Kind.TOPIC, JsonSlice.of(topic.clone()), head, BEFORE_EVENT);
    }

    private static JsonWriter writer(int length) {
        return new JsonWriter(length + BEFORE_EVENT.length, Integer.MAX_VALUE);
    }

    Kind kind() {
        return kind;
    }

    @Override
    public JsonSlice token() {
        return token;
    }

    void writeItem(JsonWriter out, @Nullable String cursor, long missed, Payload item) {
        if ((cursor == null && missed == 0) || kind == Kind.TOPIC) {
            out.raw(beforeItem);
        } else {
            writeHead(out);
            if (cursor != null) {
                out.raw(BEFORE_CURSOR).value(cursor).raw((byte) ',');
            }
            if (missed != 0) {
                out.raw(BEFORE_MISSED).value(missed).raw((byte) ',');
            }
            out.raw(beforeItem, headLength, beforeItem.length - headLength);
        }
        item.writeTo(out);
        out.raw(kind == Kind.TOPIC ? END_OF_EVENT : END);
    }

    /** Writes what stands before whatever a message says of the stream, beside what names it. */
    void writeHead(JsonWriter out) {
        out.raw(beforeItem, 0, headLength);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamedStream that && hash == that.hash && Arrays.equals(beforeItem, that.beforeItem);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "NamedStream[" + kind + ", " + token + "]";
    }
}
