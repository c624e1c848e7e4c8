package dev.callwire.engine;

import dev.callwire.call.CallCancelledException;
import dev.callwire.call.FaultException;
import dev.callwire.flow.Window;
import dev.callwire.flow.WindowBudget;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.Payload;
import dev.callwire.protocol.ProtocolSession;
import dev.callwire.protocol.StreamFrames;
import dev.callwire.protocol.StreamItem;
import dev.callwire.protocol.StreamName;
import dev.callwire.transport.Connection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams that go over one connection, and the subscriptions that wait for events there. Thread-safe. */
final class Streams implements Place {
    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    /** Streams that may have come before their call was looked at. */
    private static final int MOST_EARLY = 64;

    private final Connection connection;
    private final ProtocolSession session;

    /** Absent where nothing can be streamed. */
    private final @Nullable StreamFrames frames;

    private final Settings settings;

    /** Whether one message goes to the peer, and the rest comes back: then demand is how much is read. */
    private final boolean exchange;

    /** Made when the first stream begins: over most connections none ever does. */
    private volatile @Nullable Open open;

    private volatile boolean closed;

    /** Gives ids to calls that nobody waits for. */
    private LongSupplier ids = () -> 0;

    private static final class Open {
        private final WindowBudget budget;
        private final AtomicLong lastParameter = new AtomicLong();

        /** By the peer's name. */
        private final Map<String, Producer> outgoing = new ConcurrentHashMap<>();

        private final Map<String, IncomingStream<?>> incoming = new ConcurrentHashMap<>();

        /** For the connection's own thread, which looks for one and the same again and again. */
        private @Nullable IncomingStream<?> latest;

        /** This end's own. */
        private final Map<String, List<StreamCall<?, ?>>> subscriptions = new ConcurrentHashMap<>();

        /** How many subscriptions wait for their answers, by what they are to; held while one is ended for want of others. */
        private final Map<String, Integer> unconfirmed = new HashMap<>();

        /** What has come of streams before their calls were looked at; held while a stream is added. */
        private final Map<String, EarlyItems> early = new LinkedHashMap<>();

        /** How many calls are in flight that take streams as parameters. */
        private int callsThatTake;

        private List<StreamCall<?, ?>> latestSubscriptions = List.of();
        private final JsonSlice subscription = new JsonSlice();
        private final StreamItem item = new StreamItem();

        Open(long bytes) {
            budget = new WindowBudget(bytes);
        }

        /** More than one where a protocol tells subscriptions by their topic alone. */
        private List<StreamCall<?, ?>> find(JsonSlice key) {
            var latest = latestSubscriptions;
            if (latest.isEmpty()
                    || !latest.get(0).isWanted()
                    || !key.contentEquals(latest.get(0).utf8Subscription())) {
                latest = subscriptions.getOrDefault(key.toString(), List.of());
                latestSubscriptions = latest;
            }
            return latest;
        }

        private void add(String key, StreamCall<?, ?> subscription) {
            subscriptions.merge(key, List.of(subscription), Open::both);
            latestSubscriptions = List.of();
        }

        private static List<StreamCall<?, ?>> both(List<StreamCall<?, ?>> some, List<StreamCall<?, ?>> others) {
            return Stream.concat(some.stream(), others.stream()).toList();
        }

        /** Takes one out; false if it was not there. */
        @SuppressWarnings("ReferenceEquality") // this very call
        private boolean remove(String key, StreamCall<?, ?> subscription) {
            var there = new AtomicBoolean();
            subscriptions.computeIfPresent(key, (same, all) -> {
                there.set(all.contains(subscription));
                var left = all.stream().filter(each -> each != subscription).toList();
                return left.isEmpty() ? null : left;
            });
            return there.get();
        }
    }

    /**
     * No streams yet.
     *
     * @param exchange whether one message goes each way, or several in answer to one
     */
    Streams(Connection connection, ProtocolSession session, Settings settings, boolean exchange) {
        this.connection = connection;
        this.session = session;
        frames = session.streams();
        this.settings = settings;
        this.exchange = exchange;
    }

    private Open open() {
        var made = open;
        if (made == null) {
            synchronized (this) {
                made = open;
                if (made == null) {
                    made = new Open(settings.limits().streamBufferBytes());
                    open = made;
                }
            }
        }
        return made;
    }

    Settings settings() {
        return settings;
    }

    /** Whether streams of all kinds can be had. */
    boolean isSupported() {
        return frames != null && !exchange;
    }

    /** How many items a caller takes for a start: all where it says nothing, or could not ask for more. */
    long grantedBy(CallMeta meta) {
        return meta.credit() == 0 || exchange ? Long.MAX_VALUE : meta.credit();
    }

    /** Whether the result of a call can be a stream. */
    boolean takesResults() {
        return frames != null;
    }

    /** Where demand cannot be sent, stops reading, or goes on. */
    void reads(boolean on) {
        if (exchange) {
            connection.reading(on);
        }
    }

    /** Whether whoever sends a stream hears how much of it is wanted. */
    boolean carryDemand() {
        return exchange || frames().carriesDemand();
    }

    StreamFrames frames() {
        if (frames == null) {
            throw new IllegalStateException("Nothing can be streamed here");
        }
        return frames;
    }

    /** How many streams are open. */
    int size() {
        var all = open;
        return all == null ? 0 : all.outgoing.size() + all.incoming.size();
    }

    /** Whether there are as many streams as are allowed. */
    boolean isFull() {
        return size() >= settings.limits().streams();
    }

    WindowBudget budget() {
        return open().budget;
    }

    Window newWindow() {
        return settings.newWindow(open().budget);
    }

    /** Adds a stream that this end sends; false if the peer has another one of its name. */
    boolean add(Producer stream) {
        boolean isNew = open().outgoing.putIfAbsent(stream.key(), stream) == null;
        if (isNew && closed) {
            open().outgoing.remove(stream.key(), stream);
            stream.cancel();
        }
        return isNew;
    }

    void remove(Producer stream) {
        open().outgoing.remove(stream.key(), stream);
    }

    /** Why no more streams may be opened, where {@link #isFull}. */
    String tooMany() {
        return "At most " + settings.limits().streams() + " streams may be open at a time (streams)";
    }

    /** A number for a subscription of the peer's. */
    long nextSubscription() {
        return open().lastParameter.incrementAndGet();
    }

    /** A name for a stream among the arguments of a call of this end's. */
    StreamName nextParameter() {
        return frames().ofParameter(open().lastParameter.incrementAndGet());
    }

    /** Adds a stream that the peer sends; false if there is another one of its name. */
    boolean add(IncomingStream<?> stream) {
        var all = open();
        synchronized (all.early) {
            if (all.incoming.containsKey(stream.key())) {
                return false;
            }
            var early = all.early.remove(stream.key());
            if (early == null || !early.bringTo(stream)) {
                all.incoming.put(stream.key(), stream);
            }
        }
        if (closed) {
            remove(stream);
            stream.failed(lost());
        }
        return true;
    }

    void remove(IncomingStream<?> stream) {
        open().incoming.remove(stream.key(), stream);
    }

    boolean isWritable() {
        return connection.isWritable();
    }

    /** Whether this thread may wait for the connection: not the one that would have to make it writable. */
    boolean mayWait() {
        return !connection.onOwnThread();
    }

    /** The connection takes more again. */
    void writable() {
        var all = open;
        if (all != null) {
            all.outgoing.values().forEach(Producer::writable);
        }
    }

    /** The peer takes more items of a stream, or says so without saying how many. */
    void demand(JsonSlice token, long count) {
        var all = open;
        var stream = all == null ? null : all.outgoing.get(token.toString());
        if (stream == null) {
            LOG.debug("Passed over demand for no stream");
        } else if (count > 0) {
            stream.grant(count);
        } else {
            stream.refuse(
                    new FaultException(Fault.INVALID_PARAMS, "Demand is a positive integer of at most 18 digits (n)"));
        }
    }

    /**
     * The peer takes no more items of a stream.
     *
     * @param key what it names it by, as JSON text
     * @return whether there is such a stream
     */
    boolean stop(String key) {
        var all = open;
        var stream = all == null ? null : all.outgoing.remove(key);
        if (stream != null) {
            stream.stop();
        }
        return stream != null;
    }

    /** Something has come of a stream that the peer sends as a parameter; on the connection's own thread. */
    void item(JsonSlice token, StreamItem item) {
        var stream = find(token);
        if (stream == null) {
            stream = keepEarly(token, item);
        }
        if (stream == null) {
            return;
        } else if (item.isEnd()) {
            remove(stream);
            open().latest = null;
            stream.end(item);
        } else {
            stream.item(item);
        }
    }

    private @Nullable IncomingStream<?> find(JsonSlice token) {
        var all = open;
        if (all == null) {
            return null;
        }
        var latest = all.latest;
        if (latest != null && latest.isOpen() && token.contentEquals(latest.utf8Key())) {
            return latest;
        }
        var found = all.incoming.get(token.toString());
        all.latest = found;
        return found;
    }

    /** A call that takes streams as parameters has come: what comes of them may do so before they are looked at. */
    void callTakes() {
        var all = open();
        synchronized (all.early) {
            all.callsThatTake++;
        }
    }

    /**
     * Such a call has ended.
     *
     * @param id by which its stream may go
     */
    void callTakesNoMore(String id) {
        var all = open();
        synchronized (all.early) {
            all.callsThatTake--;
            forget(all.early.remove(id));
            if (all.callsThatTake == 0) { // they were late: the next call's streams may go by the same names
                all.early.values().forEach(Streams::forget);
                all.early.clear();
            }
        }
    }

    private static void forget(@Nullable EarlyItems early) {
        if (early != null) {
            early.forget();
        }
    }

    /** Keeps what has come of a stream that is not there yet; returns the stream if it is there after all. */
    private @Nullable IncomingStream<?> keepEarly(JsonSlice token, StreamItem item) {
        var all = open();
        var key = token.toString();
        synchronized (all.early) {
            var added = all.incoming.get(key);
            if (added != null) {
                return added;
            } else if (all.callsThatTake == 0 || (!item.isEnd() && carryDemand())) {
                LOG.debug("Passed over what came of no stream");
                return null;
            }
            all.early.computeIfAbsent(key, name -> new EarlyItems(all.budget)).add(item);
            if (all.early.size() > MOST_EARLY) {
                forget(all.early.remove(all.early.keySet().iterator().next()));
            }
            return null;
        }
    }

    /** Sets what gives ids to calls, before there are any. */
    void ids(LongSupplier ofCalls) {
        ids = ofCalls;
    }

    /** A subscription is about to be sent. */
    void subscribes(String to) {
        var all = open();
        synchronized (all.unconfirmed) {
            all.unconfirmed.merge(to, 1, Integer::sum);
        }
    }

    /** A subscription has its answer, or will have none. */
    void subscribesNoMore(String to) {
        var all = open();
        synchronized (all.unconfirmed) {
            all.unconfirmed.computeIfPresent(to, (same, count) -> count == 1 ? null : count - 1);
        }
    }

    /** The peer has confirmed a subscription; on the connection's own thread. */
    void subscribed(String key, StreamCall<?, ?> subscription) {
        open().add(key, subscription);
    }

    /** Reads a notification as an event of a subscription; false if it is none. On the connection's own thread. */
    boolean event(JsonSlice params) {
        var all = open;
        if (all == null || all.subscriptions.isEmpty()) {
            return false;
        }
        return frames().readEvent(params, all.subscription, all.item) && event(all.subscription, all.item);
    }

    /** Something has come of a subscription; false if there is none of the key. On the connection's own thread. */
    boolean event(JsonSlice key, StreamItem item) {
        var all = open;
        var found = all == null ? List.<StreamCall<?, ?>>of() : all.find(key);
        for (var subscription : found) {
            if (item.isEnd()) {
                open().remove(String.valueOf(subscription.subscription()), subscription);
            }
            subscription.item(item);
        }
        return !found.isEmpty();
    }

    @Override
    public boolean withdraw(PendingCall<?> call) {
        var all = open;
        if (!(call instanceof StreamCall<?, ?> subscription) || all == null) {
            return false;
        }
        var key = subscription.subscription();
        if (key == null || !all.remove(key, subscription)) {
            return false;
        }
        inOrder(() -> unsubscribeUnlessShared(all, subscription, key));
        return true;
    }

    private void unsubscribeUnlessShared(Open all, StreamCall<?, ?> subscription, String key) {
        synchronized (all.unconfirmed) {
            // Where a key is a topic, another one may go by it, or be about to.
            if (!all.subscriptions.containsKey(key) && !all.unconfirmed.containsKey(key)) {
                unsubscribe(subscription, JsonSlice.of(key));
            }
        }
    }

    /** Writes and sends something at a stroke, where that matters. Whoever does so may take other locks meanwhile. */
    private void inOrder(Runnable task) {
        if (session.sendsInOrder()) {
            synchronized (session) {
                task.run();
            }
        } else {
            task.run();
        }
    }

    /** Has the peer end a subscription. What it answers is passed over. */
    void unsubscribe(StreamCall<?, ?> subscription, JsonSlice id) {
        if (connection.isOpen()) {
            send(encoder -> frames().writeUnsubscribe(encoder.out, ids.getAsLong(), subscription.unsubscribe(), id));
        }
    }

    void sendItem(StreamName name, @Nullable String cursor, long missed, Payload payload) {
        send(encoder -> frames().writeItem(encoder.out, name, cursor, missed, payload));
    }

    /** Sends a frame that is there. */
    void send(JsonSlice frame) {
        connection.send(frame.array(), frame.offset(), frame.length());
    }

    void sendResync(StreamName name) {
        send(encoder -> frames().writeResync(encoder.out, name));
    }

    void sendDemand(StreamName name, long count) {
        if (exchange) {
            reads(true);
            return;
        }
        send(encoder -> frames().writeDemand(encoder.out, name, count));
    }

    void sendStop(StreamName name) {
        send(encoder -> frames().writeStop(encoder.out, name));
    }

    void sendEnd(StreamName name, @Nullable Fault fault) {
        send(encoder -> frames().writeEnd(encoder.out, name, fault));
    }

    /** Sends what a frame is written as, if anything is. */
    void send(Consumer<Encoder> frame) {
        var encoder = settings.encoders().take();
        try {
            inOrder(() -> send(frame, encoder));
        } finally {
            settings.encoders().giveBack(encoder);
        }
    }

    private void send(Consumer<Encoder> frame, Encoder encoder) {
        frame.accept(encoder);
        if (encoder.out.length() > 0) {
            connection.send(encoder.out.array(), 0, encoder.out.length());
        }
    }

    private static CallCancelledException lost() {
        return new CallCancelledException("The connection was lost before the stream had ended");
    }

    /** The connection has ended, and all its streams with it; gives the subscriptions to their owner. */
    void close(OutgoingCalls.LostCalls owner) {
        closed = true;
        var all = open;
        if (all == null) {
            return;
        }
        var subscriptions =
                all.subscriptions.values().stream().flatMap(List::stream).toList();
        for (var subscription : subscriptions) {
            if (all.remove(String.valueOf(subscription.subscription()), subscription)) {
                owner.lost(subscription);
            }
        }
        all.outgoing.values().forEach(Producer::cancel);
        all.outgoing.clear();
        all.incoming.values().forEach(stream -> stream.failed(lost()));
        all.incoming.clear();
    }
}
