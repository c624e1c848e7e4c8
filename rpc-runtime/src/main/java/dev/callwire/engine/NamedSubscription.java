package dev.callwire.engine;

import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.SubscriptionNames;
import java.util.concurrent.Flow;

/** A subscription of the peer's to the stream of a method: its call is answered with its id, and it goes on without the call. */
final class NamedSubscription implements OutgoingStream.Owner {
    private final Streams streams;
    private final MethodDescriptor<?> method;
    private final String id;
    private final OutgoingStream stream;

    /** Whether the peer knows what it means that a subscription is complete. */
    private final boolean hearsOfEnd;

    /** @param meta is read now */
    NamedSubscription(Streams streams, MethodDescriptor<?> method, SubscriptionNames names, CallMeta meta) {
        this.streams = streams;
        this.method = method;
        id = "n" + streams.nextSubscription();
        hearsOfEnd = meta.credit() > 0;
        stream = new OutgoingStream(
                streams,
                streams.frames().ofSubscription(id, names.quotedNotification()),
                method.name(),
                method.result(),
                method.buffering(),
                CallStreams.executor(method, streams.settings()),
                this);
        stream.grant(streams.grantedBy(meta));
    }

    String id() {
        return id;
    }

    /** Lets the peer name it. Begin it when the peer knows the name. */
    void open() {
        streams.add(stream);
    }

    void begin(Flow.Publisher<?> publisher) {
        stream.start(publisher);
    }

    @Override
    public void completed() {
        if (hearsOfEnd) {
            streams.send(encoder -> streams.frames().writeEnd(encoder.out, stream.name(), null));
        }
    }

    @Override
    public void failed(Throwable failure, boolean ofItem) {
        var encoder = streams.settings().encoders().take();
        try {
            Fault fault = ofItem ? Faults.ofItem(method, failure) : Faults.of(method, failure, encoder);
            streams.sendEnd(stream.name(), fault);
        } finally {
            streams.settings().encoders().giveBack(encoder);
        }
    }
}
