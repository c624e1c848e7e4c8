package dev.callwire.protocol;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a protocol carries streams and events. Each {@code write} appends one whole frame, but for those that say otherwise.
 * Safe for use by many threads.
 */
public interface StreamFrames {

    /**
     * The name of the stream that a call of the peer's results in.
     *
     * @param id the call's id as the peer wrote it
     * @param params may say how the peer wants the stream to be named
     */
    StreamName ofCall(JsonSlice id, JsonSlice params);

    /** The name of the stream that a call of this end's results in. */
    StreamName ofOwnCall(long id);

    /** The name of a stream among the arguments of a call of this end's, by a number that is its own. */
    StreamName ofParameter(long number);

    /** The name of a stream that the peer gave a token. */
    StreamName ofToken(JsonSlice token);

    /**
     * The name of a subscription of the peer's.
     *
     * @param call the id of the call that made it
     * @param id what this end would know it by, its own on the connection
     * @param notification the wire name of what carries an item, as a JSON string with its quotes
     */
    StreamName ofSubscription(JsonSlice call, String id, byte[] notification);

    /**
     * The name of all that a connection gets of a topic which it subscribed to without an id.
     *
     * @param topic the wire name as a JSON string with its quotes
     */
    StreamName ofTopic(byte[] topic);

    /**
     * Writes an item.
     *
     * @param cursor names the item among those of its stream, if anything does
     * @param missed how many items were dropped since the last one
     */
    void writeItem(JsonWriter out, StreamName stream, @Nullable String cursor, long missed, Payload item);

    /** Writes that nobody knows which items are missing before the next one. */
    void writeResync(JsonWriter out, StreamName stream);

    /** Writes where a stream stands before its next item; or nothing where that cannot be said. */
    void writePosition(JsonWriter out, StreamName stream, String cursor);

    /** Writes that this end takes more items. */
    void writeDemand(JsonWriter out, StreamName stream, long count);

    /**
     * Writes that a stream has ended which is not ended by the answer to a call.
     *
     * @param fault what it has ended with; {@code null} if it is complete
     */
    void writeEnd(JsonWriter out, StreamName stream, @Nullable Fault fault);

    /** Writes that this end takes no more items of a stream that the peer sends as a parameter. */
    void writeStop(JsonWriter out, StreamName stream);

    /** Writes the JSON value that stands for a stream among the arguments of a call. No frame. */
    void writeParameter(JsonWriter out, StreamName stream);

    /** The token of the stream that a JSON value among params stands for, a view of it; {@code null} when it stands for none. */
    @Nullable
    JsonSlice readParameter(JsonSlice json);

    /**
     * Writes that this end subscribes to a topic, as a call.
     *
     * @param topic the wire name as a JSON string with its quotes
     * @param keys an object of what events must have; {@code null} for any
     */
    void writeSubscribe(JsonWriter out, long id, byte[] topic, @Nullable Payload keys, CallMeta meta);

    /** Writes what the peer's call is answered with that made a subscription. One JSON value, no frame. */
    void writeSubscribed(JsonWriter out, StreamName subscription);

    /**
     * Writes what the peer is answered that subscribes without ids, or ends that. One JSON value, no frame.
     *
     * @param faults why not, by topic; {@code null} where it was done
     */
    void writeListened(JsonWriter out, Map<String, @Nullable Fault> faults);

    /**
     * Reads what the peer has answered to a subscription of this end's.
     *
     * @param id of the call
     * @param method the wire name of what was subscribed to or called, as a JSON string
     * @return the key that its events come by, which may be a view of the answer; {@code null} if it is no such answer
     */
    @Nullable
    JsonSlice readSubscribed(JsonSlice answer, long id, byte[] method);

    /**
     * Writes that this end ends a subscription, as a call.
     *
     * @param method the wire name of what ends it as a JSON string; {@code null} for the one that ends topics
     * @param subscription its id as the peer wrote it
     */
    void writeUnsubscribe(JsonWriter out, long id, byte @Nullable [] method, JsonSlice subscription);

    /**
     * Writes an event of this end's, as a call.
     *
     * @param topic the wire name as a JSON string with its quotes
     */
    void writePublish(JsonWriter out, long id, byte[] topic, Payload event, CallMeta meta);

    /**
     * Reads the params of a notification as an item of a subscription of this end's.
     *
     * @param subscription is pointed at its id
     * @return false if they are none
     */
    boolean readEvent(JsonSlice params, JsonSlice subscription, StreamItem item);

    /**
     * Whether whoever sends a stream hears how much of it is wanted. Otherwise items come as fast as they are sent, some of them
     * before anybody has asked: they wait as far as there is room.
     */
    default boolean carriesDemand() {
        return true;
    }
}
