package dev.callwire.protocol.msgrpc;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.StreamName;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one messenger, whose items have no other name. Immutable; of two sessions no two are equal, since each numbers
 * its frames.
 *
 * @param of the session's own
 * @param token the messenger's tag as a JSON string, no view
 * @param ownCall the call of this end's that the stream is the result of, or 0
 * @param isCarried whether items can be sent
 */
record MessengerStream(Frames of, JsonSlice token, long ownCall, boolean isCarried) implements StreamName {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessengerStream that && of.equals(that.of) && token.contentEquals(that.token);
    }

    @Override
    public int hashCode() {
        return token.contentHash();
    }
}
