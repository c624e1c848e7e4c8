package dev.callwire.engine;

import dev.callwire.call.GapException;
import dev.callwire.call.MalformedAnswerException;
import dev.callwire.call.Metadata;
import dev.callwire.flow.Inlet;
import dev.callwire.flow.Window;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.UnfitValueException;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.StreamItem;
import dev.callwire.protocol.StreamName;
import dev.callwire.stream.Gap;
import dev.callwire.stream.Tracked;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.MethodDescriptor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A call of this end's that results in a stream, from when it is subscribed to until the stream has ended: over one
 * connection, or several if the stream can be taken up again.
 *
 * @param <R> the items on the wire
 * @param <T> the items as the subscriber gets them
 */
final class StreamCall<R, T> extends PendingCall<R> implements Inlet.Source<Object, T> {
    private final Inlet<Object, T> inlet;
    private final boolean tracked;
    private @Nullable JsonReader reader;

    /** Of the connection that it came over last, and how often that has changed. */
    private @Nullable Streams streams;

    private @Nullable StreamName name;
    private int opening;
    private @Nullable String lastCursor;

    /** Whether an item has come. */
    private boolean begun;

    /** An item and what names it among those of its stream. */
    private record Placed(String cursor, JsonSlice json) {}

    /** @param tracked whether the subscriber gets {@link Tracked} items */
    StreamCall(
            MethodDescriptor<R> method,
            Arguments arguments,
            PeerCaller caller,
            Metadata metadata,
            Flow.Subscriber<? super T> subscriber,
            boolean tracked) {
        super(method, arguments, caller, metadata, AS_SET);
        this.tracked = tracked;
        var limits = caller.settings().limits();
        var budget = caller.route().windows();
        inlet = new Inlet<>(
                subscriber,
                this,
                new Window(limits.streamWindow(), limits.streamWindowBytes(), limits.isStreamWindowAdaptive(), budget),
                budget,
                CallStreams.executor(method, caller.settings()));
    }

    /** Gives the subscriber its subscription; false if it wants nothing. */
    boolean begin() {
        inlet.begin();
        return inlet.isOpen();
    }

    /** It is about to be written for a connection. */
    synchronized void goesOver(Streams connection, CallMeta meta) {
        streams = connection;
        name = connection.frames().ofOwnCall(id);
        meta.credit(inlet.open());
        meta.lastCursor(lastCursor);
        opening = inlet.openings();
    }

    /** Something of the stream has come; on the connection's own thread. */
    void item(StreamItem item) {
        var flaw = bring(item);
        if (flaw != null && withdraw(new Outcome.Cancelled("its stream was ended"))) {
            end(new Outcome.Unreadable(flaw));
        }
    }

    private @Nullable String bring(StreamItem item) {
        if (item.isResync()) {
            inlet.gap(Gap.UNKNOWN);
        } else if (item.missed() > 0) {
            inlet.gap(new Gap(item.missed()));
        }
        if (item.value.isEmpty()) {
            return null;
        }
        begun = true;
        var json = item.value.copy();
        if (!tracked) {
            return inlet.item(json);
        }
        var cursor = item.cursor();
        if (cursor == null) {
            return "an item came without its id, by which the stream could be taken up again";
        }
        synchronized (this) {
            lastCursor = cursor;
        }
        return inlet.item(new Placed(cursor, json));
    }

    @Override
    boolean isRepeatable() {
        return inlet.isOpen() && (tracked || (method.isIdempotent() && !begun));
    }

    @Override
    void succeed(JsonSlice json, JsonReader unused) {
        inlet.completed();
    }

    @Override
    void fail(Outcome outcome) {
        if (inlet.isOpen()) {
            inlet.failed(outcome.toException(method, caller.settings()));
        }
    }

    /** It could not be sent. */
    void unsent(Throwable why) {
        inlet.failed(why);
    }

    @Override
    @SuppressWarnings("unchecked") // whether it is tracked says which T is
    public T decode(Object element) {
        return element instanceof Placed placed
                ? (T) new Tracked<>(placed.cursor(), read(placed.json()))
                : (T) read((JsonSlice) element);
    }

    private R read(JsonSlice json) {
        var own = reader;
        if (own == null) {
            own = caller.settings().newReader();
            reader = own;
        }
        try {
            return method.result().read(json, own, caller.settings().binder());
        } catch (UnfitValueException e) {
            throw new MalformedAnswerException(
                    "An item of " + method.name() + " must be " + e.expected() + ", but the peer sent " + e.found()
                            + (e.path().isEmpty() ? "" : " at " + e.path()),
                    e);
        }
    }

    @Override
    public int size(Object element) {
        return element instanceof Placed placed ? placed.json().length() : ((JsonSlice) element).length();
    }

    @Override
    public void demand(long count, int over) {
        Streams at;
        StreamName as;
        synchronized (this) {
            at = over == opening ? streams : null;
            as = name;
        }
        if (at != null && as != null) {
            at.sendDemand(as, count);
        }
    }

    @Override
    public void cancel() {
        cancel("its subscriber cancelled the stream");
    }

    @Override
    public Throwable ofGap() {
        return new GapException("Items of " + method.name()
                + " were lost with a connection, and the stream begins anew; a GapSubscriber would go on with it");
    }
}
