package dev.callwire.protocol.msgrpc;

import dev.callwire.call.NotExecutedException;
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

/** Streams and events as the messages of a messenger. Thread-safe. */
final class MessengerStreams implements StreamFrames {
    private final boolean dialled;
    private final Frames frames;
    private final Tags tags;
    private final Requests requests;
    private final Answers answers;
    private final PeerCalls calls;
    private final OwnServices services;

    MessengerStreams(
            boolean dialled,
            Frames frames,
            Tags tags,
            Requests requests,
            Answers answers,
            PeerCalls calls,
            OwnServices services) {
        this.dialled = dialled;
        this.frames = frames;
        this.tags = tags;
        this.requests = requests;
        this.answers = answers;
        this.calls = calls;
        this.services = services;
    }

    @Override
    public StreamName ofCall(JsonSlice id, JsonSlice params) {
        if (CallId.isCommand(id)) {
            return new MessengerStream(frames, id.copy(), 0, false);
        }
        var call = calls.find(id);
        if (call != null) {
            call.streams();
        }
        return ofToken(CallId.tag(id));
    }

    @Override
    public StreamName ofOwnCall(long id) {
        return new MessengerStream(frames, tags.of(Tags.Kind.STREAM, id), id, true);
    }

    @Override
    public StreamName ofToken(JsonSlice token) {
        return new MessengerStream(frames, token.copy(), 0, true);
    }

    @Override
    public StreamName ofSubscription(JsonSlice call, String id, byte[] notification) {
        return ofToken(CallId.tag(call));
    }

    @Override
    public void writeItem(JsonWriter out, StreamName stream, @Nullable String cursor, long missed, Payload item) {
        if (!((MessengerStream) stream).isCarried()) {
            throw new NotExecutedException("A command's result is no stream in msg-rpc, but a call's may be");
        }
        frames.beginMessage(out, Frames.MESSAGES);
        item.writeTo(out);
        frames.endMessage(out, stream.token());
    }

    /** Writes nothing: messages say nothing of those before. */
    @Override
    public void writeResync(JsonWriter out, StreamName stream) {
        // see above
    }

    /** Writes nothing, as {@link #writeResync}. */
    @Override
    public void writePosition(JsonWriter out, StreamName stream, String cursor) {
        // see above
    }

    /** Writes nothing where the peer would not heed it. */
    @Override
    public void writeDemand(JsonWriter out, StreamName stream, long count) {
        long call = ((MessengerStream) stream).ownCall();
        long due = call == 0 ? 0 : services.demand(call, count);
        if (due > 0) {
            requests.demand(out, stream.token(), due);
        }
    }

    @Override
    public void writeEnd(JsonWriter out, StreamName stream, @Nullable Fault fault) {
        calls.endSubscription(stream.token());
        if (fault == null) {
            answers.outcome(out, stream.token(), to -> to.nullValue());
        } else {
            answers.outcome(out, stream.token(), fault);
        }
    }

    @Override
    public void writeSubscribe(JsonWriter out, long id, byte[] topic, @Nullable Payload keys, CallMeta meta) {
        if (!dialled) {
            throw new NotExecutedException("The topic " + JsonSlice.of(topic) + " was not subscribed to: over msg-rpc"
                    + " the end that dialled subscribes to topics of the one that was dialled");
        }
        requests.call(out, Tags.Kind.TOPIC, id, topic, keys, 0);
    }

    @Override
    public void writeSubscribed(JsonWriter out, StreamName subscription) {
        out.value(true);
    }

    /** Whatever the answer is: events come by the tag that this end gave the call. */
    @Override
    public JsonSlice readSubscribed(JsonSlice answer, long id, byte[] method) {
        return tags.of(Tags.Kind.TOPIC, id);
    }

    @Override
    public void writeUnsubscribe(JsonWriter out, long id, byte @Nullable [] method, JsonSlice subscription) {
        requests.cancel(out, subscription, id);
    }

    @Override
    public boolean readEvent(JsonSlice params, JsonSlice subscription, StreamItem item) {
        return false; // events are no notifications here
    }

    @Override
    public @Nullable JsonSlice readParameter(JsonSlice json) {
        return null;
    }

    @Override
    public StreamName ofParameter(long number) {
        throw notCarried();
    }

    @Override
    public StreamName ofTopic(byte[] topic) {
        throw notCarried();
    }

    @Override
    public void writeStop(JsonWriter out, StreamName stream) {
        throw notCarried();
    }

    @Override
    public void writeParameter(JsonWriter out, StreamName stream) {
        throw notCarried();
    }

    @Override
    public void writeListened(JsonWriter out, Map<String, @Nullable Fault> faults) {
        throw notCarried();
    }

    @Override
    public void writePublish(JsonWriter out, long id, byte[] topic, Payload event, CallMeta meta) {
        throw notCarried();
    }

    private static UnsupportedOperationException notCarried() {
        return new UnsupportedOperationException("msg-rpc does not carry this, and its features say so");
    }
}
