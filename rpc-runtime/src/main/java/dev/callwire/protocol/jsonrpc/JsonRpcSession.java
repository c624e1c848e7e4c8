package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonException;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.ReplyGroup;
import org.jspecify.annotations.Nullable;

/** One connection's side of JSON-RPC 2.0 (jsonrpc.org/specification). */
final class JsonRpcSession implements ProtocolSession {
    private static final byte[] BEFORE_ID = ascii("{\"jsonrpc\":\"2.0\",\"id\":");
    private static final byte[] BEFORE_METHOD = ascii(",\"method\":");
    private static final byte[] NOTIFICATION = ascii("{\"jsonrpc\":\"2.0\",\"method\":");
    private static final byte[] BEFORE_PARAMS = ascii(",\"params\":");
    private static final byte[] BEFORE_TIMEOUT = ascii(",\"meta\":{\"timeoutMs\":");
    private static final byte[] BEFORE_RESULT = ascii(",\"result\":");
    private static final byte[] BEFORE_CODE = ascii(",\"error\":{\"code\":");
    private static final byte[] BEFORE_MESSAGE = ascii(",\"message\":");
    private static final byte[] BEFORE_DATA = ascii(",\"data\":");
    private static final byte[] CANCEL =
            ascii("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":");
    private static final byte[] CANCEL_METHOD = ascii("$/cancelRequest");
    private static final byte[] ID = ascii("id");
    private static final byte[] CODE = ascii("code");
    private static final byte[] MESSAGE = ascii("message");
    private static final byte[] DATA = ascii("data");
    private static final JsonSlice NULL = JsonSlice.of("null");
    private static final int LONGEST_LOGGED = 200;

    private final boolean dialled;
    private final ProtocolLimits limits;
    private final JsonReader reader;
    private final JsonReader inner;
    private final Envelope envelope = new Envelope();
    private final JsonSlice name = new JsonSlice();
    private final JsonSlice value = new JsonSlice();

    JsonRpcSession(boolean dialled, ProtocolLimits limits) {
        this.dialled = dialled;
        this.limits = limits;
        reader = new JsonReader(limits.json());
        inner = new JsonReader(limits.json());
    }

    @Override
    public void read(JsonSlice frame, MessageHandler handler) {
        byte first;
        int entries = 0;
        try {
            first = reader.reset(frame).peek();
            if (first == '{') {
                envelope.read(reader);
            } else if (first == '[') {
                entries = countEntries();
            } else {
                reader.skipValue();
            }
            reader.end();
        } catch (JsonException e) {
            handler.onMalformed(NULL, null, Fault.of(Fault.PARSE_ERROR, "Parse error: " + e.getMessage()));
            return;
        }
        if (first == '{') {
            tell(null, handler);
        } else if (first == '[') {
            readBatch(frame, entries, handler);
        } else {
            handler.onMalformed(NULL, null, invalid("A message is an object, or an array of them"));
        }
    }

    private int countEntries() {
        int entries = 0;
        reader.beginArray();
        while (reader.nextElement()) {
            reader.skipValue();
            entries++;
        }
        return entries;
    }

    private void readBatch(JsonSlice frame, int entries, MessageHandler handler) {
        if (entries == 0) {
            handler.onMalformed(NULL, null, invalid("A batch has at least one entry"));
            return;
        } else if (entries > limits.batchEntries()) {
            var rule = limits.batchEntries() == 0
                    ? "Batches are turned off here"
                    : "A batch has at most " + limits.batchEntries() + " entries; this one has " + entries;
            handler.onMalformed(NULL, null, Fault.of(Fault.BATCH_TOO_LARGE, rule));
            return;
        }
        var batch = new Batch(entries, limits.outboundBytes());
        var batchReader = new JsonReader(limits.json()).reset(frame);
        batchReader.beginArray();
        while (batchReader.nextElement()) {
            if (batchReader.peek() == '{') {
                envelope.read(batchReader);
                tell(batch, handler);
            } else {
                batchReader.skipValue();
                refuse(NULL, batch, invalid("An entry of a batch is an object"), handler);
            }
        }
        handler.onGroupEnd(batch);
    }

    private void tell(@Nullable Batch batch, MessageHandler handler) {
        if (!envelope.isRequest()) {
            tellAnswer(handler);
            return;
        }
        var flaw = envelope.flaw(limits.idLength(), limits.methodLength());
        if (flaw != null) {
            boolean answerable = envelope.hasUsableId() && !envelope.isIdTooLong(limits.idLength());
            refuse(answerable ? envelope.id : NULL, batch, invalid(flaw), handler);
            return;
        }
        envelope.readMeta(inner);
        if (!envelope.isNotification()) {
            if (batch != null) {
                batch.expect();
            }
            handler.onCall(envelope.id, batch, envelope.method, envelope.params, envelope.meta);
        } else if (envelope.method.contentEquals(CANCEL_METHOD)) {
            tellCancel(handler);
        } else {
            handler.onNotification(envelope.method, envelope.params, envelope.meta);
        }
    }

    private static void refuse(JsonSlice id, @Nullable Batch batch, Fault fault, MessageHandler handler) {
        if (batch != null) {
            batch.expect();
        }
        handler.onMalformed(id, batch, fault);
    }

    private void tellCancel(MessageHandler handler) {
        var params = envelope.params;
        if (params.isEmpty() || params.array()[params.offset()] != '{') {
            handler.onIgnored("$/cancelRequest without an id");
            return;
        }
        inner.reset(params).beginObject();
        while (inner.nextName(name)) {
            if (name.contentEquals(ID)) {
                inner.readValue(value);
                handler.onCancel(value);
                return;
            }
            inner.skipValue();
        }
        handler.onIgnored("$/cancelRequest without an id");
    }

    private void tellAnswer(MessageHandler handler) {
        long id = Ids.read(envelope.id, dialled);
        var flaw = envelope.answerFlaw();
        if (flaw != null) {
            unreadable(id, flaw, handler);
        } else if (!envelope.error.isEmpty()) {
            tellFailure(id, handler);
        } else if (id == 0) {
            handler.onIgnored("an answer to a call that was never made");
        } else {
            handler.onResult(id, envelope.result);
        }
    }

    private void tellFailure(long id, MessageHandler handler) {
        int code = 0;
        String message = null;
        boolean hasCode = false;
        value.clear();
        try {
            inner.reset(envelope.error).beginObject();
            while (inner.nextName(name)) {
                if (name.contentEquals(CODE)) {
                    code = inner.readInt();
                    hasCode = true;
                } else if (name.contentEquals(MESSAGE)) {
                    message = inner.readString();
                } else if (name.contentEquals(DATA)) {
                    inner.readValue(value);
                } else {
                    inner.skipValue();
                }
            }
        } catch (JsonException e) {
            unreadable(id, "an error has an integer code and a message in words", handler);
            return;
        }
        if (!hasCode || message == null) {
            unreadable(id, "an error has a code and a message", handler);
        } else if (id == 0) {
            handler.onIgnored("error " + code + " (" + printable(message) + ") for no call of ours");
        } else {
            handler.onFailure(id, code, message, value);
        }
    }

    /** A text of the peer's in a form that is fit for a log. */
    private static String printable(String text) {
        var line = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_LOGGED)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    private static void unreadable(long id, String why, MessageHandler handler) {
        if (id == 0) {
            handler.onIgnored(why);
        } else {
            handler.onUnreadable(id, why);
        }
    }

    @Override
    public void writeCall(JsonWriter out, long id, byte[] method, @Nullable Payload params, CallMeta meta) {
        out.raw(BEFORE_ID);
        Ids.write(id, dialled, out);
        out.raw(BEFORE_METHOD).raw(method);
        writeParams(out, params);
        if (meta.timeoutMillis() > 0) {
            out.raw(BEFORE_TIMEOUT).value(meta.timeoutMillis()).raw((byte) '}');
        }
        out.raw((byte) '}');
    }

    @Override
    public void writeNotification(JsonWriter out, byte[] method, @Nullable Payload params, CallMeta meta) {
        out.raw(NOTIFICATION).raw(method);
        writeParams(out, params);
        out.raw((byte) '}');
    }

    private static void writeParams(JsonWriter out, @Nullable Payload params) {
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

    @Override
    public boolean writeResult(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Payload result) {
        int start = out.length();
        out.raw(BEFORE_ID).raw(id).raw(BEFORE_RESULT);
        result.writeTo(out);
        out.raw((byte) '}');
        return group == null || ((Batch) group).addResult(out, start);
    }

    @Override
    public boolean writeFailure(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
        int start = out.length();
        out.raw(BEFORE_ID).raw(id).raw(BEFORE_CODE).value(fault.code());
        out.raw(BEFORE_MESSAGE).value(fault.message());
        var data = fault.data();
        if (data != null) {
            out.raw(BEFORE_DATA);
            data.writeTo(out);
        }
        out.raw((byte) '}').raw((byte) '}');
        return group == null || ((Batch) group).addFailure(out, start);
    }

    @Override
    public boolean writeGroup(JsonWriter out, ReplyGroup group) {
        return ((Batch) group).end(out);
    }

    @Override
    public boolean writeCancel(JsonWriter out, long id) {
        out.raw(CANCEL);
        Ids.write(id, dialled, out);
        out.raw((byte) '}').raw((byte) '}');
        return true;
    }

    private static Fault invalid(String rule) {
        return Fault.of(Fault.INVALID_REQUEST, "Invalid request: " + rule);
    }

    private static byte[] ascii(String text) {
        return JsonSlice.of(text).array();
    }
}
