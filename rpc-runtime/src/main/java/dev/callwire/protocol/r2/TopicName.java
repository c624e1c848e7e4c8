package dev.callwire.protocol.r2;

import dev.callwire.json.JsonSlice;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.StreamName;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A topic, with what stands before its events: made once, so that to write an event is to copy. */
final class TopicName implements StreamName {
    private static final byte[] BEFORE_TOPIC = Message.bytes("{\"data\":{\"event\":");
    private static final byte[] BEFORE_EVENT = Message.bytes(",\"data\":");

    private final JsonSlice token;
    private final byte[] beforeEvent;
    private final int hash;

    /** @param topic the wire name as a JSON string */
    TopicName(JsonSlice topic) {
        token = topic.copy();
        var out = new JsonWriter(BEFORE_TOPIC.length + topic.length() + BEFORE_EVENT.length, Integer.MAX_VALUE);
        beforeEvent =
                out.raw(BEFORE_TOPIC).raw(topic).raw(BEFORE_EVENT).toSlice().array();
        hash = Arrays.hashCode(beforeEvent);
    }

    @Override
    public JsonSlice token() {
        return token;
    }

    byte[] beforeEvent() {
        return beforeEvent;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TopicName that && hash == that.hash && Arrays.equals(beforeEvent, that.beforeEvent);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "TopicName[" + token + "]";
    }
}
