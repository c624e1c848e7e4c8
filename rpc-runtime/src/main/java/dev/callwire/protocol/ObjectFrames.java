package dev.callwire.protocol;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a protocol passes objects by reference. Safe for use by many threads. */
public interface ObjectFrames {

    /** Writes the JSON value that stands for an object. */
    void writeReference(JsonWriter out, ObjectReference reference);

    /** What a JSON value stands for; {@code null} when it is no reference. */
    @Nullable
    ObjectReference readReference(JsonSlice json);

    /**
     * What a JSON value among the params of a call of the peer's stands for; {@code null} when it is no reference.
     *
     * @param call the id of the call
     */
    default @Nullable ObjectReference readReference(JsonSlice json, JsonSlice call) {
        return readReference(json);
    }

    /** Tells of each reference within a value; for values that nobody reads, but whose references somebody has to end. */
    void forEachReference(JsonSlice value, Consumer<ObjectReference> reference);

    /**
     * The wire name of an object's method, as a JSON string with its quotes.
     *
     * @param method the method's own name
     */
    byte[] methodName(long handle, String method);

    /**
     * A reference to an object of the peer's has ended without a word to its owner, or was not taken: the session need not
     * know it any more.
     */
    default void forget(long handle) {
        // Where the peer gives handles, there is nothing to know.
    }

    /**
     * Writes that an object is not referred to any more, as a frame; or nothing where the protocol does not say so.
     *
     * @param ownedBySender whether this end owns the object
     */
    void writeRelease(JsonWriter out, long handle, boolean ownedBySender);
}
