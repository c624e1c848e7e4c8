package dev.callwire.protocol.jsonrpc;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.json.Spares;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.ObjectFrames;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.protocol.StreamFrames;
import org.jspecify.annotations.Nullable;

/**
 * One end of JSON-RPC 2.0 (jsonrpc.org/specification). It remembers nothing from one message to the next, so connections
 * of one kind share it. Safe for use by many threads.
 */
final class JsonRpcSession implements ProtocolSession {
    private final Dialect dialect;
    private final ProtocolLimits limits;
    private final Spares<MessageReader> readers;
    private final MessageWriter writer;
    private final @Nullable ObjectFrames objects;
    private final @Nullable StreamFrames streams;

    JsonRpcSession(Dialect dialect, boolean dialled, ProtocolLimits limits, MessageWriter writer) {
        this.dialect = dialect;
        this.limits = limits;
        this.writer = writer;
        readers = new Spares<>(() -> new MessageReader(dialect, dialled, limits));
        objects = dialect.hasConventions() ? new MarshaledObjects(limits.json()) : null;
        streams = dialect.hasConventions() ? new ProgressFrames(limits, writer) : null;
    }

    /** Whether it keeps these bounds. */
    boolean isWithin(ProtocolLimits bounds) {
        return limits.equals(bounds);
    }

    @Override
    public void read(JsonSlice frame, MessageHandler handler) {
        var reader = readers.take();
        try {
            reader.read(frame, handler);
        } finally {
            readers.giveBack(reader);
        }
    }

    @Override
    public void writeCall(JsonWriter out, long id, byte[] method, @Nullable Payload params, CallMeta meta) {
        writer.call(out, id, method, params, meta);
    }

    @Override
    public void writeNotification(JsonWriter out, byte[] method, @Nullable Payload params, CallMeta meta) {
        writer.notification(out, method, params, meta);
    }

    @Override
    public boolean writeResult(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Payload result) {
        int start = out.length();
        writer.result(out, id, result);
        return group == null || ((Batch) group).addResult(out, start);
    }

    @Override
    public boolean writeFailure(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
        int start = out.length();
        writer.failure(out, id, fault);
        return group == null || ((Batch) group).addFailure(out, start);
    }

    @Override
    public boolean writeGroup(JsonWriter out, ReplyGroup group) {
        return ((Batch) group).end(out);
    }

    @Override
    public boolean writeCancel(JsonWriter out, long id) {
        if (!dialect.hasConventions()) {
            return false;
        }
        writer.cancel(out, id);
        return true;
    }

    @Override
    public boolean writeDrain(JsonWriter out, long graceMillis, long retryAfterMillis) {
        if (!dialect.hasConventions()) {
            return false;
        }
        writer.drain(out, graceMillis, retryAfterMillis);
        return true;
    }

    @Override
    public @Nullable ObjectFrames objects() {
        return objects;
    }

    @Override
    public @Nullable StreamFrames streams() {
        return streams;
    }

    @Override
    public boolean hasBatches() {
        return dialect.hasBatches();
    }

    @Override
    public void beginBatch(JsonWriter out) {
        out.raw((byte) '[');
    }

    @Override
    public void separateInBatch(JsonWriter out) {
        out.raw((byte) ',');
    }

    @Override
    public void endBatch(JsonWriter out) {
        out.raw((byte) ']');
    }
}
