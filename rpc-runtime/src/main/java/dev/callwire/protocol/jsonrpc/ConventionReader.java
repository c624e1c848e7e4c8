package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.StreamItem;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests whose methods stand under {@code $/} and {@code rpc.}: what peers have agreed on beyond the
 * specification.
 */
final class ConventionReader {
    private static final byte[] CANCEL = Ascii.bytes("$/cancelRequest");
    private static final byte[] DRAIN = Ascii.bytes("$/drain");
    private static final byte[] RELEASE = Ascii.bytes("$/releaseMarshaledObject");
    private static final byte[] ID = Ascii.bytes("id");
    private static final byte[] GRACE = Ascii.bytes("graceMs");
    private static final byte[] RETRY_AFTER = Ascii.bytes("retryAfterMs");

    private final JsonReader reader;
    private final ObjectMethod objectMethod = new ObjectMethod();
    private final ReleaseParams release;
    private final StreamReader streams;
    private final TopicReader topics;
    private final StreamItem item;
    private final JsonSlice name = new JsonSlice();
    private final JsonSlice value = new JsonSlice();

    ConventionReader(boolean dialled, JsonReader reader, StreamItem item) {
        this.reader = reader;
        this.item = item;
        release = new ReleaseParams(reader);
        streams = new StreamReader(dialled, reader);
        topics = new TopicReader(reader);
    }

    /** Whether a method may be one of these. */
    static boolean covers(JsonSlice method) {
        return isUnderDollar(method) || TopicReader.covers(method);
    }

    private static boolean isUnderDollar(JsonSlice method) {
        return method.length() > 2
                && method.array()[method.offset()] == '$'
                && method.array()[method.offset() + 1] == '/';
    }

    /** Tells a call; false if it is one like any other. */
    boolean tellCall(Envelope envelope, @Nullable Batch batch, CallMeta meta, MessageHandler handler) {
        if (TopicReader.covers(envelope.method)) {
            return topics.tellCall(envelope, batch, meta, handler);
        } else if (!ObjectMethod.covers(envelope.method)) {
            return false;
        } else if (objectMethod.read(envelope.method)) {
            handler.onObjectCall(
                    envelope.id, batch, objectMethod.handle(), objectMethod.method(), envelope.params, meta);
        } else {
            handler.onMalformed(
                    envelope.id, batch, Fault.of(Fault.METHOD_NOT_FOUND, "Method not found: " + envelope.method));
        }
        return true;
    }

    /** Tells a notification; false if it is one like any other. */
    boolean tellNotification(Envelope envelope, CallMeta meta, MessageHandler handler) {
        var method = envelope.method;
        if (method.contentEquals(CANCEL)) {
            tellCancel(envelope.params, handler);
        } else if (method.contentEquals(DRAIN)) {
            tellDrain(envelope.params, handler);
        } else if (method.contentEquals(RELEASE)) {
            tellRelease(envelope.params, handler);
        } else if (TopicReader.covers(method)) {
            return topics.tellNotification(envelope, meta, handler);
        } else if (!ObjectMethod.covers(method)) {
            return streams.tell(method, envelope.params, item, handler);
        } else if (objectMethod.read(method)) {
            handler.onObjectNotification(objectMethod.handle(), objectMethod.method(), envelope.params, meta);
        } else {
            handler.onIgnored("$/invokeProxy without a handle and a method");
        }
        return true;
    }

    private void tellCancel(JsonSlice params, MessageHandler handler) {
        if (Shape.isObject(params)) {
            reader.reset(params).beginObject();
            while (reader.nextName(name)) {
                if (name.contentEquals(ID)) {
                    reader.readValue(value);
                    handler.onCancel(value);
                    return;
                }
                reader.skipValue();
            }
        }
        handler.onIgnored("$/cancelRequest without an id");
    }

    private void tellDrain(JsonSlice params, MessageHandler handler) {
        long grace = 0;
        long retryAfter = 0;
        if (Shape.isObject(params)) {
            reader.reset(params).beginObject();
            while (reader.nextName(name)) {
                reader.readValue(value);
                if (name.contentEquals(GRACE)) {
                    grace = value.positiveInteger();
                } else if (name.contentEquals(RETRY_AFTER)) {
                    retryAfter = value.positiveInteger();
                }
            }
        }
        handler.onDrain(grace, retryAfter);
    }

    private void tellRelease(JsonSlice params, MessageHandler handler) {
        if (release.read(params)) {
            handler.onRelease(release.handle(), release.ownedBySender());
        } else {
            handler.onIgnored("$/releaseMarshaledObject of no object");
        }
    }
}
