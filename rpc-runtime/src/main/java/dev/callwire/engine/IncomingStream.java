package dev.callwire.engine;

import static java.util.Objects.requireNonNull;

import dev.callwire.call.CallCancelledException;
import dev.callwire.call.GapException;
import dev.callwire.call.LaggedException;
import dev.callwire.flow.Inlet;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.UnfitValueException;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.StreamItem;
import dev.callwire.protocol.StreamName;
import dev.callwire.stream.Gap;
import dev.callwire.stub.InvalidParamsException;
import dev.callwire.stub.JsonType;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A stream that the peer sends as a parameter of a call, as the method's handler gets it. It may be subscribed to once,
 * while the call lasts. Thread-safe.
 */
final class IncomingStream<T> implements Flow.Publisher<T>, Inlet.Source<JsonSlice, T> {
    private final Streams streams;
    private final StreamName name;
    private final String key;
    private final byte[] utf8Key;
    private final JsonType<T> type;
    private final String method;
    private final Executor executor;
    private @Nullable JsonReader reader;
    private @Nullable Inlet<JsonSlice, T> inlet;

    /** What has come before there was a subscriber; made when something does. */
    private @Nullable EarlyItems early;

    private boolean subscribed;
    private volatile boolean ended;
    private @Nullable Throwable failure;

    IncomingStream(Streams streams, JsonSlice token, JsonType<T> type, String method, Executor executor) {
        this.streams = streams;
        this.type = type;
        this.method = method;
        this.executor = executor;
        name = streams.frames().ofToken(token.copy());
        key = token.toString();
        utf8Key = key.getBytes(StandardCharsets.UTF_8);
    }

    /** What the peer names it by. */
    String key() {
        return key;
    }

    byte[] utf8Key() {
        return utf8Key;
    }

    boolean isOpen() {
        return !ended;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        requireNonNull(subscriber, "subscriber");
        Inlet<JsonSlice, T> made;
        boolean first;
        synchronized (this) {
            first = !subscribed;
            subscribed = true;
            made = new Inlet<>(subscriber, this, streams.newWindow(), streams.budget(), executor);
            if (first) {
                takeEarly(made);
                inlet = made;
            }
        }
        made.begin();
        if (!first) {
            made.failed(new IllegalStateException("The stream of " + method
                    + " has a subscriber already; items that were sent once are not sent again"));
        } else if (ended) {
            tellEnd(made);
        } else if (made.isOpen()) {
            streams.sendDemand(name, made.open());
            if (ended) {
                tellEnd(made);
            }
        }
    }

    /** Nothing of it is told before the subscriber asks. */
    private void takeEarly(Inlet<JsonSlice, T> to) {
        if (early != null) {
            early.takeAll(to::earlyItem);
            early = null;
        }
    }

    private void tellEnd(Inlet<JsonSlice, T> to) {
        Throwable why;
        synchronized (this) {
            why = failure;
        }
        if (why == null) {
            to.completed();
        } else {
            to.failed(why);
        }
    }

    /** An item has come. */
    void item(StreamItem item) {
        Inlet<JsonSlice, T> to;
        synchronized (this) {
            to = inlet;
            if (to == null && !hearsDemand() && keep(item)) {
                return;
            }
        }
        if (to != null) {
            var flaw = bring(to, item);
            if (flaw != null) {
                stop(flaw);
            }
        } else if (hearsDemand()) {
            stop(new InvalidParamsException(endedBecause("an item came before any was asked for")));
        } else {
            stop(Inlet.Flaw.TOO_FAST);
        }
    }

    private boolean keep(StreamItem item) {
        if (early == null) {
            early = new EarlyItems(streams.budget());
        }
        return ended || item.value.isEmpty() || early.keep(item.value);
    }

    private Inlet.@Nullable Flaw bring(Inlet<JsonSlice, ?> to, StreamItem item) {
        if (item.missed() > 0) {
            to.gap(new Gap(item.missed()));
        }
        return item.value.isEmpty() ? null : to.item(item.value.copy());
    }

    private void stop(Inlet.Flaw flaw) {
        streams.settings().limitCounts().passed(flaw.limit());
        var text = endedBecause(flaw.text());
        stop(flaw == Inlet.Flaw.TOO_FAST ? new LaggedException(text) : new InvalidParamsException(text));
    }

    private void stop(RuntimeException why) {
        streams.remove(this);
        streams.sendStop(name);
        failed(why);
    }

    private String endedBecause(String why) {
        return "The stream that is a parameter of " + method + " was ended: " + why;
    }

    @Override
    public boolean hearsDemand() {
        return streams.carryDemand();
    }

    /** The peer has ended it. */
    void end(StreamItem item) {
        var fault = item.fault();
        if (fault == null) {
            ended(null);
        } else {
            failed(failure(fault, item.value));
        }
    }

    private Throwable failure(Fault fault, JsonSlice data) {
        if (fault.limit() != null) { // of this end's own
            streams.settings().limitCounts().passed(fault.limit());
            return new LaggedException(endedBecause(fault.message()));
        }
        return fault.code() == Fault.CANCELLED
                ? new CallCancelledException(fault.message())
                : Outcome.Failed.of(fault, data).undeclared();
    }

    /** It has ended otherwise. */
    void failed(Throwable why) {
        ended(why);
    }

    private void ended(@Nullable Throwable why) {
        Inlet<JsonSlice, T> to;
        synchronized (this) {
            if (ended) {
                return;
            }
            failure = why;
            ended = true;
            to = inlet;
        }
        if (to != null) {
            tellEnd(to);
        }
    }

    /** The call that it belongs to has ended: nobody reads on. */
    void callEnded() {
        streams.remove(this);
        if (!ended) {
            streams.sendStop(name);
            failed(new CallCancelledException("The call of " + method + " has ended, and its stream with it"));
        }
        synchronized (this) {
            if (early != null) {
                early.forget();
                early = null;
            }
        }
    }

    @Override
    public T decode(JsonSlice element) {
        var own = reader;
        if (own == null) {
            own = streams.settings().newReader();
            reader = own;
        }
        try {
            return type.read(element, own, streams.settings().binder());
        } catch (UnfitValueException e) {
            throw new InvalidParamsException("An item of the stream that is a parameter of " + method + " must be "
                    + e.expected() + ", found " + e.found() + (e.path().isEmpty() ? "" : " at " + e.path()));
        }
    }

    @Override
    public int size(JsonSlice element) {
        return bytes(element);
    }

    /** How many bytes of memory wait with an item. */
    static int bytes(JsonSlice item) {
        return Inlet.ITEM_BYTES + item.length();
    }

    @Override
    public void demand(long count, int opening) {
        if (!ended) {
            streams.sendDemand(name, count);
        }
    }

    @Override
    public void cancel() {
        streams.remove(this);
        if (!ended) {
            ended = true;
            streams.sendStop(name);
        }
    }

    @Override
    public Throwable ofGap() {
        return new GapException("Items of the stream that is a parameter of " + method + " are missing");
    }
}
