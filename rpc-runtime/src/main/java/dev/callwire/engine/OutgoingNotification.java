package dev.callwire.engine;

import dev.callwire.call.Metadata;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.MethodDescriptor;

/**
 * A notification to be sent.
 *
 * @param caller whose proxy it was sent through
 * @param deadline as of {@link Time#nanos}, after which it is not worth sending
 */
record OutgoingNotification(
        MethodDescriptor<?> method, PeerCaller caller, Arguments arguments, Metadata metadata, long deadline) {

    /** The wire name as a JSON string. */
    byte[] name() {
        return caller.wireName(method);
    }
}
