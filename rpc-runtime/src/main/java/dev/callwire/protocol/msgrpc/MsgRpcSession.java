package dev.callwire.protocol.msgrpc;

import dev.callwire.call.NotExecutedException;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ObjectFrames;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.protocol.StreamFrames;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One end of a connection that speaks msg-rpc. */
final class MsgRpcSession implements ProtocolSession {
    private final boolean dialled;
    private final PeerCalls calls = new PeerCalls();
    private final OwnServices services = new OwnServices();
    private final AtomicLong notes = new AtomicLong();
    private final Tags tags = new Tags();
    private final ObjectNames objects;
    private final Answers answers;
    private final Requests requests;
    private final MessengerStreams streams;
    private final FrameReader reader;

    MsgRpcSession(boolean dialled, ProtocolLimits limits) {
        this.dialled = dialled;
        var frames = new Frames();
        answers = new Answers(frames);
        requests = new Requests(frames, tags);
        objects = new ObjectNames(dialled, limits.methodLength(), requests);
        streams = new MessengerStreams(dialled, frames, tags, requests, answers, calls, services);
        reader = reader(limits, new Replies(limits.outboundBytes()));
    }

    private FrameReader reader(ProtocolLimits limits, Replies replies) {
        var commands = new CommandReader(limits, tags, objects, answers, replies);
        var notifications = new NotificationReader(limits, objects);
        return dialled
                ? new FrameReader(
                        limits,
                        new AnswerReader(limits, tags, services, requests, replies),
                        new MessageReader(
                                limits,
                                commands,
                                new CallingEnd(limits, tags, services, notifications, requests, replies)))
                : new FrameReader(
                        limits,
                        new CallReader(limits, calls, answers, replies),
                        new MessageReader(limits, commands, new ServingEnd(limits, calls, notifications)));
    }

    @Override
    public void read(JsonSlice frame, MessageHandler handler) {
        reader.read(frame, handler);
    }

    @Override
    public void writeCall(JsonWriter out, long id, byte[] method, @Nullable Payload params, CallMeta meta) {
        var object = objects.target(method);
        if (object == null && dialled) {
            boolean isStream = meta.credit() > 0;
            requests.call(
                    out,
                    isStream ? Tags.Kind.STREAM : Tags.Kind.CALL,
                    id,
                    method,
                    params,
                    isStream ? meta.credit() : 0);
            if (isStream) {
                services.expect(id);
            }
        } else if (meta.credit() > 0) {
            throw notSent(method, "a stream is the result of a call that the end makes which dialled");
        } else if (object != null) {
            requests.command(
                    out, object.tag(), Tags.Kind.CALL, id, to -> ObjectNames.writeCommand(to, object, method), params);
        } else {
            requests.command(out, messenger(method, meta), Tags.Kind.CALL, id, to -> writeName(to, method), params);
        }
    }

    @Override
    public void writeNotification(JsonWriter out, byte[] method, @Nullable Payload params, CallMeta meta) {
        var object = objects.target(method);
        if (object != null) {
            requests.message(out, object.tag(), to -> ObjectNames.writeCommand(to, object, method), params);
        } else if (dialled) {
            requests.call(out, Tags.Kind.NOTE, notes.incrementAndGet(), method, params, 0);
        } else {
            var tag = messenger(method, meta);
            var call = calls.service(tag);
            if (call != null && call.isStream()) {
                throw notSent(method, "the messages of a stream are its items; notify from within another call");
            }
            requests.message(out, tag, to -> writeName(to, method), params);
        }
    }

    private static void writeName(JsonWriter out, byte[] method) {
        out.raw(method, 1, method.length - 2);
    }

    /** The tag of the messenger over which this end calls back. */
    private JsonSlice messenger(byte[] method, CallMeta meta) {
        var within = meta.within();
        boolean isCommand = within != null && CallId.isCommand(within);
        var call = within == null || isCommand ? null : calls.find(within);
        if (within != null && (isCommand || (call != null && call.isAccepted()))) {
            return CallId.tag(within);
        }
        throw notSent(
                method,
                "the end that was dialled calls back over the messenger of a call, and none goes on or has gone on here;"
                        + " call back from within a method that the client calls");
    }

    private static NotExecutedException notSent(byte[] method, String rule) {
        var name = ObjectNames.isOfObject(method)
                ? "A method of an object"
                : JsonSlice.of(Arrays.copyOfRange(method, 1, method.length - 1)).toString();
        return new NotExecutedException(name + " was not sent: over msg-rpc " + rule);
    }

    @Override
    public boolean answersFirst() {
        return !dialled;
    }

    @Override
    public @Nullable JsonSlice callOf(byte[] method, @Nullable JsonSlice within) {
        var object = objects.target(method);
        if (object != null) {
            var call = calls.withTag(object.tag());
            return call == null ? null : call.id();
        } else if (within != null && (CallId.isCommand(within) || calls.find(within) != null)) {
            return within;
        }
        var newest = calls.newest();
        return newest == null ? null : newest.id();
    }

    @Override
    public boolean writeAccepted(JsonWriter out, JsonSlice id) {
        var call = CallId.isCommand(id) ? null : calls.find(id);
        if (call == null || !calls.accept(call)) {
            return false;
        }
        answers.accepted(out, call);
        return true;
    }

    @Override
    public boolean writeResult(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Payload result) {
        if (CallId.isCommand(id)) {
            answers.ofCommand(out, id, result);
            return true;
        }
        var call = calls.find(id);
        if (call == null) {
            answers.result(out, id, false, result);
        } else if (call.isOfTopic()) {
            answers.result(out, id, true, result);
            calls.accept(call);
        } else if (call.isAccepted()) {
            answers.outcome(out, call.tag(), result);
            calls.end(call, true);
        } else {
            writeAnswer(out, call, result);
        }
        return true;
    }

    /** Answers a call; if it is accepted while that is written, what was written is told as its outcome. */
    private void writeAnswer(JsonWriter out, PeerCall call, Payload result) {
        int start = out.length();
        var range = new int[2];
        answers.result(out, call.id(), false, to -> {
            range[0] = to.length();
            result.writeTo(to);
            range[1] = to.length();
        });
        if (!calls.end(call, false)) {
            var written = JsonSlice.of(Arrays.copyOfRange(out.array(), range[0], range[1]));
            out.truncate(start);
            answers.outcome(out, call.tag(), to -> to.raw(written));
            calls.end(call, true);
        }
    }

    @Override
    public boolean writeFailure(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
        if (CallId.isCommand(id)) {
            answers.ofCommand(out, id, fault);
            return true;
        }
        var call = calls.find(id);
        if (call == null) {
            answers.failure(out, id, fault);
            return true;
        }
        int start = out.length();
        boolean accepted = call.isAccepted();
        writeFailure(out, call, accepted, fault);
        if (!calls.end(call, accepted)) {
            out.truncate(start);
            writeFailure(out, call, true, fault);
            calls.end(call, true);
        }
        return true;
    }

    private void writeFailure(JsonWriter out, PeerCall call, boolean accepted, Fault fault) {
        if (accepted) {
            answers.outcome(out, call.tag(), fault);
        } else {
            answers.failure(out, call.id(), fault);
        }
    }

    @Override
    public boolean writeGroup(JsonWriter out, ReplyGroup group) {
        return false; // each call is answered alone
    }

    @Override
    public boolean writeCancel(JsonWriter out, long id) {
        if (!dialled) {
            return false; // commands have no messenger of their own
        }
        var kind = services.abandon(id);
        if (kind == null) {
            return false;
        }
        requests.cancel(out, tags.of(kind, id), id);
        return true;
    }

    @Override
    public ObjectFrames objects() {
        return objects;
    }

    @Override
    public StreamFrames streams() {
        return streams;
    }

    @Override
    public void close() {
        calls.clear();
        services.clear();
        objects.clear();
    }
}
