package dev.callwire.engine;

import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.StreamName;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The stream that a call of the peer's results in. Begun and ended by its call, and told by it of nothing else. */
final class StreamResult implements OutgoingStream.Owner {
    private final IncomingCall call;
    private final Streams streams;
    private final Resumption resumption;
    private final OutgoingStream stream;
    private boolean begun;
    private @Nullable Throwable unsendable;

    /** @param meta is read now */
    StreamResult(IncomingCall call, Streams streams, StreamName name, CallMeta meta) {
        this.call = call;
        this.streams = streams;
        resumption = new Resumption(meta.lastCursor());
        var method = call.served().descriptor();
        stream = new OutgoingStream(
                streams,
                name,
                method.name(),
                method.result(),
                method.buffering(),
                CallStreams.executor(method, streams.settings()),
                this);
        stream.grant(streams.grantedBy(meta));
    }

    /** Lets the peer name it, which may want more items before there are any; false if it has another of that name. */
    boolean open() {
        return streams.add(stream);
    }

    Resumption resumption() {
        return resumption;
    }

    /** Whether its handler has returned it; looked at and set under the call's lock. */
    boolean hasBegun() {
        return begun;
    }

    void hasBegun(boolean yes) {
        begun = yes;
    }

    /** Whether a failure is because an item could not be sent. */
    @SuppressWarnings("ReferenceEquality") // this very failure
    boolean isUnsendable(Throwable failure) {
        return failure == unsendable;
    }

    /** Sends what the handler returned. */
    void begin(@Nullable Object returned) {
        if (!(returned instanceof Flow.Publisher<?> publisher)) {
            call.streamFailed(new NullPointerException(call.method() + " returned no stream"));
            return;
        }
        call.accept();
        if (resumption.isAnew()) {
            stream.resync();
        }
        stream.start(publisher);
    }

    /** Its call has ended: nobody wants any more items. The answer is sent when none is on its way any more. */
    void end(Runnable answer) {
        streams.remove(stream);
        stream.cancel(answer);
    }

    @Override
    public void stopped() {
        call.cancelled();
    }

    @Override
    public void completed() {
        call.completed();
    }

    @Override
    public void failed(Throwable failure, boolean ofItem) {
        if (ofItem) {
            unsendable = failure;
        }
        call.streamFailed(failure);
    }
}
