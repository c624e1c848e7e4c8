package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonLimits;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ProtocolLimits;
import org.jspecify.annotations.Nullable;

/** Reads the frames of one connection; what is none is passed over, as the library does. */
final class FrameReader {
    /** A command of ours: its sender wants nothing more of the messenger. */
    static final String CANCEL = "$/cancel";

    /** A command of ours: its sender refers to an object no more. */
    static final String RELEASE = "$/release";

    /** A message of ours: its sender takes more items. */
    static final String DEMAND = "$/demand";

    /** Enough to find whom a frame is for that is beyond the limits. */
    private static final JsonLimits FOR_TAG = new JsonLimits(
            Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final byte[] KIND = Bytes.of("\"msg-rpc\"");
    private static final byte[] VERSION = Bytes.of("1");
    private static final byte[] RPC = Bytes.of("\"rs-rpc\"");
    private static final byte[] MESSENGER = Bytes.of("\"rs-msger\"");

    private static final int U = 0;
    private static final int V = 1;
    private static final int P = 2;
    private static final int M = 3;

    private final JsonReader reader;
    private final Members envelope = new Members("u", "v", "p", "m");
    private final PipeReader calls;
    private final PipeReader messages;

    /** Reads what comes over one of the two pipes. */
    interface PipeReader {

        /** Tells what a frame says. */
        void tell(JsonSlice content, MessageHandler handler);

        /**
         * Tells that a frame is beyond a limit, so that whoever waits for an answer gets one.
         *
         * @param lenient reads it all the same
         */
        void tellUnreadable(JsonReader lenient, JsonSlice content, JsonException why, MessageHandler handler);
    }

    FrameReader(ProtocolLimits limits, PipeReader calls, PipeReader messages) {
        reader = new JsonReader(limits.json());
        this.calls = calls;
        this.messages = messages;
    }

    void read(JsonSlice frame, MessageHandler handler) {
        boolean isEnvelope;
        try {
            isEnvelope = envelope.read(reader.reset(frame));
            reader.end();
        } catch (JsonException e) {
            passOver(frame, e, handler);
            return;
        }
        var pipe = pipe();
        if (!isEnvelope || !isOfMsgRpc()) {
            handler.onIgnored("what is no frame of msg-rpc");
        } else if (pipe == null) {
            handler.onIgnored("a frame of an unknown pipe");
        } else {
            pipe.tell(envelope.get(M), handler);
        }
    }

    private boolean isOfMsgRpc() {
        return envelope.get(U).contentEquals(KIND)
                && envelope.get(V).contentEquals(VERSION)
                && Bytes.isObject(envelope.get(M));
    }

    private @Nullable PipeReader pipe() {
        if (envelope.get(P).contentEquals(RPC)) {
            return calls;
        }
        return envelope.get(P).contentEquals(MESSENGER) ? messages : null;
    }

    private void passOver(JsonSlice frame, JsonException why, MessageHandler handler) {
        var lenient = new JsonReader(FOR_TAG);
        var pipe = why.limit() != null && isReadBy(lenient, frame) ? pipe() : null;
        if (pipe == null) {
            handler.onIgnored("what is no JSON: " + why.getMessage());
        } else {
            pipe.tellUnreadable(lenient, envelope.get(M), why, handler);
        }
    }

    private boolean isReadBy(JsonReader lenient, JsonSlice frame) {
        try {
            boolean isEnvelope = envelope.read(lenient.reset(frame));
            lenient.end();
            return isEnvelope && isOfMsgRpc();
        } catch (JsonException e) {
            return false;
        }
    }
}
