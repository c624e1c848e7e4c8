package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Payload;
import org.jspecify.annotations.Nullable;

/** Writes the messages of one dialect, as one of the two ends. Immutable. */
final class MessageWriter {
    private static final byte[] BEFORE_METHOD = Ascii.bytes(",\"method\":");
    private static final byte[] BEFORE_PARAMS = Ascii.bytes(",\"params\":");
    private static final byte[] BEFORE_RESULT = Ascii.bytes(",\"result\":");
    private static final byte[] BEFORE_CODE = Ascii.bytes("\"error\":{\"code\":");
    private static final byte[] BEFORE_MESSAGE = Ascii.bytes(",\"message\":");
    private static final byte[] BEFORE_DATA = Ascii.bytes(",\"data\":");
    private static final byte[] CANCEL =
            Ascii.bytes("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":");
    private static final byte[] DRAIN =
            Ascii.bytes("{\"jsonrpc\":\"2.0\",\"method\":\"$/drain\",\"params\":{\"graceMs\":");
    private static final byte[] BEFORE_RETRY_AFTER = Ascii.bytes(",\"retryAfterMs\":");

    private final boolean dialled;
    private final byte[] beforeId;
    private final byte[] notification;
    private final MetaWriter metaWriter;

    MessageWriter(Dialect dialect, boolean dialled) {
        this.dialled = dialled;
        var version = dialect.writesVersion() ? "\"jsonrpc\":\"2.0\"," : "";
        beforeId = Ascii.bytes("{" + version + "\"id\":");
        notification = Ascii.bytes("{" + version + "\"method\":");
        metaWriter = new MetaWriter(dialect);
    }

    /** Writes the id of a call of this end's. */
    void id(JsonWriter out, long id) {
        Ids.write(id, dialled, out);
    }

    void call(JsonWriter out, long id, byte[] method, @Nullable Payload params, CallMeta meta) {
        out.raw(beforeId);
        Ids.write(id, dialled, out);
        out.raw(BEFORE_METHOD).raw(method);
        writeRest(out, params, meta);
    }

    void notification(JsonWriter out, byte[] method, @Nullable Payload params, CallMeta meta) {
        out.raw(notification).raw(method);
        writeRest(out, params, meta);
    }

    private void writeRest(JsonWriter out, @Nullable Payload params, CallMeta meta) {
        if (params != null) {
            writeParams(out, params);
        }
        if (!meta.isEmpty()) {
            metaWriter.write(out, meta);
        }
        out.raw((byte) '}');
    }

    private static void writeParams(JsonWriter out, Payload params) {
        int start = out.length();
        out.raw(BEFORE_PARAMS);
        int from = out.length();
        params.writeTo(out);
        if (out.array()[from] == 'n') {
            out.truncate(start); // params are an object or an array: null is none
        }
    }

    void result(JsonWriter out, JsonSlice id, Payload result) {
        out.raw(beforeId).raw(id).raw(BEFORE_RESULT);
        result.writeTo(out);
        out.raw((byte) '}');
    }

    void failure(JsonWriter out, JsonSlice id, Fault fault) {
        out.raw(beforeId).raw(id).raw((byte) ',');
        error(out, fault);
        out.raw((byte) '}');
    }

    /** Writes the member that says why something failed. */
    void error(JsonWriter out, Fault fault) {
        out.raw(BEFORE_CODE).value(fault.code());
        out.raw(BEFORE_MESSAGE).value(fault.message());
        var data = fault.data();
        if (data != null) {
            out.raw(BEFORE_DATA);
            data.writeTo(out);
        }
        out.raw((byte) '}');
    }

    void cancel(JsonWriter out, long id) {
        out.raw(CANCEL);
        Ids.write(id, dialled, out);
        out.raw((byte) '}').raw((byte) '}');
    }

    void drain(JsonWriter out, long graceMillis, long retryAfterMillis) {
        out.raw(DRAIN).value(graceMillis).raw(BEFORE_RETRY_AFTER).value(retryAfterMillis);
        out.raw((byte) '}').raw((byte) '}');
    }
}
