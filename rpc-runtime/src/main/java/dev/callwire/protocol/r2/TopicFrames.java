package dev.callwire.protocol.r2;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.StreamFrames;
import dev.callwire.protocol.StreamItem;
import dev.callwire.protocol.StreamName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Topics, which are all that there is of streams: a topic is its own name, and an event is pushed. So one frame of an event
 * is for all who listen. Safe for use by many threads.
 */
final class TopicFrames implements StreamFrames {
    static final TopicFrames FRAMES = new TopicFrames();

    private static final byte[] SUBSCRIBE = Message.bytes("\"" + CallReader.SUBSCRIBE + "\"");
    private static final byte[] UNSUBSCRIBE = Message.bytes("\"" + CallReader.UNSUBSCRIBE + "\"");
    private static final byte[] PUBLISH = Message.bytes("\"" + CallReader.PUBLISH + "\"");
    private static final byte[] BEFORE_TOPIC = Message.bytes("{\"topic\":");
    private static final byte[] BEFORE_EVENT = Message.bytes(",\"data\":");

    private TopicFrames() {}

    // Topics

    @Override
    public StreamName ofTopic(byte[] topic) {
        return new TopicName(JsonSlice.of(topic));
    }

    @Override
    public StreamName ofToken(JsonSlice token) {
        return new TopicName(token);
    }

    @Override
    public void writeItem(JsonWriter out, StreamName stream, @Nullable String cursor, long missed, Payload item) {
        out.raw(((TopicName) stream).beforeEvent());
        item.writeTo(out);
        out.raw((byte) '}').raw((byte) '}');
    }

    @Override
    public void writeSubscribe(JsonWriter out, long id, byte[] topic, @Nullable Payload keys, CallMeta meta) {
        if (keys != null) {
            throw notCarried("keys of topics");
        }
        FrameWriter.call(out, id, SUBSCRIBE, ofTopicAlone(topic));
    }

    private static Payload ofTopicAlone(byte[] topic) {
        return params -> params.raw(BEFORE_TOPIC).raw(topic).raw((byte) '}');
    }

    @Override
    public @Nullable JsonSlice readSubscribed(JsonSlice answer, long id, byte[] method) {
        return Message.kind(answer) == 't' ? JsonSlice.of(method) : null;
    }

    @Override
    public void writeUnsubscribe(JsonWriter out, long id, byte @Nullable [] method, JsonSlice subscription) {
        FrameWriter.call(out, id, UNSUBSCRIBE, ofTopicAlone(subscription.toByteArray()));
    }

    @Override
    public void writePublish(JsonWriter out, long id, byte[] topic, Payload event, CallMeta meta) {
        FrameWriter.call(out, id, PUBLISH, params -> {
            event.writeTo(params.raw(BEFORE_TOPIC).raw(topic).raw(BEFORE_EVENT));
            params.raw((byte) '}');
        });
    }

    @Override
    public void writeListened(JsonWriter out, Map<String, @Nullable Fault> faults) {
        var fault = faults.values().iterator().next(); // there is one topic
        if (fault == null) {
            out.value(true);
        } else {
            FrameWriter.error(out, fault);
        }
    }

    // What cannot be said of a topic

    @Override
    public void writeResync(JsonWriter out, StreamName stream) {
        // Whoever listens gets what is published from now on.
    }

    @Override
    public void writePosition(JsonWriter out, StreamName stream, String cursor) {
        // As above.
    }

    @Override
    public void writeDemand(JsonWriter out, StreamName stream, long count) {
        // Events are pushed.
    }

    @Override
    public void writeEnd(JsonWriter out, StreamName stream, @Nullable Fault fault) {
        // Events come no more.
    }

    // Streams of calls

    @Override
    public StreamName ofCall(JsonSlice id, JsonSlice params) {
        throw notCarried("streams");
    }

    @Override
    public StreamName ofOwnCall(long id) {
        throw notCarried("streams");
    }

    @Override
    public StreamName ofParameter(long number) {
        throw notCarried("streams");
    }

    @Override
    public StreamName ofSubscription(JsonSlice call, String id, byte[] notification) {
        throw notCarried("subscriptions with ids");
    }

    @Override
    public void writeSubscribed(JsonWriter out, StreamName subscription) {
        throw notCarried("subscriptions with ids");
    }

    @Override
    public void writeStop(JsonWriter out, StreamName stream) {
        throw notCarried("streams");
    }

    @Override
    public void writeParameter(JsonWriter out, StreamName stream) {
        throw notCarried("streams");
    }

    @Override
    public @Nullable JsonSlice readParameter(JsonSlice json) {
        return null;
    }

    @Override
    public boolean readEvent(JsonSlice params, JsonSlice subscription, StreamItem item) {
        return false;
    }

    private static UnsupportedOperationException notCarried(String what) {
        return new UnsupportedOperationException("WebSocketR2 has no " + what);
    }
}
