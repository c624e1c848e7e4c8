package dev.callwire.engine;

import dev.callwire.call.EventHistory;
import dev.callwire.call.RpcPeer;
import dev.callwire.call.TopicOptions;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.StreamFrames;
import dev.callwire.protocol.StreamName;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.InvalidParamsException;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.Params;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topic of this end's, with all who get its events. Thread-safe; events reach each of them in one order. */
final class Topic {
    private static final Logger LOG = LoggerFactory.getLogger(Topic.class);
    static final JsonSlice NOTHING = JsonSlice.of("{}");

    private final EventDescriptor event;
    private final int number;
    private final TopicOptions options;
    private volatile @Nullable Settings settings;
    private final @Nullable EventHistory history;
    private final List<TopicMember> members = new CopyOnWriteArrayList<>();
    private final AtomicInteger filters = new AtomicInteger();

    /** The ends that protocols have of it. */
    private final List<SharedMember> shared = new CopyOnWriteArrayList<>();

    /** How many have subscribed at those. */
    private final AtomicInteger elsewhere = new AtomicInteger();

    /** Held while an event is published, and while somebody joins, who is to get all that follows and nothing twice. */
    private final ReentrantLock order = new ReentrantLock(true);

    /** @param number its own among the topics of this end */
    Topic(EventDescriptor event, int number, TopicOptions options) {
        this.event = event;
        this.number = number;
        this.options = options;
        history = options.newHistory();
    }

    /** Lets events be published. */
    void open(Settings shared) {
        settings = shared;
    }

    private Settings settings() {
        var open = settings;
        if (open == null) {
            throw new IllegalStateException(
                    "Events are published by an end that has started, but " + event.topic() + " was used before");
        }
        return open;
    }

    EventDescriptor event() {
        return event;
    }

    Settings openSettings() {
        return settings();
    }

    int subscribers() {
        return members.size() + elsewhere.get();
    }

    /** Whether a peer may use it; asks the application. */
    boolean allows(RpcPeer peer, TopicOptions.Use use) {
        return options.access().allows(peer, event.topic(), use);
    }

    /**
     * The id of a subscription. The first of a connection's is the same at all connections, so that its frames are, too.
     *
     * @param others how many the connection has had before
     */
    String subscriptionId(int others) {
        return others == 0 ? "t" + number : "t" + number + "-" + others;
    }

    StreamName name(StreamFrames frames, JsonSlice call, String id) {
        return frames.ofSubscription(call, id, event.event().quotedName());
    }

    StreamName nameWithoutId(StreamFrames frames) {
        return frames.ofTopic(event.event().quotedName());
    }

    /** Publishes an event of this end's. */
    void publish(Arguments arguments) {
        publish(write(event.event(), arguments), null);
    }

    private JsonSlice write(MethodDescriptor<?> descriptor, Arguments arguments) {
        var encoders = settings().encoders();
        var encoder = encoders.take();
        try {
            var params = encoder.params(descriptor, arguments);
            if (params == null) {
                return NOTHING;
            }
            params.writeTo(encoder.out);
            return encoder.out.toSlice();
        } finally {
            encoders.giveBack(encoder);
        }
    }

    /**
     * Publishes an event that came from a peer.
     *
     * @param json a view
     * @throws InvalidParamsException if it is none of this topic's
     */
    void publishChecked(JsonSlice json) {
        publishChecked(json, null);
    }

    /** @param from who brings it, and does not get it */
    void publishChecked(JsonSlice json, @Nullable SharedMember from) {
        new Params(settings().binder(), settings().jsonLimits())
                .bindEvent(event.event(), json)
                .check();
        publish(json.copy(), from);
    }

    private void publish(JsonSlice json, @Nullable SharedMember from) {
        order.lock();
        try {
            var cursor = history == null ? null : history.append(json);
            var published = new PublishedEvent(json, cursor, filters.get() > 0 ? keysOf(json) : List.of());
            for (var member : members) {
                member.offer(published);
            }
            for (var member : shared) {
                if (!member.equals(from)) {
                    member.offer(published);
                }
            }
        } finally {
            order.unlock();
        }
    }

    /** The JSON text of each key of an event. */
    private List<@Nullable String> keysOf(JsonSlice json) {
        return texts(json, event.event().isWhole());
    }

    /**
     * What a subscriber wants of each key, as JSON text.
     *
     * @param keys an object, or empty
     * @throws InvalidParamsException if it is not about this topic's keys
     */
    List<@Nullable String> filter(JsonSlice keys) {
        if (keys.isEmpty() || keys.isNull()) {
            return List.of();
        }
        new Params(settings().binder(), settings().jsonLimits())
                .bind(event.keys(), keys)
                .check();
        var wanted = texts(keys, false);
        return wanted.stream().allMatch(text -> text == null) ? List.of() : wanted;
    }

    /** The keys that a subscriber asks for, as an object. */
    JsonSlice keys(Arguments wanted) {
        return write(event.keys(), wanted);
    }

    private List<@Nullable String> texts(JsonSlice json, boolean whole) {
        var names = event.keyNames();
        if (whole) {
            return Arrays.asList(json.toString());
        }
        var texts = new ArrayList<@Nullable String>(names.size());
        names.forEach(name -> texts.add(null));
        var reader = settings().newReader().reset(json);
        var name = new JsonSlice();
        var value = new JsonSlice();
        reader.beginObject();
        while (reader.nextName(name)) {
            int index = names.indexOf(name.toString());
            reader.readValue(value);
            if (index >= 0 && !value.isNull()) {
                texts.set(index, value.toString());
            }
        }
        return texts;
    }

    /**
     * Lets a subscription in.
     *
     * @param lastCursor what names the last event that the subscriber got, if it comes back
     * @param comesBack whether it is one that knows what to do with a cursor
     * @param answer tells the peer that it is subscribed, before anything else
     */
    void join(TopicSubscription subscription, @Nullable String lastCursor, boolean comesBack, Runnable answer) {
        order.lock();
        try {
            answer.run();
            if (lastCursor != null) {
                catchUp(subscription, lastCursor);
            } else if (history != null && comesBack) {
                subscription.tellPosition(history.latest());
            }
            add(subscription);
        } finally {
            order.unlock();
        }
        if (!subscription.isOpen()) {
            leave(subscription);
        }
    }

    /** Lets one in that lives here. */
    void join(TopicMember member) {
        order.lock();
        try {
            add(member);
        } finally {
            order.unlock();
        }
    }

    /** A protocol hears of it from now on. */
    void share(SharedMember member) {
        shared.add(member);
    }

    /** A peer has subscribed at a protocol's own end. */
    void joinedElsewhere(RpcPeer peer) {
        elsewhere.incrementAndGet();
        settings().execute(() -> tellJoined(peer));
    }

    /** Its subscription has ended. */
    void leftElsewhere(RpcPeer peer) {
        elsewhere.decrementAndGet();
        tellLeft(peer);
    }

    private void tellLeft(RpcPeer peer) {
        settings().execute(() -> tell(() -> options.listener().left(peer, event.topic())));
    }

    private void add(TopicMember member) {
        members.add(member);
        if (!member.wanted().isEmpty()) {
            filters.incrementAndGet();
        }
    }

    private void catchUp(TopicSubscription subscription, String lastCursor) {
        var missed = history == null ? null : history.after(lastCursor).orElse(null);
        if (missed == null) {
            subscription.tellResync();
            if (history != null) {
                subscription.tellPosition(history.latest());
            }
        } else {
            subscription.replay(missed.stream()
                    .map(entry -> new PublishedEvent(entry.json(), entry.cursor(), keysOf(entry.json())))
                    .toList());
        }
    }

    /** One wants no more events. */
    void leave(TopicMember member) {
        if (!members.remove(member)) {
            return;
        }
        if (!member.wanted().isEmpty()) {
            filters.decrementAndGet();
        }
        var peer = member.peer();
        if (peer != null) {
            tellLeft(peer);
        }
    }

    /** Tells the application that a peer has joined; on a worker. */
    void tellJoined(RpcPeer peer) {
        tell(() -> options.listener().joined(peer, event.topic()));
    }

    private void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("The listener of {} failed", event.topic(), e);
        }
    }

    @Override
    public String toString() {
        return event.topic();
    }
}
