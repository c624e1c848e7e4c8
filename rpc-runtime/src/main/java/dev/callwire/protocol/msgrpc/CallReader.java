package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolLimits;
import org.jspecify.annotations.Nullable;

/** Reads the calls of the end that dialled; notifications and subscriptions are calls, too. */
final class CallReader implements FrameReader.PipeReader {
    private static final Payload NULL = out -> out.nullValue();

    private static final int CMD = 0;
    private static final int ARGS = 1;
    private static final int TAG = 2;
    private static final int CREDIT = 3;

    private final ProtocolLimits limits;
    private final JsonReader reader;
    private final JsonReader nameReader;
    private final Members members = new Members("cmd", "args", "tag", "credit");
    private final JsonSlice name = new JsonSlice();
    private final CallMeta meta = new CallMeta();
    private final PeerCalls calls;
    private final Answers answers;
    private final Replies replies;

    CallReader(ProtocolLimits limits, PeerCalls calls, Answers answers, Replies replies) {
        this.limits = limits;
        this.calls = calls;
        this.answers = answers;
        this.replies = replies;
        reader = new JsonReader(limits.json());
        nameReader = new JsonReader(limits.json());
    }

    @Override
    public void tell(JsonSlice content, MessageHandler handler) {
        if (!isCall(reader, content)) {
            handler.onIgnored("what is no call, which has a cmd and a tag");
            return;
        }
        var id = CallId.ofCall(members.get(CMD), members.get(TAG));
        var flaw = flaw();
        if (flaw != null) {
            handler.onMalformed(id, null, flaw);
            return;
        }
        var args = members.get(ARGS);
        if (args.isNull()) {
            args.clear();
        }
        nameReader.reset(members.get(CMD)).readString(name);
        meta.clear();
        if (handler.isNotification(name)) {
            handler.onNotification(name, args, meta);
            replies.send(handler, out -> answers.result(out, id, false, NULL));
        } else {
            tellCall(id, args, handler);
        }
    }

    private boolean isCall(JsonReader with, JsonSlice content) {
        return members.read(with, content) && Bytes.isString(members.get(CMD)) && Bytes.isString(members.get(TAG));
    }

    @Override
    public void tellUnreadable(JsonReader lenient, JsonSlice content, JsonException why, MessageHandler handler) {
        if (!isCall(lenient, content)) {
            handler.onIgnored("what is no call, and beyond the limits: " + why.getMessage());
            return;
        }
        var id = CallId.ofCall(members.get(CMD), members.get(TAG));
        var fault = beyondLimit(why);
        if (calls.withTag(members.get(TAG)) == null) {
            handler.onMalformed(id, null, fault);
        } else {
            refuse(id, fault, handler);
        }
    }

    static Fault beyondLimit(JsonException why) {
        return new Fault(Fault.PARSE_ERROR, "Parse error: " + why.getMessage(), null, why.limit());
    }

    private @Nullable Fault flaw() {
        return tooLong(limits, members.get(TAG), "tag", members.get(CMD));
    }

    /** What is wrong with a call of names that are too long; {@code null} if they are not. */
    @Nullable
    static Fault tooLong(ProtocolLimits limits, JsonSlice tag, String what, JsonSlice cmd) {
        if (tag.length() > limits.idLength()) {
            var rule = "Invalid request: a " + what + " has at most " + limits.idLength() + " bytes";
            return Fault.ofLimit("idLength", Fault.INVALID_REQUEST, rule);
        } else if (cmd.length() - 2 > limits.methodLength()) {
            var rule = "Invalid request: a cmd has at most " + limits.methodLength() + " bytes";
            return Fault.ofLimit("methodLength", Fault.INVALID_REQUEST, rule);
        }
        return null;
    }

    private void tellCall(JsonSlice id, JsonSlice args, MessageHandler handler) {
        boolean isTopic = handler.offers(name);
        var call = new PeerCall(id, isTopic, isTopic ? 0 : credit());
        if (isTopic && !args.isEmpty() && !Bytes.isObject(args)) {
            refuse(id, Fault.of(Fault.INVALID_PARAMS, "args of a topic is an object of keys"), handler);
        } else if (!calls.add(call)) {
            var rule = "Invalid request: the tag is that of a call in flight";
            refuse(id, Fault.of(Fault.INVALID_REQUEST, rule), handler);
        } else if (isTopic) {
            handler.onSubscribe(id, null, name, args, meta);
        } else {
            meta.credit(call.credit());
            handler.onCall(id, null, name, args, meta);
        }
    }

    private long credit() {
        var credit = members.get(CREDIT);
        return credit.positiveInteger();
    }

    /** Answers itself: the engine's answer would be taken for that of the call in flight. */
    private void refuse(JsonSlice id, Fault fault, MessageHandler handler) {
        replies.send(handler, out -> answers.failure(out, id, fault));
    }
}
