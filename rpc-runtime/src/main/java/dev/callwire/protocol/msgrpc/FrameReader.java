package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ProtocolLimits;

/** Reads the frames of one connection; what is none is passed over, as the library does. */
final class FrameReader {
    /** A command of ours: its sender wants nothing more of the messenger. */
    static final String CANCEL = "$/cancel";

    /** A message of ours: its sender takes more items. */
    static final String DEMAND = "$/demand";

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
            handler.onIgnored("what is no JSON: " + e.getMessage());
            return;
        }
        var pipe = envelope.get(P);
        if (!isEnvelope
                || !envelope.get(U).contentEquals(KIND)
                || !envelope.get(V).contentEquals(VERSION)
                || !Bytes.isObject(envelope.get(M))) {
            handler.onIgnored("what is no frame of msg-rpc");
        } else if (pipe.contentEquals(RPC)) {
            calls.tell(envelope.get(M), handler);
        } else if (pipe.contentEquals(MESSENGER)) {
            messages.tell(envelope.get(M), handler);
        } else {
            handler.onIgnored("a frame of an unknown pipe");
        }
    }
}
