package dev.callwire.engine;

import dev.callwire.call.Metadata;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Feature;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.MethodDescriptor;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event that this end publishes at its peer, and waits until the peer has taken it. */
final class PublishCall<R> extends BlockingCall<R> {
    PublishCall(MethodDescriptor<R> event, Arguments arguments, PeerCaller caller) {
        super(event, arguments, caller, Metadata.EMPTY);
    }

    /** What is compared is what comes from the peer's topics, and this goes there. */
    @Override
    @Nullable
    Class<?> contract() {
        return null;
    }

    @Override
    Set<Feature> needs() {
        return EnumSet.of(Feature.PUBLISH);
    }

    @Override
    boolean isOneValue() {
        return method.isWhole();
    }

    @Override
    void write(ProtocolSession session, Streams streams, Encoder encoder, CallMeta meta) {
        var event = encoder.params(method, arguments);
        streams.frames()
                .writePublish(encoder.out, id, name(), event == null ? out -> out.raw(Topic.NOTHING) : event, meta);
    }
}
