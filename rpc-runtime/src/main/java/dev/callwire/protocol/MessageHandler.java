package dev.callwire.protocol;

import dev.callwire.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/**
 * Hears the messages of a frame. Every slice is a view that is valid only during the callback; a slice of params,
 * result or data holds one validated JSON value, or is empty when there is none.
 */
public interface MessageHandler {

    /**
     * The peer calls.
     *
     * @param id the call's id as the peer wrote it
     * @param group the group in which its answer must leave, if any
     * @param method the wire name, unescaped
     */
    void onCall(JsonSlice id, @Nullable ReplyGroup group, JsonSlice method, JsonSlice params, CallMeta meta);

    /** The peer notifies. */
    void onNotification(JsonSlice method, JsonSlice params, CallMeta meta);

    /**
     * The peer calls a method of an object of ours that it has a reference to.
     *
     * @param method the method's own name, unescaped
     */
    void onObjectCall(
            JsonSlice id, @Nullable ReplyGroup group, long handle, JsonSlice method, JsonSlice params, CallMeta meta);

    /** As {@link #onObjectCall}, but it wants no answer. */
    void onObjectNotification(long handle, JsonSlice method, JsonSlice params, CallMeta meta);

    /**
     * A reference has ended.
     *
     * @param ownedBySender whether the object was the peer's, or ours
     */
    void onRelease(long handle, boolean ownedBySender);

    /**
     * The peer takes no more calls, and closes when those that run have ended.
     *
     * @param graceMillis how long it gives them, or 0 when it did not say
     * @param retryAfterMillis how long to wait before connecting there again, or 0
     */
    void onDrain(long graceMillis, long retryAfterMillis);

    /** The peer answers a call of ours. */
    void onResult(long id, JsonSlice result);

    /** The peer fails a call of ours. */
    void onFailure(long id, int code, String message, JsonSlice data);

    /** The peer answers a call of ours in a form that the protocol does not allow. */
    void onUnreadable(long id, String why);

    /** The peer has lost interest in a call of its own. */
    void onCancel(JsonSlice id);

    /**
     * The peer sent what is no message and is to be told so.
     *
     * @param id the id to answer to
     */
    void onMalformed(JsonSlice id, @Nullable ReplyGroup group, Fault fault);

    /** All messages of a group have been told; if all are answered, its frame is due. */
    void onGroupEnd(ReplyGroup group);

    /** Something came that is passed over, as an answer to no call. */
    void onIgnored(String why);
}
