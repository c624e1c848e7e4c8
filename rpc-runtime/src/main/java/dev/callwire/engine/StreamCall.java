package dev.callwire.engine;

import dev.callwire.call.CallCancelledException;
import dev.callwire.call.GapException;
import dev.callwire.call.MalformedAnswerException;
import dev.callwire.call.Metadata;
import dev.callwire.call.NotExecutedException;
import dev.callwire.flow.Inlet;
import dev.callwire.json.JsonReader;
import dev.callwire.json.JsonSlice;
import dev.callwire.json.UnfitValueException;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.StreamItem;
import dev.callwire.protocol.StreamName;
import dev.callwire.stream.Gap;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.MethodDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A call of this end's that brings a stream, from when it is subscribed to until the stream has ended: over one connection,
 * or several if the stream can be taken up again. It is ended by its answer, or it is a subscription: then the answer names
 * it, and it waits for events at its connection.
 *
 * @param <R> the items on the wire
 * @param <T> the items as the subscriber gets them
 */
abstract class StreamCall<R, T> extends PendingCall<R> implements Inlet.Source<StreamCall.Element, T> {
    private static final byte[] NO_KEY = {};

    private final Inlet<Element, T> inlet;
    private final boolean isSubscription;
    private final CompletableFuture<@Nullable Void> confirmed = new CompletableFuture<>();
    private @Nullable JsonReader reader;

    /** Of the connection that it came over last, and how often that has changed. */
    private @Nullable Streams streams;

    private @Nullable Streams subscribingAt;
    private @Nullable StreamName name;
    private int opening;

    /** What was granted while the peer had not said what the stream is named by. */
    private long owed;

    private @Nullable String lastCursor;

    /** Whether an item has come, or the subscription was confirmed. */
    private boolean begun;

    private volatile @Nullable String subscription;
    private byte[] utf8Subscription = NO_KEY;

    /** What came: an item, and what names it among those of its stream. */
    record Element(JsonSlice json, @Nullable String cursor) {}

    /** @param isSubscription whether the answer names the stream, instead of ending it */
    StreamCall(
            MethodDescriptor<R> method,
            Arguments arguments,
            PeerCaller caller,
            Metadata metadata,
            Flow.Subscriber<? super T> subscriber,
            Executor executor,
            boolean isSubscription) {
        super(method, arguments, caller, metadata, AS_SET);
        this.isSubscription = isSubscription;
        var budget = caller.route().windows();
        var window = caller.settings().newWindow(budget);
        inlet = new Inlet<>(subscriber, this, window, budget, executor);
    }

    @Override
    boolean lasts() {
        return true;
    }

    /** Gives the subscriber its subscription; false if it wants nothing. */
    boolean begin() {
        inlet.begin();
        return inlet.isOpen();
    }

    /** Whether anybody wants its items. */
    final boolean isWanted() {
        return inlet.isOpen();
    }

    final boolean isSubscription() {
        return isSubscription;
    }

    /** Completes when a subscription was confirmed first, or another stream is complete; or fails with what it ended with. */
    CompletableFuture<@Nullable Void> confirmed() {
        return confirmed;
    }

    /** It is about to be written for a connection. */
    final void goesOver(Streams connection, CallMeta meta) {
        if (!inlet.isOpen()) {
            throw new NotExecutedException(method.name() + " was not sent: nobody wants its stream any more");
        }
        synchronized (this) {
            streams = connection;
            subscribesAt(isSubscription ? connection : null);
            name = isSubscription ? null : connection.frames().ofOwnCall(id);
            subscription = null;
            owed = 0;
            long credit = inlet.open();
            if (connection.isSupported()) { // elsewhere the peer is held by what is read
                meta.credit(credit);
            }
            meta.lastCursor(lastCursor);
            opening = inlet.openings();
        }
    }

    /** Says where it waits for the answer that makes it a subscription; {@code null} when it does no more. */
    private synchronized void subscribesAt(@Nullable Streams next) {
        var before = subscribingAt;
        subscribingAt = next;
        var to = new String(name(), StandardCharsets.UTF_8);
        if (next != null) {
            next.subscribes(to);
        }
        if (before != null) {
            before.subscribesNoMore(to);
        }
    }

    /** Something of the stream has come; on the connection's own thread. */
    final void item(StreamItem item) {
        if (item.isEnd()) {
            endSubscription(item);
            return;
        }
        var flaw = bring(item);
        if (flaw != null && withdraw(new Outcome.Cancelled("its stream was ended"))) {
            end(flaw);
        }
    }

    /** Returns what it is to end with, or {@code null}. */
    private @Nullable Outcome bring(StreamItem item) {
        if (item.isResync()) {
            inlet.gap(Gap.UNKNOWN);
        } else if (item.missed() > 0) {
            inlet.gap(new Gap(item.missed()));
        }
        var cursor = item.cursor();
        if (cursor != null) {
            synchronized (this) {
                lastCursor = cursor;
            }
        }
        if (item.value.isEmpty()) {
            return null;
        }
        begun = true;
        if (cursor == null && needsCursor()) {
            return new Outcome.Unreadable("an item came without its id, by which the stream could be taken up again");
        }
        var flaw = inlet.item(new Element(item.value.copy(), cursor));
        var at = streams;
        if (at != null && inlet.isFull()) {
            at.reads(false);
            if (!inlet.isFull()) { // there may have been room before reading stopped
                at.reads(true);
            }
        }
        if (flaw == null) {
            return null;
        }
        caller.settings().limitCounts().passed(flaw.limit());
        return flaw == Inlet.Flaw.TOO_FAST ? new Outcome.Lagged(flaw.text()) : new Outcome.Unreadable(flaw.text());
    }

    @Override
    public final boolean hearsDemand() {
        var at = streams;
        return at == null || at.carryDemand();
    }

    /** Whether each item has a cursor. */
    boolean needsCursor() {
        return false;
    }

    private void endSubscription(StreamItem item) {
        var fault = item.fault();
        if (fault == null) {
            inlet.completed();
        } else {
            inlet.failed(Outcome.Failed.of(fault, item.value.copy()).toException(method, caller.settings()));
        }
    }

    @Override
    boolean isTakenUpAgain() {
        return needsCursor() && inlet.isOpen();
    }

    @Override
    boolean isRepeatable() {
        return inlet.isOpen() && (needsCursor() || isSubscription || (method.isIdempotent() && !begun));
    }

    @Override
    void succeed(JsonSlice json, JsonReader reused) {
        if (isSubscription) {
            subscribed(json);
            return;
        }
        if (!json.isEmpty() && json.array()[json.offset()] == '[') {
            bringAll(json, reused);
        }
        inlet.completed();
        confirmed.complete(null);
    }

    /** A peer that cannot stream answers with all items at once. */
    private void bringAll(JsonSlice array, JsonReader reused) {
        reused.reset(array).beginArray();
        while (reused.nextElement()) {
            var each = new JsonSlice();
            reused.readValue(each);
            inlet.itemOfMany(new Element(each.copy(), null));
        }
    }

    private void subscribed(JsonSlice answer) {
        var at = streams;
        var told = at == null ? null : at.frames().readSubscribed(answer, id, name());
        if (at == null || told == null) {
            var why = new MalformedAnswerException("The peer's answer to " + method.name()
                    + " must be that of a subscription, as its id, a string or a number; found " + answer);
            subscribesAt(null);
            confirmed.completeExceptionally(why);
            inlet.failed(why);
            return;
        }
        var key = told.toString();
        var named = at.frames().ofToken(told.copy());
        boolean resumed;
        long granted;
        synchronized (this) {
            subscription = key;
            utf8Subscription = key.getBytes(StandardCharsets.UTF_8);
            name = named;
            granted = owed;
            resumed = begun;
            begun = true;
        }
        if (resumed && lastCursor == null) {
            inlet.gap(Gap.UNKNOWN);
        }
        movesTo(at);
        at.subscribed(key, this);
        subscribesAt(null);
        if (!inlet.isOpen()) {
            at.withdraw(this);
        } else if (granted > 0) {
            at.sendDemand(named, granted);
        }
        confirmed.complete(null);
    }

    /** The id of the subscription at its connection, as JSON text. */
    final @Nullable String subscription() {
        return subscription;
    }

    final byte[] utf8Subscription() {
        return utf8Subscription;
    }

    /** The wire name of what ends the subscription, as a JSON string; {@code null} for what ends topics. */
    byte @Nullable [] unsubscribe() {
        return null;
    }

    @Override
    void fail(Outcome outcome) {
        subscribesAt(null);
        if (inlet.isOpen()) {
            unsent(
                    outcome instanceof Outcome.Lost lost && subscription != null
                            ? new CallCancelledException("The subscription to " + method.name()
                                    + " has ended with its connection, which ended with " + lost.reason())
                            : outcome.toException(method, caller.settings()));
        } else {
            confirmed.completeExceptionally(new CallCancelledException(method.name() + " was cancelled"));
        }
    }

    /** It could not be sent. */
    final void unsent(Throwable why) {
        confirmed.completeExceptionally(why);
        inlet.failed(why);
    }

    @Override
    public final T decode(Element element) throws Exception {
        var own = reader;
        if (own == null) {
            own = caller.settings().newReader();
            reader = own;
        }
        return decode(element, own);
    }

    /** Makes of an item what the subscriber gets. */
    abstract T decode(Element element, JsonReader own) throws Exception;

    /** An item in its Java type. */
    final R read(JsonSlice json, JsonReader own) {
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
    public final int size(Element element) {
        return Inlet.ITEM_BYTES + element.json().length();
    }

    @Override
    public final void demand(long count, int over) {
        Streams at;
        StreamName as;
        synchronized (this) {
            at = over == opening ? streams : null;
            as = name;
            if (at != null && as == null) {
                owed += count;
            }
        }
        if (at != null && as != null) {
            at.sendDemand(as, count);
        }
    }

    /** Of a subscription that is not confirmed the peer would not know what to end: that is done when it is. */
    @Override
    public final void cancel() {
        if (!isSubscription || subscription != null) {
            cancel("its subscriber cancelled the stream");
        }
    }

    @Override
    public final Throwable ofGap() {
        return new GapException("Items of " + method.name()
                + " were lost with a connection, and the stream begins anew; a GapSubscriber would go on with it");
    }
}
