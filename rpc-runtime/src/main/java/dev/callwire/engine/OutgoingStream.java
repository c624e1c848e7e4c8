package dev.callwire.engine;

import dev.callwire.call.LaggedException;
import dev.callwire.flow.Outlet;
import dev.callwire.json.JsonWriter;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.StreamName;
import dev.callwire.stream.Tracked;
import dev.callwire.stub.Buffering;
import dev.callwire.stub.JsonType;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose items this end sends over one connection: the result of a call of the peer's, or an argument of a call of
 * its own. Thread-safe.
 */
final class OutgoingStream implements Producer, Outlet.Sink<Object> {
    private final Streams streams;
    private final StreamName name;
    private final String what;
    private final JsonType<Object> type;
    private final Owner owner;
    private final Outlet<Object> outlet;
    private final Payload payload = this::writeItem;
    private final String key;
    private @Nullable Object current;
    private @Nullable Throwable unsendable;
    private boolean resync;
    private Flow.@Nullable Publisher<?> waiting;

    /** Who hears of the stream's end, once at most. */
    interface Owner {

        /** There are no more items. */
        void completed();

        /**
         * The stream has failed.
         *
         * @param ofItem whether it is because an item could not be sent
         */
        void failed(Throwable failure, boolean ofItem);

        /** The peer takes no more items. */
        default void stopped() {}
    }

    /**
     * A stream that has not begun.
     *
     * @param what the method or parameter that it is of, in words
     */
    @SuppressWarnings("unchecked") // the publisher's type was tied to the descriptor's by generated code
    OutgoingStream(
            Streams streams,
            StreamName name,
            String what,
            JsonType<?> type,
            Buffering buffering,
            Executor executor,
            Owner owner) {
        this.streams = streams;
        this.name = name;
        this.what = what;
        this.type = (JsonType<Object>) type;
        this.owner = owner;
        key = name.token().toString();
        outlet = new Outlet<>(this, buffering, executor, streams.settings()::execute);
    }

    @Override
    public String key() {
        return key;
    }

    StreamName name() {
        return name;
    }

    /** Says before the first item that the stream does not go on where it was left. */
    void resync() {
        resync = true;
    }

    /** Begins to send the items of a publisher, on the calling thread. */
    void start(Flow.Publisher<?> publisher) {
        if (resync) {
            streams.sendResync(name);
        }
        outlet.takeFrom(publisher);
    }

    /** Begins with a publisher when the peer first asks for items. */
    void startWhenAsked(Flow.Publisher<?> publisher) {
        waiting = publisher;
    }

    @Override
    public void grant(long count) {
        outlet.grant(count);
        var publisher = waiting;
        if (publisher != null) {
            waiting = null;
            streams.settings().execute(() -> outlet.takeFrom(publisher));
        }
    }

    @Override
    public void refuse(Throwable why) {
        streams.remove(this);
        outlet.cancel(() -> owner.failed(why, false));
    }

    @Override
    public void writable() {
        outlet.writable();
    }

    @Override
    public void stop() {
        streams.remove(this);
        outlet.cancel();
        owner.stopped();
    }

    @Override
    public void cancel() {
        outlet.cancel();
    }

    /** As {@link #cancel()}; a task runs when no item is on its way any more, on whatever thread. */
    void cancel(Runnable task) {
        outlet.cancel(task);
    }

    @Override
    public void item(Object item, long missed) {
        var tracked = item instanceof Tracked<?> each ? each : null;
        current = tracked == null ? item : tracked.value();
        try {
            streams.sendItem(name, tracked == null ? null : tracked.cursor(), missed, payload);
        } catch (RuntimeException | Error e) {
            unsendable = e;
            throw e;
        } finally {
            current = null;
        }
    }

    private void writeItem(JsonWriter out) {
        type.write(current, out, streams.settings().binder());
    }

    @Override
    public boolean isWritable() {
        return streams.isWritable();
    }

    @Override
    public boolean mayWait() {
        return streams.mayWait();
    }

    @Override
    public void completed() {
        streams.remove(this);
        owner.completed();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // this very failure
    public void failed(Throwable failure) {
        streams.remove(this);
        owner.failed(failure, failure == unsendable);
    }

    @Override
    public Throwable ofLag() {
        return new LaggedException("The consumer of " + what
                + " lags: its items came faster than they were taken, and the buffer is full");
    }
}
