package dev.callwire.engine;

import dev.callwire.call.Metadata;
import dev.callwire.json.JsonSlice;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.MethodDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * A notification to be sent.
 *
 * @param caller whose proxy it was sent through
 * @param parent the call in whose course it is sent
 * @param deadline as of {@link Time#nanos}, after which it is not worth sending
 */
record OutgoingNotification(
        MethodDescriptor<?> method,
        PeerCaller caller,
        @Nullable IncomingCall parent,
        Arguments arguments,
        Metadata metadata,
        long deadline) {

    /** The id of the call in whose course it is sent, if that came over the connection of these answers. */
    @Nullable
    JsonSlice within(Answers here) {
        return parent == null ? null : parent.idAt(here);
    }

    /** The wire name, or URI, as a JSON string. */
    byte[] name(boolean byUri) {
        return caller.wireName(method, byUri);
    }
}
