package dev.callwire.protocol;

import dev.callwire.call.RpcPeer;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears the messages of a frame. Every slice is a view that is valid only during the callback; a slice of params,
 * result or data holds one validated JSON value, or is empty when there is none. An id of the peer's is what its answer is
 * written by: the id as the peer wrote it, or whatever else the session makes of a message to know it by.
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

    /**
     * The peer calls, it seems. Whoever can tell by reading the params, strictly, serves the call; for all else it is told
     * again by {@link #onCall} or as what it is. So that what is read anyway is not scanned for its end beforehand.
     *
     * @param rest the params, if they are one JSON value, and nothing but that
     * @param reader at their beginning, within what stands around them
     * @return false if it was not served; nothing has happened then, but the reader is of no use
     */
    default boolean onUnprovenCall(JsonSlice id, JsonSlice method, JsonSlice rest, CallMeta meta, JsonReader reader) {
        return false;
    }

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

    /**
     * The peer answers a call of ours, it seems; as for {@link #onUnprovenCall}.
     *
     * @param reader at the beginning of the result, which is all that there is to read
     * @return false if the call was not answered
     */
    default boolean onUnprovenResult(long id, JsonReader reader) {
        return false;
    }

    /** The peer fails a call of ours. */
    void onFailure(long id, int code, String message, JsonSlice data);

    /**
     * The peer fails a call of ours with an error that it knows by a URI.
     *
     * @param uri of an application's error; what the protocol's own URIs stand for is told by code
     */
    void onFailure(long id, String uri, String message, JsonSlice data);

    /** The peer answers a call of ours in a form that the protocol does not allow. */
    void onUnreadable(long id, String why);

    /**
     * The peer sent what belongs to a stream that this end takes: the result of a call of its own, or a parameter of one of
     * the peer's.
     *
     * @param id of the call of this end's, or 0 when the token is none of its ids
     * @param token the stream's name as the peer wrote it
     */
    void onItem(long id, JsonSlice token, StreamItem item);

    /**
     * The peer takes more items of a stream.
     *
     * @param token the stream's name as the peer wrote it
     * @param count how many; 0 when what it said is no positive integer
     */
    void onDemand(JsonSlice token, long count);

    /** The peer takes no more items of a stream that is a parameter of a call of this end's. */
    void onStop(JsonSlice token);

    /**
     * The peer subscribes to a topic, and wants an id for it.
     *
     * @param topic the wire name, unescaped
     * @param keys an object of what events must have, or empty
     */
    void onSubscribe(JsonSlice id, @Nullable ReplyGroup group, JsonSlice topic, JsonSlice keys, CallMeta meta);

    /**
     * The peer ends a subscription to a topic.
     *
     * @param subscription its id as JSON text
     */
    void onUnsubscribe(JsonSlice id, @Nullable ReplyGroup group, JsonSlice subscription);

    /**
     * The peer subscribes to topics without ids: events come under the topics' own names. The answer says of each topic what
     * has become of it.
     *
     * @param topics the wire names, each once
     */
    void onListen(JsonSlice id, @Nullable ReplyGroup group, List<String> topics, CallMeta meta);

    /**
     * The peer ends what it began with {@link #onListen}.
     *
     * @param topics the wire names, each once
     */
    void onUnlisten(JsonSlice id, @Nullable ReplyGroup group, List<String> topics);

    /**
     * The peer publishes an event.
     *
     * @param id empty where it wants no answer
     * @param topic the wire name, unescaped
     */
    void onPublish(JsonSlice id, @Nullable ReplyGroup group, JsonSlice topic, JsonSlice event, CallMeta meta);

    /** The peer has lost interest in a call of its own. */
    void onCancel(JsonSlice id);

    /**
     * A call is to be stopped that has gone on without its connection, or would: nobody awaits it elsewhere. On any thread,
     * when the connection has ended.
     */
    default void onAbandoned(JsonSlice id) {
        onCancel(id);
    }

    /**
     * The peer sent what is no message and is to be told so.
     *
     * @param id the id to answer to
     */
    void onMalformed(JsonSlice id, @Nullable ReplyGroup group, Fault fault);

    /**
     * Something has come of a subscription of this end's.
     *
     * @param subscription its key: see {@link StreamFrames#readSubscribed}
     */
    void onEvent(JsonSlice subscription, StreamItem item);

    /** Whether this end serves a method as a notification; for protocols that answer those, too. */
    boolean isNotification(JsonSlice method);

    /** Whether this end offers a topic; for protocols that call topics as they call methods. */
    boolean offers(JsonSlice topic);

    /** The session has something to say for itself, as an answer that it knows already: a whole frame. By any thread. */
    void onReply(JsonSlice frame);

    /** All messages of a group have been told; if all are answered, its frame is due. */
    void onGroupEnd(ReplyGroup group);

    /** Something came that is passed over, as an answer to no call. */
    void onIgnored(String why);

    /** The peer has let this end in, or this end the peer: calls may go out. Said once, where the session did not begin so. */
    void onReady();

    /**
     * The session has ended, or never began: the connection is to be closed. By any thread.
     *
     * @param code the close code
     * @param why in words, for people
     */
    void onEnd(int code, String why);

    /** Does something on the connection's own thread, or not at all when the connection has ended. By any thread. */
    void execute(Runnable task);

    /** Whether what is said leaves soon. By any thread. */
    boolean isWritable();

    /** What users know the peer as. */
    RpcPeer peer();
}
