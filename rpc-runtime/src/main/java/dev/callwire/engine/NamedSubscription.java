package dev.callwire.engine;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.StreamName;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.SubscriptionNames;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A subscription of the peer's to the stream of a method: its call is answered with its id, and it goes on without the call. */
final class NamedSubscription implements OutgoingStream.Owner {
    private final Streams streams;
    private final MethodDescriptor<?> method;
    private final OutgoingStream stream;

    /** Whether the peer knows what it means that a subscription is complete. */
    private final boolean hearsOfEnd;

    private final long credit;
    private final Resumption resumption;
    private boolean isKnown;
    private @Nullable Throwable earlyFailure;

    /** Tells the peer how it has ended, as soon as it knows of it. */
    private @Nullable Runnable end;

    /**
     * A subscription that has just been asked for.
     *
     * @param call its id
     * @param meta is read now
     */
    NamedSubscription(
            Streams streams, MethodDescriptor<?> method, JsonSlice call, SubscriptionNames names, CallMeta meta) {
        this.streams = streams;
        this.method = method;
        var id = "n" + streams.nextSubscription();
        hearsOfEnd = meta.credit() > 0;
        stream = new OutgoingStream(
                streams,
                streams.frames().ofSubscription(call, id, names.quotedNotification()),
                method.name(),
                method.result(),
                method.buffering(),
                CallStreams.executor(method, streams.settings()),
                this);
        credit = streams.grantedBy(meta);
        resumption = new Resumption(meta.lastCursor());
    }

    Resumption resumption() {
        return resumption;
    }

    StreamName name() {
        return stream.name();
    }

    /** Subscribes to a publisher, which is asked for nothing before the peer knows of it. */
    void begin(Flow.Publisher<?> publisher) {
        streams.add(stream);
        stream.start(publisher);
    }

    /** What the publisher has failed with before anybody knew of it, if it has. */
    synchronized @Nullable Throwable earlyFailure() {
        return earlyFailure;
    }

    /** The peer knows its id: what the publisher has may come. */
    void isKnown() {
        Runnable early;
        synchronized (this) {
            isKnown = true;
            early = end;
        }
        if (resumption.isAnew()) {
            streams.sendResync(stream.name());
        }
        if (early == null) {
            stream.grant(credit);
        } else {
            early.run();
        }
    }

    private void end(Runnable tell) {
        synchronized (this) {
            end = tell;
            if (!isKnown) {
                return;
            }
        }
        tell.run();
    }

    @Override
    public void completed() {
        end(() -> {
            if (hearsOfEnd) {
                streams.sendEnd(stream.name(), null);
            }
        });
    }

    @Override
    public void failed(Throwable failure, boolean ofItem) {
        synchronized (this) {
            earlyFailure = failure;
        }
        end(() -> tellFailure(failure, ofItem));
    }

    private void tellFailure(Throwable failure, boolean ofItem) {
        var encoder = streams.settings().encoders().take();
        try {
            Fault fault = ofItem ? Faults.ofItem(method, failure) : Faults.of(method, failure, encoder);
            streams.sendEnd(stream.name(), fault);
        } finally {
            streams.settings().encoders().giveBack(encoder);
        }
    }
}
