package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the requests under {@code rpc.} that belong to topics. */
final class TopicReader {
    private static final byte[] SUBSCRIBE = Ascii.bytes("rpc.subscribe");
    private static final byte[] UNSUBSCRIBE = Ascii.bytes("rpc.unsubscribe");
    private static final byte[] ON = Ascii.bytes("rpc.on");
    private static final byte[] OFF = Ascii.bytes("rpc.off");
    private static final byte[] PUBLISH = Ascii.bytes("rpc.publish");
    private static final String SUBSCRIBE_FORM = "rpc.subscribe takes a topic, and an object of keys if any:"
            + " [\"topic\", {\"key\": 1}] or {\"topic\": \"topic\", \"keys\": {\"key\": 1}}";
    private static final String UNSUBSCRIBE_FORM =
            "rpc.unsubscribe takes the id of a subscription: [\"s1\"] or {\"subscription\": \"s1\"}";
    private static final String ON_FORM = "rpc.on takes topics: [\"topic\", \"another\"]";
    private static final String OFF_FORM = "rpc.off takes topics: [\"topic\", \"another\"]";
    private static final String PUBLISH_FORM =
            "rpc.publish takes a topic and an event: [\"topic\", 1] or {\"topic\": \"topic\", \"event\": 1}";

    private final JsonReader reader;
    private final PairParams subscribe = new PairParams("topic", "keys");
    private final PairParams unsubscribe = new PairParams("subscription", null);
    private final PairParams publish = new PairParams("topic", "event");
    private final JsonSlice topic = new JsonSlice();

    TopicReader(JsonReader reader) {
        this.reader = reader;
    }

    /** Whether a method stands under {@code rpc.}. */
    static boolean covers(JsonSlice method) {
        int from = method.offset();
        return method.length() > 4
                && method.array()[from] == 'r'
                && method.array()[from + 1] == 'p'
                && method.array()[from + 2] == 'c'
                && method.array()[from + 3] == '.';
    }

    /** Tells a call; false if it is one like any other. */
    boolean tellCall(Envelope envelope, @Nullable Batch batch, CallMeta meta, MessageHandler handler) {
        var method = envelope.method;
        String flaw;
        if (method.contentEquals(SUBSCRIBE)) {
            flaw = tellSubscribe(envelope, batch, meta, handler);
        } else if (method.contentEquals(UNSUBSCRIBE)) {
            flaw = tellUnsubscribe(envelope, batch, handler);
        } else if (method.contentEquals(PUBLISH)) {
            flaw = tellPublish(envelope, batch, meta, handler);
        } else if (method.contentEquals(ON)) {
            flaw = tellOn(envelope, batch, meta, handler);
        } else if (method.contentEquals(OFF)) {
            flaw = tellOff(envelope, batch, handler);
        } else {
            return false;
        }
        if (flaw != null) {
            handler.onMalformed(envelope.id, batch, Fault.of(Fault.INVALID_PARAMS, "Invalid params: " + flaw));
        }
        return true;
    }

    /** Tells a notification; false if it is one like any other. */
    boolean tellNotification(Envelope envelope, CallMeta meta, MessageHandler handler) {
        if (!envelope.method.contentEquals(PUBLISH)) {
            return false;
        }
        var flaw = tellPublish(envelope, null, meta, handler);
        if (flaw != null) {
            handler.onIgnored(flaw);
        }
        return true;
    }

    private @Nullable String tellSubscribe(
            Envelope envelope, @Nullable Batch batch, CallMeta meta, MessageHandler handler) {
        if (!subscribe.read(envelope.params, reader) || !Shape.isString(subscribe.first)) {
            return SUBSCRIBE_FORM;
        }
        var keys = subscribe.second;
        if (keys.isNull()) {
            keys.clear();
        } else if (!keys.isEmpty() && !Shape.isObject(keys)) {
            return SUBSCRIBE_FORM;
        }
        reader.reset(subscribe.first).readString(topic);
        handler.onSubscribe(envelope.id, batch, topic, keys, meta);
        return null;
    }

    private @Nullable String tellUnsubscribe(Envelope envelope, @Nullable Batch batch, MessageHandler handler) {
        if (!unsubscribe.read(envelope.params, reader) || !Shape.isToken(unsubscribe.first)) {
            return UNSUBSCRIBE_FORM;
        }
        handler.onUnsubscribe(envelope.id, batch, unsubscribe.first);
        return null;
    }

    private @Nullable String tellPublish(
            Envelope envelope, @Nullable Batch batch, CallMeta meta, MessageHandler handler) {
        if (!publish.read(envelope.params, reader) || !Shape.isString(publish.first) || publish.second.isEmpty()) {
            return PUBLISH_FORM;
        }
        reader.reset(publish.first).readString(topic);
        handler.onPublish(envelope.id, batch, topic, publish.second, meta);
        return null;
    }

    private @Nullable String tellOn(Envelope envelope, @Nullable Batch batch, CallMeta meta, MessageHandler handler) {
        var topics = topics(envelope.params);
        if (topics == null) {
            return ON_FORM;
        }
        handler.onListen(envelope.id, batch, topics, meta);
        return null;
    }

    private @Nullable String tellOff(Envelope envelope, @Nullable Batch batch, MessageHandler handler) {
        var topics = topics(envelope.params);
        if (topics == null) {
            return OFF_FORM;
        }
        handler.onUnlisten(envelope.id, batch, topics);
        return null;
    }

    /** The strings of an array, each once; {@code null} if it is no array of strings. */
    private @Nullable List<String> topics(JsonSlice params) {
        if (!Shape.isArray(params)) {
            return null;
        }
        var topics = new LinkedHashSet<String>();
        reader.reset(params).beginArray();
        while (reader.nextElement()) {
            if (reader.peek() != '"') {
                return null;
            }
            topics.add(reader.readString());
        }
        return new ArrayList<>(topics);
    }
}
