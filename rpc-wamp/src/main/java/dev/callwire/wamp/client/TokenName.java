package dev.callwire.wamp.client;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.StreamName;
import org.jspecify.annotations.Nullable;

/** A stream that goes by what the engine tells it by. */
record TokenName(JsonSlice token) implements StreamName {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenName that && token.contentEquals(that.token);
    }

    @Override
    public int hashCode() {
        return token.contentHash();
    }
}
