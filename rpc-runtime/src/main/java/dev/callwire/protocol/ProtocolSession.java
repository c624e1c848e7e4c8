package dev.callwire.protocol;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * One connection's side of a protocol: turns frames into messages and messages into frames.
 *
 * <p>Frames are read by one thread at a time. Messages may be written by any thread; each {@code write} appends one
 * whole frame to the writer, or nothing where it says so. A payload may throw: then the frame is not to be sent, and
 * the session is as it was before.
 */
public interface ProtocolSession {

    /** Reads a frame and tells the handler what it says, in order. Never throws on what a peer may send. */
    void read(JsonSlice frame, MessageHandler handler);

    /**
     * Writes a call.
     *
     * @param method the wire name as a JSON string, quotes included
     * @param params the params, or {@code null} for none
     */
    void writeCall(JsonWriter out, long id, byte[] method, @Nullable Payload params, CallMeta meta);

    /** Writes a notification. */
    void writeNotification(JsonWriter out, byte[] method, @Nullable Payload params);

    /**
     * Writes the answer to a call of the peer's.
     *
     * @return whether a frame is due: an answer that belongs to a group waits for the others
     */
    boolean writeResult(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Payload result);

    /** Writes the failure of a call of the peer's; as {@link #writeResult}. */
    boolean writeFailure(JsonWriter out, JsonSlice id, @Nullable ReplyGroup group, Fault fault);

    /**
     * Writes the answers of a group whose messages have all been told.
     *
     * @return whether a frame is due now: not while an answer is still to come, nor when there is none to give
     */
    boolean writeGroup(JsonWriter out, ReplyGroup group);

    /**
     * Writes that this end has lost interest in a call of its own.
     *
     * @return whether the protocol can say so
     */
    boolean writeCancel(JsonWriter out, long id);
}
