package dev.callwire.wamp.client;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.StreamFrames;
import dev.callwire.protocol.StreamItem;
import dev.callwire.protocol.StreamName;
import dev.callwire.wamp.message.MessageType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session's streams: progressive results and progressive input of calls, and the events of topics. Thread-safe. */
final class ClientStreams implements StreamFrames {
    private final ClientSession session;

    ClientStreams(ClientSession session) {
        this.session = session;
    }

    // Streams of calls

    @Override
    public StreamName ofCall(JsonSlice id, JsonSlice params) {
        return session.invocations().resultOf(id);
    }

    @Override
    public StreamName ofOwnCall(long id) {
        return new TokenName(JsonSlice.of(Long.toString(id)));
    }

    @Override
    public StreamName ofParameter(long number) {
        return new ParameterStream(JsonSlice.of("\"p" + number + "\""));
    }

    @Override
    public StreamName ofToken(JsonSlice token) {
        return new TokenName(token.copy());
    }

    @Override
    public void writeParameter(JsonWriter out, StreamName stream) {
        session.arguments().standIn((ParameterStream) stream, out);
    }

    @Override
    public @Nullable JsonSlice readParameter(JsonSlice json) {
        return json.positiveInteger() > 0 ? json : null;
    }

    /** Writes nothing where nobody wants the item any more, or ever did. */
    @Override
    public void writeItem(JsonWriter out, StreamName stream, @Nullable String cursor, long missed, Payload item) {
        synchronized (session) {
            if (stream instanceof ParameterStream parameter) {
                writeInput(out, parameter, item);
            } else if (stream instanceof ResultStream result
                    && result.isWanted()
                    && session.invocations().isWithoutResult(result.invocation())) {
                Frames.yielded(out, result.invocation(), true);
                Body.oneValue(out, item);
                Frames.end(out);
            }
        }
    }

    /** Writes more input of a call, or says that there is no more. */
    private void writeInput(JsonWriter out, ParameterStream parameter, @Nullable Payload item) {
        var input = session.arguments().input(parameter);
        if (input != null) {
            Frames.call(
                    out,
                    input.request(),
                    input.receiveProgress(),
                    item != null,
                    0,
                    input.procedure().array());
            if (item != null) {
                Body.oneValue(out, item);
            }
            Frames.end(out);
        }
    }

    @Override
    public void writeEnd(JsonWriter out, StreamName stream, @Nullable Fault fault) {
        if (!(stream instanceof ParameterStream parameter)) {
            return; // the answer of its call ends it
        }
        synchronized (session) {
            if (fault == null) {
                writeInput(out, parameter, null);
                session.arguments().ended(parameter);
            } else {
                session.inputFailed(out, parameter, fault);
            }
        }
    }

    /** Writes nothing: the caller goes on, and what it sends is passed over. */
    @Override
    public void writeStop(JsonWriter out, StreamName stream) {
        synchronized (session) {
            session.invocations().stop(stream.token().positiveInteger());
        }
    }

    @Override
    public boolean carriesDemand() {
        return false;
    }

    @Override
    public void writeDemand(JsonWriter out, StreamName stream, long count) {
        // Nobody is told what is wanted.
    }

    @Override
    public void writeResync(JsonWriter out, StreamName stream) {
        // Items say nothing of others.
    }

    @Override
    public void writePosition(JsonWriter out, StreamName stream, String cursor) {
        // As above.
    }

    // Topics

    @Override
    public StreamName ofTopic(byte[] topic) {
        return new TokenName(JsonSlice.of(topic));
    }

    @Override
    public void writeSubscribe(JsonWriter out, long id, byte[] topic, @Nullable Payload keys, CallMeta meta) {
        if (keys != null) {
            throw notCarried("keys of topics");
        }
        var wanted = new Topic(JsonSlice.of(topic).toString(), meta.eventParameters());
        session.request(MessageType.SUBSCRIBE, id, wanted, request -> {
            Frames.subscribe(out, request, topic);
        });
    }

    /** Whatever the answer is: events come by the topic. */
    @Override
    public JsonSlice readSubscribed(JsonSlice answer, long id, byte[] method) {
        return JsonSlice.of(method);
    }

    @Override
    public void writeUnsubscribe(JsonWriter out, long id, byte @Nullable [] method, JsonSlice subscription) {
        session.unsubscribe(out, subscription.toString());
    }

    @Override
    public void writePublish(JsonWriter out, long id, byte[] topic, Payload event, CallMeta meta) {
        session.request(MessageType.PUBLISH, id, null, request -> {
            Frames.publish(out, request, session.options().excludesItself(), topic);
            if (meta.isOneValue()) {
                Body.oneValue(out, event);
            } else {
                Body.params(out, event);
            }
            Frames.end(out);
        });
    }

    @Override
    public boolean readEvent(JsonSlice params, JsonSlice subscription, StreamItem item) {
        return false; // events are no notifications here
    }

    // What others would subscribe to here, and do at the router

    @Override
    public StreamName ofSubscription(JsonSlice call, String id, byte[] notification) {
        throw notCarried("subscriptions with ids");
    }

    @Override
    public void writeSubscribed(JsonWriter out, StreamName subscription) {
        throw notCarried("subscriptions with ids");
    }

    @Override
    public void writeListened(JsonWriter out, Map<String, @Nullable Fault> faults) {
        throw notCarried("topics of a client's own");
    }

    private static UnsupportedOperationException notCarried(String what) {
        return new UnsupportedOperationException("WAMP has no " + what);
    }
}
