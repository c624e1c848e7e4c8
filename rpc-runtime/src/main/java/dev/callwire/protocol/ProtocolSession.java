package dev.callwire.protocol;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * One connection's side of a protocol: turns frames into messages and messages into frames.
 *
 * <p>Frames are read by one thread at a time. Messages may be written by any thread; each {@code write} appends one
 * whole frame to the writer, or nothing where it says so, or where the session has another way to bring the message to its
 * peer. A payload may throw: then the frame is not to be sent, and
 * the session is as it was before.
 */
public interface ProtocolSession {

    /**
     * The connection is open, and nothing has been read yet; on its own thread. What the session has to say before anything
     * else it says with {@link MessageHandler#onReply}.
     *
     * @param handler of all that will be read
     * @return whether calls may go out at once; otherwise the session says when: {@link MessageHandler#onReady}
     */
    default boolean begin(MessageHandler handler) {
        return true;
    }

    /**
     * Whether frames have to go out in the order in which they are written, as where they are numbered. Then whoever writes
     * one that is no answer holds the session's monitor until it is sent.
     */
    default boolean sendsInOrder() {
        return false;
    }

    /** Reads a frame and tells the handler what it says, in order. Never throws on what a peer may send. */
    void read(JsonSlice frame, MessageHandler handler);

    /**
     * Writes a call.
     *
     * @param method the wire name as a JSON string, quotes included
     * @param params the params, or {@code null} for none
     * @throws dev.callwire.call.NotExecutedException if the protocol has no way to call at present
     */
    void writeCall(JsonWriter out, long id, byte[] method, @Nullable Payload params, CallMeta meta);

    /** Writes a notification; of its meta, what notifications have. As {@link #writeCall} it may have no way to. */
    void writeNotification(JsonWriter out, byte[] method, @Nullable Payload params, CallMeta meta);

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

    /** A call of this end's has ended here without an answer, and without a cancel: nobody waits for its answer any more. */
    default void forget(long id) {
        // Most do not remember calls.
    }

    /** The call or notification that was written last cannot be sent, and nothing was sent since. */
    default void unsent() {
        // Most do not remember what was sent.
    }

    /**
     * Writes that this end takes no more calls and is about to close.
     *
     * @param graceMillis how long the calls that run may still take
     * @param retryAfterMillis how long to wait before connecting here again
     * @return whether the protocol can say so
     */
    default boolean writeDrain(JsonWriter out, long graceMillis, long retryAfterMillis) {
        return false;
    }

    /**
     * Writes what this end says before it closes the connection.
     *
     * @param code the close code
     * @return whether the protocol has anything to say
     */
    default boolean writeClose(JsonWriter out, int code) {
        return false;
    }

    /**
     * Whether the peer has to hear that its call goes on before this end calls it back within that call, or sends items of its
     * stream: see {@link #callOf} and {@link #writeAccepted}.
     */
    default boolean answersFirst() {
        return false;
    }

    /**
     * The call of the peer's within which a call of this end's goes out.
     *
     * @param method the wire name of the method that this end is about to call, as a JSON string
     * @param within the id of the call whose handler calls; {@code null} if no handler does
     * @return the id as the session gave it; {@code null} if there is no such call
     */
    default @Nullable JsonSlice callOf(byte[] method, @Nullable JsonSlice within) {
        return null;
    }

    /**
     * Writes that a call of the peer's goes on, so that its outcome comes later than its answer.
     *
     * @return whether a frame is due: not where the peer knows, or the call has ended
     */
    default boolean writeAccepted(JsonWriter out, JsonSlice id) {
        return false;
    }

    /** Whether the peer's calls go on when the connection is lost, since it may ask for their answers over another one. */
    default boolean keepsCalls() {
        return false;
    }

    /**
     * After how long a call of an idempotent method that has no answer is sent once more over the same connection, and again
     * after as long, in milliseconds; 0 where it is not.
     */
    default long resendMillis() {
        return 0;
    }

    /** The connection has ended: nothing is read any more. What is written is lost. */
    default void close() {
        // Most remember nothing.
    }

    /** How objects are passed by reference; {@code null} where the protocol cannot do it. */
    default @Nullable ObjectFrames objects() {
        return null;
    }

    /** How streams and events are carried; {@code null} where the protocol cannot do it. */
    default @Nullable StreamFrames streams() {
        return null;
    }

    /** Whether many calls may be sent as one frame: begun, then calls and notifications with a separator between, then ended. */
    default boolean hasBatches() {
        return false;
    }

    /** Writes what stands before the first message of a batch. */
    default void beginBatch(JsonWriter out) {
        throw new UnsupportedOperationException("This protocol has no batches");
    }

    /** Writes what stands between two messages of a batch. */
    default void separateInBatch(JsonWriter out) {
        throw new UnsupportedOperationException("This protocol has no batches");
    }

    /** Writes what stands after the last message of a batch. */
    default void endBatch(JsonWriter out) {
        throw new UnsupportedOperationException("This protocol has no batches");
    }

    /**
     * Answers a binary message that stands for no frame, as a frame that is no JSON is answered: see {@link Protocol#form}.
     * Never throws.
     *
     * @param why in words, for people at the other end
     */
    default void unreadable(String why, MessageHandler handler) {
        read(new JsonSlice(), handler);
    }
}
