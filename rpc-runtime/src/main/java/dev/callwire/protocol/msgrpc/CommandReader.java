package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolLimits;

/** Reads the commands that come over messengers, and the answers to those of this end. */
final class CommandReader {
    private static final JsonSlice NULL = JsonSlice.of("null");
    private static final byte[] PING = Bytes.of("ping");
    private static final byte[] CANCEL = Bytes.of(FrameReader.CANCEL);
    private static final byte[] RELEASE = Bytes.of("\"" + FrameReader.RELEASE + "\"");
    private static final byte[] TIMESTAMP = Bytes.of("{\"timestamp\":");
    private static final byte[] ARGS_OF_PING = Bytes.of(",\"args\":");

    private static final int CMD = 0;
    private static final int ARGS = 1;
    private static final int ERR = 2;
    private static final int RESULT = 3;
    private static final int OBJECT = 0;

    private final ProtocolLimits limits;
    private final JsonReader reader;
    private final JsonReader nameReader;
    private final Members members = new Members("cmd", "args", "err", "result");
    private final Members release = new Members("object");
    private final FaultReader faults;
    private final JsonSlice name = new JsonSlice();
    private final CallMeta meta = new CallMeta();
    private final Tags tags;
    private final ObjectNames objects;
    private final Answers answers;
    private final Replies replies;

    CommandReader(ProtocolLimits limits, Tags tags, ObjectNames objects, Answers answers, Replies replies) {
        this.limits = limits;
        this.tags = tags;
        this.objects = objects;
        this.answers = answers;
        this.replies = replies;
        reader = new JsonReader(limits.json());
        nameReader = new JsonReader(limits.json());
        faults = new FaultReader(reader);
    }

    /** Tells what came over the pipe of a command. */
    void tell(
            JsonSlice tag, JsonSlice pipe, JsonSlice content, MessageReader.MessengerEnd end, MessageHandler handler) {
        if (!members.read(reader, content)) {
            handler.onIgnored("what is neither a command nor the answer to one");
        } else if (!Bytes.isString(members.get(CMD))) {
            tellAnswer(pipe, handler);
        } else if (members.get(CMD).contentEquals(RELEASE)) {
            tellRelease(CallId.ofCommand(pipe, tag), handler); // it lasts longer than a messenger may
        } else if (!end.has(tag)) {
            handler.onIgnored("a command over a messenger that is not there");
        } else {
            tellCommand(tag, pipe, end, handler);
        }
    }

    /** Tells that what came over the pipe of a command is beyond a limit. */
    void tellUnreadable(
            JsonReader lenient,
            JsonSlice tag,
            JsonSlice pipe,
            JsonSlice content,
            JsonException why,
            MessageReader.MessengerEnd end,
            MessageHandler handler) {
        boolean isObject = members.read(lenient, content);
        boolean isCommand = isObject && Bytes.isString(members.get(CMD));
        var own = isObject && !isCommand ? tags.readPipe(pipe) : null;
        if (isCommand && end.has(tag)) {
            handler.onMalformed(CallId.ofCommand(pipe, tag), null, CallReader.beyondLimit(why));
        } else if (own != null && own.kind() == Tags.Kind.CALL) {
            handler.onUnreadable(own.id(), String.valueOf(why.getMessage()));
        } else {
            handler.onIgnored(
                    "what is neither a command nor the answer to one, beyond the limits: " + why.getMessage());
        }
    }

    private void tellAnswer(JsonSlice pipe, MessageHandler handler) {
        var tag = tags.readPipe(pipe);
        if (tag == null || tag.kind() != Tags.Kind.CALL) {
            handler.onIgnored("an answer to no command of ours");
        } else if (faults.isFault(members.get(ERR))) {
            faults.read(members.get(ERR), members.get(RESULT));
            handler.onFailure(tag.id(), faults.code(), faults.message(), faults.data());
        } else {
            handler.onResult(tag.id(), members.get(RESULT).isEmpty() ? NULL : members.get(RESULT));
        }
    }

    private void tellRelease(JsonSlice id, MessageHandler handler) {
        long handle = release.read(reader, members.get(ARGS)) ? objects.ownHandle(release.get(OBJECT)) : 0;
        if (handle == 0) {
            handler.onIgnored("the release of no object of ours");
        } else {
            handler.onRelease(handle, false);
            replies.send(handler, out -> answers.ofCommand(out, id, to -> to.nullValue()));
        }
    }

    private void tellCommand(JsonSlice tag, JsonSlice pipe, MessageReader.MessengerEnd end, MessageHandler handler) {
        var id = CallId.ofCommand(pipe, tag);
        var cmd = members.get(CMD);
        var flaw = CallReader.tooLong(limits, tag, "tag", cmd);
        if (flaw == null && pipe.length() > limits.methodLength() + limits.idLength()) {
            flaw = CallReader.tooLong(limits, pipe, "ctag", cmd);
        }
        if (flaw != null) {
            handler.onMalformed(id, null, flaw);
            return;
        }
        nameReader.reset(cmd).readString(name);
        if (name.contentEquals(PING)) {
            replies.send(handler, out -> answers.ofCommand(out, id, pong(members.get(ARGS))));
        } else if (name.contentEquals(CANCEL) && end.cancel(tag, handler)) {
            replies.send(handler, out -> answers.ofCommand(out, id, to -> to.nullValue()));
        } else {
            tellCall(id, handler);
        }
    }

    private static Payload pong(JsonSlice args) {
        return out -> {
            out.raw(TIMESTAMP).value(System.currentTimeMillis());
            if (!args.isEmpty()) {
                out.raw(ARGS_OF_PING).raw(args);
            }
            out.raw((byte) '}');
        };
    }

    private void tellCall(JsonSlice id, MessageHandler handler) {
        var args = members.get(ARGS);
        if (args.isNull()) {
            args.clear();
        }
        meta.clear();
        var own = objects.ownMethod(name);
        if (own == null) {
            handler.onCall(id, null, name, args, meta);
        } else {
            handler.onObjectCall(id, null, own.handle(), own.name(), args, meta);
        }
    }
}
