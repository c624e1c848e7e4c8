package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Payload;
import org.jspecify.annotations.Nullable;

/** Writes what the peer's calls are answered with: at once, or later as a message, or over the pipe of a command. */
final class Answers {
    private static final String UNKNOWN_METHOD = "Method not found: ";
    private static final byte[] RESULT = Bytes.of("\"err\":null,\"result\":");
    private static final byte[] UNKNOWN = Bytes.of("\"err\":404,\"result\":");
    private static final byte[] ERR = Bytes.of("\"err\":");
    private static final byte[] REQUEST = Bytes.of(",\"request\":");
    private static final byte[] NO_SERVICE = Bytes.of(",\"isService\":0");
    private static final byte[] SERVICE = Bytes.of(",\"isService\":1");
    private static final byte[] CREDIT = Bytes.of(",\"credit\":");
    private static final byte[] OUTCOME = Bytes.of("{\"result\":");
    private static final byte[] ERROR = Bytes.of("{\"error\":");
    private static final byte[] CODE = Bytes.of("{\"code\":");
    private static final byte[] MESSAGE = Bytes.of(",\"message\":");
    private static final byte[] DATA = Bytes.of(",\"data\":");

    private final Frames frames;

    Answers(Frames frames) {
        this.frames = frames;
    }

    /** Answers a call. */
    void result(JsonWriter out, JsonSlice id, boolean isService, Payload result) {
        frames.beginRpc(out);
        out.raw(RESULT);
        result.writeTo(out);
        out.raw(REQUEST).raw(id).raw(isService ? SERVICE : NO_SERVICE);
        frames.endRpc(out);
    }

    /** Answers that a call goes on; a caller that says how many items it takes hears that this is heeded. */
    void accepted(JsonWriter out, PeerCall call) {
        frames.beginRpc(out);
        out.raw(RESULT).nullValue().raw(REQUEST).raw(call.id()).raw(SERVICE);
        if (call.credit() > 0) {
            out.raw(CREDIT).value(call.credit());
        }
        frames.endRpc(out);
    }

    /** Fails a call. */
    void failure(JsonWriter out, JsonSlice id, Fault fault) {
        frames.beginRpc(out);
        var unknown = unknown(fault);
        if (unknown == null) {
            out.raw(ERR);
            error(out, fault);
        } else {
            out.raw(UNKNOWN).value("Unknown cmd: " + unknown);
        }
        out.raw(REQUEST).raw(id).raw(NO_SERVICE);
        frames.endRpc(out);
    }

    /** Tells the outcome of a call that goes on. */
    void outcome(JsonWriter out, JsonSlice tag, Payload result) {
        frames.beginMessage(out, Frames.MESSAGES);
        out.raw(OUTCOME);
        result.writeTo(out);
        out.raw((byte) '}');
        frames.endMessage(out, tag);
    }

    /** Tells that a call which goes on has failed. */
    void outcome(JsonWriter out, JsonSlice tag, Fault fault) {
        frames.beginMessage(out, Frames.MESSAGES);
        out.raw(ERROR);
        error(out, fault);
        out.raw((byte) '}');
        frames.endMessage(out, tag);
    }

    /** Answers a command. */
    void ofCommand(JsonWriter out, JsonSlice id, Payload result) {
        frames.beginMessage(out, CallId.pipe(id));
        out.raw((byte) '{').raw(RESULT);
        result.writeTo(out);
        out.raw((byte) '}');
        frames.endMessage(out, CallId.tag(id));
    }

    /** Fails a command. */
    void ofCommand(JsonWriter out, JsonSlice id, Fault fault) {
        frames.beginMessage(out, CallId.pipe(id));
        out.raw((byte) '{').raw(ERR);
        var unknown = unknown(fault);
        if (unknown == null) {
            error(out, fault);
        } else {
            out.value("404 Unkown cmd: " + unknown); // spelled so by the library
        }
        out.raw((byte) '}');
        frames.endMessage(out, CallId.tag(id));
    }

    /** The name that there is no method of, if that is what a fault says. */
    private static @Nullable String unknown(Fault fault) {
        boolean isUnknown =
                fault.code() == Fault.METHOD_NOT_FOUND && fault.message().startsWith(UNKNOWN_METHOD);
        return isUnknown ? fault.message().substring(UNKNOWN_METHOD.length()) : null;
    }

    private static void error(JsonWriter out, Fault fault) {
        out.raw(CODE).value(fault.code()).raw(MESSAGE).value(fault.message());
        var data = fault.data();
        if (data != null) {
            out.raw(DATA);
            data.writeTo(out);
        }
        out.raw((byte) '}');
    }
}
