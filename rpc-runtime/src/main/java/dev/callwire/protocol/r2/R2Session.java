package dev.callwire.protocol.r2;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.MessageHandler;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolLimits;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.protocol.StreamFrames;
import org.jspecify.annotations.Nullable;

/**
 * One connection's side of WebSocketR2. A call of the peer's is known to the engine by its key in the record, since it is no
 * longer told by its id alone.
 */
final class R2Session implements ProtocolSession {
    private final boolean dialled;
    private final ProtocolLimits limits;
    private final AnswerRecord record;
    private final long resendMillis;
    private final @Nullable Runnable left;

    /** Made when the first frame comes. */
    private @Nullable FrameReader reader;

    private @Nullable MessageHandler connection;

    /** Whether the peer's calls go on without this connection. */
    private volatile boolean outlives;

    /** Whether this end is about to close. */
    private volatile boolean draining;

    /** Whether the connection has ended: then an end that closes need not say before that it will. */
    private volatile boolean ended;

    /**
     * The session of a new connection.
     *
     * @param dialled whether this end opened the connection
     * @param record what the peer has asked of late
     * @param left hears that the connection has ended, if the record is for more connections than this one
     * @param resendMillis after how long a call of this end's is sent again
     */
    R2Session(boolean dialled, ProtocolLimits limits, AnswerRecord record, @Nullable Runnable left, long resendMillis) {
        this.dialled = dialled;
        this.limits = limits;
        this.record = record;
        this.resendMillis = resendMillis;
        this.left = left;
        outlives = left != null;
    }

    @Override
    public void read(JsonSlice frame, MessageHandler handler) {
        var own = reader;
        if (own == null) {
            own = dialled ? new AnswerReader(limits) : new CallReader(limits, record);
            reader = own;
            connection = handler;
        }
        own.read(frame, handler);
    }

    @Override
    public void writeCall(JsonWriter out, long id, byte[] method, @Nullable Payload params, CallMeta meta) {
        FrameWriter.call(out, id, method, params);
    }

    @Override
    public void writeNotification(JsonWriter out, byte[] method, @Nullable Payload params, CallMeta meta) {
        FrameWriter.notification(out, method, params);
    }

    @Override
    public boolean writeResult(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Payload result) {
        if (id.isEmpty()) {
            return false;
        } else if (!AnswerRecord.isKey(id)) {
            FrameWriter.result(out, id, result);
            return true;
        }
        var call = record.running(id);
        if (call == null) {
            return false;
        }
        int start = out.length();
        FrameWriter.result(out, call.id(), result);
        var frame = written(out, start);
        return isDue(out, start, frame, record.answered(call, frame));
    }

    @Override
    public boolean writeFailure(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
        if (!AnswerRecord.isKey(id)) {
            FrameWriter.failure(out, id, fault);
            return true;
        }
        var call = record.running(id);
        if (call == null || isLeftToRepeat(call, fault)) {
            return false;
        }
        int start = out.length();
        FrameWriter.failure(out, call.id(), fault);
        var frame = written(out, start);
        boolean neverRan = fault.code() == Fault.BUSY;
        return isDue(out, start, frame, neverRan ? record.refused(call) : record.answered(call, frame));
    }

    /** Whether a call is better not answered by an end that is about to close: its caller sends it again elsewhere. */
    private boolean isLeftToRepeat(RecordedCall call, Fault fault) {
        if (draining && fault.code() == Fault.BUSY && fault.limit() == null) {
            record.forget(call);
            return true;
        } else if ((draining || ended) && fault.code() == Fault.CANCELLED_BY_SERVER) {
            record.stopped(call);
            return true;
        }
        return false;
    }

    private static JsonSlice written(JsonWriter out, int start) {
        var frame = new JsonSlice();
        frame.set(out.array(), start, out.length() - start);
        return frame;
    }

    private static boolean isDue(JsonWriter out, int start, JsonSlice frame, @Nullable MessageHandler elsewhere) {
        if (elsewhere == null) {
            return true;
        }
        elsewhere.onReply(frame);
        out.truncate(start);
        return false;
    }

    @Override
    public boolean writeGroup(JsonWriter out, ReplyGroup group) {
        throw new UnsupportedOperationException("WebSocketR2 has no groups of answers");
    }

    @Override
    public boolean writeCancel(JsonWriter out, long id) {
        return false;
    }

    /** The peer cannot be told, but what is not run from now on is left for it to send again. */
    @Override
    public boolean writeDrain(JsonWriter out, long graceMillis, long retryAfterMillis) {
        draining = true;
        return false;
    }

    @Override
    public boolean keepsCalls() {
        return outlives;
    }

    @Override
    public long resendMillis() {
        return resendMillis;
    }

    @Override
    public void close() {
        ended = true;
        if (connection != null) {
            end(connection);
        }
        if (left != null) {
            left.run();
        }
    }

    private void end(MessageHandler handler) {
        if (outlives) {
            outlives = record.leaves(handler);
        } else {
            record.ends(handler);
        }
    }

    @Override
    public StreamFrames streams() {
        return TopicFrames.FRAMES;
    }
}
