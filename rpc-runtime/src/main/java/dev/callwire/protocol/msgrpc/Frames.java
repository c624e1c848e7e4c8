package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import java.util.concurrent.atomic.AtomicLong;

/** The envelope of what one end says over one connection: whom it is from, and the how many-eth it is. Thread-safe. */
final class Frames {
    /** The pipe of a messenger's messages, as a JSON string. */
    static final JsonSlice MESSAGES = JsonSlice.of("\"__\"");

    private static final byte[] RPC = Bytes.of(",\"p\":\"rs-rpc\",\"m\":{");
    private static final byte[] END_OF_RPC = Bytes.of("}}");
    private static final byte[] MESSENGER = Bytes.of(",\"p\":\"rs-msger\",\"m\":{\"msg\":{\"p\":");
    private static final byte[] BEFORE_MESSAGE = Bytes.of(",\"m\":");
    private static final byte[] BEFORE_TAG = Bytes.of("},\"tag\":");

    private final byte[] head;
    private final AtomicLong count = new AtomicLong();

    Frames() {
        head = new JsonWriter(64, Integer.MAX_VALUE)
                .raw(Bytes.of("{\"u\":\"msg-rpc\",\"v\":1,\"i\":\""))
                .raw(Bytes.letters())
                .raw(Bytes.of("\",\"s\":"))
                .toSlice()
                .array();
    }

    /** Begins a frame of the pipe for calls: its members follow. */
    void beginRpc(JsonWriter out) {
        out.raw(head).value(count.incrementAndGet()).raw(RPC);
    }

    void endRpc(JsonWriter out) {
        out.raw(END_OF_RPC);
    }

    /**
     * Begins a frame of a messenger: one JSON value follows.
     *
     * @param pipe within the messenger, as a JSON string
     */
    void beginMessage(JsonWriter out, JsonSlice pipe) {
        beginMessenger(out);
        out.raw(pipe);
        beginContent(out);
    }

    /** Begins a frame of a messenger: the pipe within it follows, then what {@link #beginContent} begins. */
    void beginMessenger(JsonWriter out) {
        out.raw(head).value(count.incrementAndGet()).raw(MESSENGER);
    }

    void beginContent(JsonWriter out) {
        out.raw(BEFORE_MESSAGE);
    }

    /** @param tag the messenger's, as a JSON string */
    void endMessage(JsonWriter out, JsonSlice tag) {
        out.raw(BEFORE_TAG).raw(tag).raw(END_OF_RPC);
    }
}
