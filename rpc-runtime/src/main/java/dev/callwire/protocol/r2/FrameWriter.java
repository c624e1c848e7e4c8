package dev.callwire.protocol.r2;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Payload;
import org.jspecify.annotations.Nullable;

/** Writes messages, in the order in which the library has the members. */
final class FrameWriter {
    private static final byte[] BEFORE_ACTION = Message.bytes("{\"data\":{\"action\":");
    private static final byte[] BEFORE_PARAMS = Message.bytes(",\"params\":");
    private static final byte[] BEFORE_OWN_ID = Message.bytes("},\"id\":");
    private static final byte[] BEFORE_ID = Message.bytes("{\"id\":");
    private static final byte[] BEFORE_DATA = Message.bytes(",\"data\":");
    private static final byte[] BEFORE_CODE = Message.bytes("{\"error\":{\"code\":");
    private static final byte[] BEFORE_MESSAGE = Message.bytes(",\"message\":");

    private FrameWriter() {}

    static void call(JsonWriter out, long id, byte[] action, @Nullable Payload params) {
        action(out, action, params);
        out.raw(BEFORE_OWN_ID).value(id).raw((byte) '}');
    }

    static void notification(JsonWriter out, byte[] action, @Nullable Payload params) {
        action(out, action, params);
        out.raw((byte) '}').raw((byte) '}');
    }

    private static void action(JsonWriter out, byte[] action, @Nullable Payload params) {
        out.raw(BEFORE_ACTION).raw(action);
        if (params == null) {
            return;
        }
        int start = out.length();
        out.raw(BEFORE_PARAMS);
        int from = out.length();
        params.writeTo(out);
        if (out.array()[from] == 'n') {
            out.truncate(start); // params are an object or an array: null is none
        }
    }

    static void result(JsonWriter out, JsonSlice id, Payload result) {
        out.raw(BEFORE_ID).raw(id).raw(BEFORE_DATA);
        result.writeTo(out);
        out.raw((byte) '}');
    }

    static void failure(JsonWriter out, JsonSlice id, Fault fault) {
        out.raw(BEFORE_ID).raw(id).raw(BEFORE_DATA);
        error(out, fault);
        out.raw((byte) '}');
    }

    /** Writes the data of an answer that is a failure. */
    static void error(JsonWriter out, Fault fault) {
        out.raw(BEFORE_CODE).value(fault.code());
        out.raw(BEFORE_MESSAGE).value(fault.message());
        var data = fault.data();
        if (data != null) {
            out.raw(BEFORE_DATA);
            data.writeTo(out);
        }
        out.raw((byte) '}').raw((byte) '}');
    }
}
