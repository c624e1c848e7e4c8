package dev.callwire.engine;

import dev.callwire.call.FaultException;
import dev.callwire.call.RpcPeer;
import dev.callwire.call.TopicOptions;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.protocol.StreamName;
import dev.callwire.stub.InvalidParamsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the peer at the other end of one connection wants with this end's topics. Each request is served after the one before. */
final class TopicRequests {
    private static final Logger LOG = LoggerFactory.getLogger(TopicRequests.class);
    private static final String WAITING = "pendingCalls";

    private final RpcPeer peer;
    private final Topics topics;
    private final Streams streams;
    private final Answers answers;
    private final Settings settings;
    private final InTurn inTurn;
    private final AtomicInteger waiting = new AtomicInteger();

    TopicRequests(RpcPeer peer, Topics topics, Streams streams, Answers answers, Settings settings) {
        this.peer = peer;
        this.topics = topics;
        this.streams = streams;
        this.answers = answers;
        this.settings = settings;
        inTurn = new InTurn(settings::execute);
    }

    /** Serves a request whose answer is sent by it, or is its failure. */
    private void serve(JsonSlice id, @Nullable ReplyGroup group, Runnable request) {
        if (waiting.incrementAndGet() > settings.limits().pendingCalls()) {
            waiting.decrementAndGet();
            refuse(id, group);
            return;
        }
        inTurn.execute(() -> {
            waiting.decrementAndGet();
            try {
                request.run();
            } catch (FaultException e) {
                fault(id, group, Fault.of(e.code(), String.valueOf(e.getMessage())));
            } catch (InvalidParamsException e) {
                fault(id, group, Fault.of(Fault.INVALID_PARAMS, String.valueOf(e.getMessage())));
            } catch (RuntimeException | Error e) { // the application's own decision
                var data = Faults.logged("A request about a topic failed", e);
                fault(id, group, new Fault(Fault.INTERNAL_ERROR, "Internal error", data));
            }
        });
    }

    private void refuse(JsonSlice id, @Nullable ReplyGroup group) {
        if (id.isEmpty()) {
            settings.limitCounts().passed(WAITING);
            LOG.debug("Passed over an event of {}: too many requests wait ({})", peer, WAITING);
        } else {
            var rule = "Too many requests about topics wait; this one was not served (" + WAITING + ")";
            answers.fault(id, group, Fault.ofLimit(WAITING, Fault.BUSY, rule));
        }
    }

    private void fault(JsonSlice id, @Nullable ReplyGroup group, Fault fault) {
        if (!id.isEmpty()) {
            answers.fault(id, group, fault);
        }
    }

    void subscribe(JsonSlice id, @Nullable ReplyGroup group, JsonSlice topic, JsonSlice keys, CallMeta meta) {
        var own = id.copy();
        var name = topic.toString();
        var wanted = keys.copy();
        long credit = meta.credit();
        var lastCursor = meta.lastCursor();
        serve(own, group, () -> subscribe(own, group, name, wanted, credit, lastCursor));
    }

    private void subscribe(
            JsonSlice id,
            @Nullable ReplyGroup group,
            String name,
            JsonSlice keys,
            long credit,
            @Nullable String lastCursor) {
        var topic = find(name, TopicOptions.Use.SUBSCRIBE);
        checkRoom();
        var wanted = topic.filter(keys);
        var subscription = add(topic, id, wanted, credit(credit));
        topic.join(
                subscription,
                lastCursor,
                credit > 0,
                () -> answers.value(id, group, out -> streams.frames().writeSubscribed(out, subscription.name())));
        topic.tellJoined(peer);
    }

    private TopicSubscription add(Topic topic, JsonSlice id, List<@Nullable String> wanted, long credit) {
        StreamName last = null;
        for (int others = 0; ; others++) {
            var name = topic.name(streams.frames(), id, topic.subscriptionId(others));
            var subscription = new TopicSubscription(topic, peer, streams, name, wanted, credit);
            if (streams.add(subscription)) {
                return subscription;
            } else if (name.equals(last)) {
                throw new FaultException(Fault.INVALID_REQUEST, "There is a subscription of that name already");
            }
            last = name;
        }
    }

    /** Who says nothing of credit takes all there is. */
    private static long credit(long said) {
        return said == 0 ? Long.MAX_VALUE : said;
    }

    private Topic find(String name, TopicOptions.Use use) {
        var topic = topics.find(name);
        if (topic == null) {
            throw new FaultException(Fault.INVALID_PARAMS, "There is no topic " + name);
        } else if (!topic.allows(peer, use)) {
            throw new FaultException(
                    Fault.FORBIDDEN,
                    use == TopicOptions.Use.SUBSCRIBE
                            ? "You may not subscribe to " + name
                            : "You may not publish to " + name);
        }
        return topic;
    }

    private void checkRoom() {
        if (!streams.isSupported()) {
            throw new FaultException(Fault.INVALID_REQUEST, "Events take a connection that stays open");
        } else if (streams.isFull()) {
            streams.settings().limitCounts().passed("streams");
            throw new FaultException(Fault.TOO_MANY_STREAMS, streams.tooMany());
        }
    }

    void unsubscribe(JsonSlice id, @Nullable ReplyGroup group, JsonSlice subscription) {
        var own = id.copy();
        var key = subscription.toString();
        serve(own, group, () -> {
            boolean there = streams.stop(key);
            answers.value(own, group, out -> out.value(there));
        });
    }

    void listen(JsonSlice id, @Nullable ReplyGroup group, List<String> names) {
        var own = id.copy();
        serve(own, group, () -> {
            if (names.size() == 1) {
                listenToOne(own, group, names.get(0));
            } else {
                answerEach(own, group, names, name -> listen(name, () -> {}));
            }
        });
    }

    /** Answers before the first event comes, which where there are many topics nobody can tell of all of them. */
    private void listenToOne(JsonSlice id, @Nullable ReplyGroup group, String name) {
        var answered = new AtomicBoolean();
        var fault = listen(name, () -> {
            answered.set(true);
            answerEach(id, group, List.of(name), each -> null);
        });
        if (!answered.get()) {
            answerEach(id, group, List.of(name), each -> fault);
        }
    }

    /** @param joins is told when it is about to get events */
    private @Nullable Fault listen(String name, Runnable joins) {
        Topic topic;
        try {
            topic = find(name, TopicOptions.Use.SUBSCRIBE);
        } catch (FaultException e) {
            return Fault.of(e.code(), String.valueOf(e.getMessage()));
        }
        checkRoom();
        var subscription = new TopicSubscription(
                topic, peer, streams, topic.nameWithoutId(streams.frames()), List.of(), Long.MAX_VALUE);
        if (streams.add(subscription)) {
            topic.join(subscription, null, false, joins);
            topic.tellJoined(peer);
        }
        return null;
    }

    void unlisten(JsonSlice id, @Nullable ReplyGroup group, List<String> names) {
        var own = id.copy();
        serve(own, group, () -> answerEach(own, group, names, this::unlisten));
    }

    private @Nullable Fault unlisten(String name) {
        var topic = topics.find(name);
        boolean there = topic != null
                && streams.stop(topic.nameWithoutId(streams.frames()).token().toString());
        return there ? null : Fault.of(Fault.INVALID_PARAMS, "There is no subscription to " + name);
    }

    private void answerEach(
            JsonSlice id, @Nullable ReplyGroup group, List<String> names, Function<String, @Nullable Fault> served) {
        Map<String, @Nullable Fault> faults = new LinkedHashMap<>();
        names.forEach(name -> faults.put(name, served.apply(name)));
        if (!id.isEmpty()) {
            answers.value(id, group, out -> streams.frames().writeListened(out, faults));
        }
    }

    void publish(JsonSlice id, @Nullable ReplyGroup group, JsonSlice topic, JsonSlice event) {
        var own = id.copy();
        var name = topic.toString();
        var json = event.copy();
        serve(own, group, () -> {
            find(name, TopicOptions.Use.PUBLISH).publishChecked(json);
            if (!own.isEmpty()) {
                answers.value(own, group, out -> out.value(true));
            }
        });
    }
}
