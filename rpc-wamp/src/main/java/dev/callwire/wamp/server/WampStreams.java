package dev.callwire.wamp.server;

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
 * Streams as progressive results and progressive invocations. Nothing is written to the connection: what is sent goes through
 * the realm. There is no demand, and topics are the realm's.
 */
final class WampStreams implements StreamFrames {
    private static final String TOPICS = "Topics are the realm's here, and no connection's";

    private final RouterConnection connection;

    /** @param connection may not have begun yet, as long as nothing is streamed */
    WampStreams(RouterConnection connection) {
        this.connection = connection;
    }

    private record Named(JsonSlice token) implements StreamName {}

    @Override
    public boolean carriesDemand() {
        return false;
    }

    @Override
    public StreamName ofCall(JsonSlice id, JsonSlice params) {
        return new Named(id.copy());
    }

    @Override
    public StreamName ofOwnCall(long id) {
        return new Named(JsonSlice.of(Long.toString(id)));
    }

    @Override
    public StreamName ofParameter(long number) {
        return new Named(connection.calls().newStream(number));
    }

    @Override
    public StreamName ofToken(JsonSlice token) {
        return new Named(token);
    }

    @Override
    public StreamName ofSubscription(JsonSlice call, String id, byte[] notification) {
        throw new UnsupportedOperationException(TOPICS);
    }

    @Override
    public StreamName ofTopic(byte[] topic) {
        throw new UnsupportedOperationException(TOPICS);
    }

    @Override
    public void writeItem(JsonWriter out, StreamName stream, @Nullable String cursor, long missed, Payload item) {
        if (!connection.calls().send(stream.token(), item)) {
            connection.invocations().progress(stream.token(), item);
        }
    }

    @Override
    public void writeResync(JsonWriter out, StreamName stream) {
        // There is no word for it.
    }

    @Override
    public void writePosition(JsonWriter out, StreamName stream, String cursor) {
        // As above.
    }

    @Override
    public void writeDemand(JsonWriter out, StreamName stream, long count) {
        // As above.
    }

    @Override
    public void writeEnd(JsonWriter out, StreamName stream, @Nullable Fault fault) {
        connection.calls().end(stream.token(), fault);
    }

    @Override
    public void writeStop(JsonWriter out, StreamName stream) {
        // As above: what still comes is passed over.
    }

    @Override
    public void writeParameter(JsonWriter out, StreamName stream) {
        out.raw(stream.token());
    }

    @Override
    public @Nullable JsonSlice readParameter(JsonSlice json) {
        return Invocations.streamOf(json);
    }

    @Override
    public void writeSubscribe(JsonWriter out, long id, byte[] topic, @Nullable Payload keys, CallMeta meta) {
        throw new UnsupportedOperationException(TOPICS);
    }

    @Override
    public void writeSubscribed(JsonWriter out, StreamName subscription) {
        throw new UnsupportedOperationException(TOPICS);
    }

    @Override
    public void writeListened(JsonWriter out, Map<String, @Nullable Fault> faults) {
        throw new UnsupportedOperationException(TOPICS);
    }

    @Override
    public @Nullable JsonSlice readSubscribed(JsonSlice answer, long id, byte[] method) {
        return null;
    }

    @Override
    public void writeUnsubscribe(JsonWriter out, long id, byte @Nullable [] method, JsonSlice subscription) {
        throw new UnsupportedOperationException(TOPICS);
    }

    @Override
    public void writePublish(JsonWriter out, long id, byte[] topic, Payload event, CallMeta meta) {
        throw new UnsupportedOperationException(TOPICS);
    }

    @Override
    public boolean readEvent(JsonSlice params, JsonSlice subscription, StreamItem item) {
        return false;
    }
}
