package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.Spares;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.StreamFrames;
import dev.callwire.protocol.StreamItem;
import dev.callwire.protocol.StreamName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Streams of calls as progress, in the form of the language server protocol, and topics as subscriptions in the form of
 * Ethereum's nodes. Safe for use by many threads.
 */
final class ProgressFrames implements StreamFrames {
    private static final byte[] RESYNC = Ascii.bytes("\"resync\":true}}");
    private static final byte[] POSITION = Ascii.bytes("\"id\":");
    private static final byte[] COMPLETE = Ascii.bytes("\"complete\":true}}");
    private static final byte[] DEMAND = before("$/stream/request");
    private static final byte[] BEFORE_COUNT = Ascii.bytes(",\"n\":");
    private static final byte[] END = before("$/stream/end");
    private static final byte[] STOP = before("$/stream/cancel");
    private static final byte[] PARAMETER = Ascii.bytes("{\"token\":");
    private static final byte[] SUBSCRIBE = Ascii.bytes("\"rpc.subscribe\"");
    private static final byte[] UNSUBSCRIBE = Ascii.bytes("\"rpc.unsubscribe\"");
    private static final byte[] PUBLISH = Ascii.bytes("\"rpc.publish\"");
    private static final byte[] TOKEN = Ascii.bytes("token");
    private static final byte[] PARTIAL_RESULT_TOKEN = Ascii.bytes("partialResultToken");

    private static final String LISTENS = "ok";
    private static final String NO_SUCH_TOPIC = "provided event invalid";

    private final JsonLimits limits;
    private final int tokenLength;
    private final MessageWriter writer;
    private final Spares<EventReader> eventReaders;

    ProgressFrames(ProtocolLimits limits, MessageWriter writer) {
        this.limits = limits.json();
        tokenLength = limits.idLength();
        this.writer = writer;
        eventReaders = new Spares<>(() -> new EventReader(limits.json()));
    }

    private static byte[] before(String method) {
        return Ascii.bytes("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{\"token\":");
    }

    // Names

    @Override
    public StreamName ofCall(JsonSlice id, JsonSlice params) {
        var token = member(params, PARTIAL_RESULT_TOKEN);
        return NamedStream.ofToken(
                token != null && Shape.isTextOrInteger(token) && token.length() <= tokenLength ? token : id);
    }

    @Override
    public StreamName ofOwnCall(long id) {
        var token = new JsonWriter(16, Integer.MAX_VALUE);
        writer.id(token, id);
        return NamedStream.ofToken(token.toSlice());
    }

    @Override
    public StreamName ofParameter(long number) {
        return NamedStream.ofToken(JsonSlice.of("\"u" + number + "\""));
    }

    @Override
    public StreamName ofToken(JsonSlice token) {
        return NamedStream.ofToken(token);
    }

    @Override
    public StreamName ofSubscription(JsonSlice call, String id, byte[] notification) {
        return NamedStream.ofSubscription(id, notification);
    }

    @Override
    public StreamName ofTopic(byte[] topic) {
        return NamedStream.ofTopic(topic);
    }

    // What a stream carries

    @Override
    public void writeItem(JsonWriter out, StreamName stream, @Nullable String cursor, long missed, Payload item) {
        ((NamedStream) stream).writeItem(out, cursor, missed, item);
    }

    @Override
    public void writeResync(JsonWriter out, StreamName stream) {
        var named = (NamedStream) stream;
        if (named.kind() != NamedStream.Kind.TOPIC) {
            named.writeHead(out);
            out.raw(RESYNC);
        }
    }

    @Override
    public void writePosition(JsonWriter out, StreamName stream, String cursor) {
        var named = (NamedStream) stream;
        if (named.kind() != NamedStream.Kind.TOPIC) {
            named.writeHead(out);
            out.raw(POSITION).value(cursor).raw((byte) '}').raw((byte) '}');
        }
    }

    @Override
    public void writeDemand(JsonWriter out, StreamName stream, long count) {
        out.raw(DEMAND).raw(stream.token()).raw(BEFORE_COUNT).value(count);
        close(out);
    }

    @Override
    public void writeEnd(JsonWriter out, StreamName stream, @Nullable Fault fault) {
        var named = (NamedStream) stream;
        switch (named.kind()) {
            case CALL -> {
                out.raw(END).raw(named.token());
                if (fault != null) {
                    out.raw((byte) ',');
                    writer.error(out, fault);
                }
                close(out);
            }
            case SUBSCRIPTION -> {
                named.writeHead(out);
                if (fault == null) {
                    out.raw(COMPLETE);
                } else {
                    writer.error(out, fault);
                    close(out);
                }
            }
            case TOPIC -> {}
        }
    }

    @Override
    public void writeStop(JsonWriter out, StreamName stream) {
        out.raw(STOP).raw(stream.token());
        close(out);
    }

    private static void close(JsonWriter out) {
        out.raw((byte) '}').raw((byte) '}');
    }

    // Parameters

    @Override
    public void writeParameter(JsonWriter out, StreamName stream) {
        out.raw(PARAMETER).raw(stream.token()).raw((byte) '}');
    }

    @Override
    public @Nullable JsonSlice readParameter(JsonSlice json) {
        var token = member(json, TOKEN);
        return token != null && Shape.isToken(token) && token.length() <= tokenLength ? token : null;
    }

    /** The one member of a name, if the value is an object that has it once. */
    private @Nullable JsonSlice member(JsonSlice json, byte[] wanted) {
        if (!Shape.isObject(json)) {
            return null;
        }
        JsonSlice found = null;
        var name = new JsonSlice();
        var reader = new JsonReader(limits).reset(json);
        reader.beginObject();
        while (reader.nextName(name)) {
            if (!name.contentEquals(wanted)) {
                reader.skipValue();
            } else if (found == null) {
                found = new JsonSlice();
                reader.readValue(found);
            } else {
                return null;
            }
        }
        return found;
    }

    // Topics

    @Override
    public void writeSubscribe(JsonWriter out, long id, byte[] topic, @Nullable Payload keys, CallMeta meta) {
        writer.call(
                out,
                id,
                SUBSCRIBE,
                params -> {
                    params.raw((byte) '[').raw(topic);
                    if (keys != null) {
                        keys.writeTo(params.raw((byte) ','));
                    }
                    params.raw((byte) ']');
                },
                meta);
    }

    @Override
    public void writeSubscribed(JsonWriter out, StreamName subscription) {
        out.raw(subscription.token());
    }

    @Override
    public void writeListened(JsonWriter out, Map<String, @Nullable Fault> faults) {
        char before = '{';
        for (var each : faults.entrySet()) {
            out.raw((byte) before).value(each.getKey()).raw((byte) ':');
            out.value(each.getValue() == null ? LISTENS : NO_SUCH_TOPIC);
            before = ',';
        }
        out.raw((byte) '}');
    }

    @Override
    public @Nullable JsonSlice readSubscribed(JsonSlice answer, long id, byte[] method) {
        byte first = answer.isEmpty() ? 0 : answer.array()[answer.offset()];
        return first == '"' || first == '-' || (first >= '0' && first <= '9') ? answer : null;
    }

    @Override
    public void writeUnsubscribe(JsonWriter out, long id, byte @Nullable [] method, JsonSlice subscription) {
        writer.call(
                out,
                id,
                method == null ? UNSUBSCRIBE : method,
                params -> params.raw((byte) '[').raw(subscription).raw((byte) ']'),
                new CallMeta());
    }

    @Override
    public void writePublish(JsonWriter out, long id, byte[] topic, Payload event, CallMeta meta) {
        writer.call(
                out,
                id,
                PUBLISH,
                params -> {
                    event.writeTo(params.raw((byte) '[').raw(topic).raw((byte) ','));
                    params.raw((byte) ']');
                },
                meta);
    }

    @Override
    public boolean readEvent(JsonSlice params, JsonSlice subscription, StreamItem item) {
        if (!Shape.isObject(params)) {
            return false;
        }
        var reader = eventReaders.take();
        try {
            return reader.read(params, subscription, item);
        } finally {
            eventReaders.giveBack(reader);
        }
    }
}
