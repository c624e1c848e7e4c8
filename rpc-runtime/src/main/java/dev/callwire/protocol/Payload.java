package dev.callwire.protocol;

import dev.callwire.json.JsonWriter;

/** A value that is written when its message is. */
@FunctionalInterface
public interface Payload {

    /** Writes exactly one JSON value. */
    void writeTo(JsonWriter out);
}
