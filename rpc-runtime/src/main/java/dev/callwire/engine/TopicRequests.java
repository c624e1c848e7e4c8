package dev.callwire.engine;

import dev.callwire.call.FaultException;
import dev.callwire.call.RpcPeer;
import dev.callwire.call.TopicOptions;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.CallMeta;
import dev.callwire.protocol.Fault;
import dev.callwire.protocol.ReplyGroup;
import dev.callwire.stub.InvalidParamsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the peer at the other end of one connection wants with this end's topics. Each request is served after the one before. */
final class TopicRequests {
    private static final String LISTENS = "ok";
    private static final String NO_SUCH_TOPIC = "provided event invalid";

    private final RpcPeer peer;
    private final Topics topics;
    private final Streams streams;
    private final Answers answers;
    private final InTurn inTurn;

    TopicRequests(RpcPeer peer, Topics topics, Streams streams, Answers answers, Settings settings) {
        this.peer = peer;
        this.topics = topics;
        this.streams = streams;
        this.answers = answers;
        inTurn = new InTurn(settings::execute);
    }

    /** Serves a request whose answer is sent by it, or is its failure. */
    private void serve(JsonSlice id, @Nullable ReplyGroup group, Runnable request) {
        inTurn.execute(() -> {
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
        TopicSubscription subscription;
        String subscriptionId;
        int others = 0;
        do {
            subscriptionId = topic.subscriptionId(others++);
            subscription = new TopicSubscription(
                    topic, peer, streams, topic.name(streams.frames(), subscriptionId), wanted, credit(credit));
        } while (!streams.add(subscription));
        var answer = subscriptionId;
        topic.join(subscription, lastCursor, credit > 0, () -> answers.value(id, group, out -> out.value(answer)));
        topic.tellJoined(peer);
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
        serve(own, group, () -> answerEach(own, group, names, this::listen));
    }

    private String listen(String name) {
        Topic topic;
        try {
            topic = find(name, TopicOptions.Use.SUBSCRIBE);
        } catch (FaultException e) {
            return NO_SUCH_TOPIC;
        }
        checkRoom();
        var subscription = new TopicSubscription(
                topic, peer, streams, topic.nameWithoutId(streams.frames()), List.of(), Long.MAX_VALUE);
        if (streams.add(subscription)) {
            topic.join(subscription, null, false, () -> {});
            topic.tellJoined(peer);
        }
        return LISTENS;
    }

    void unlisten(JsonSlice id, @Nullable ReplyGroup group, List<String> names) {
        var own = id.copy();
        serve(own, group, () -> answerEach(own, group, names, this::unlisten));
    }

    private String unlisten(String name) {
        var topic = topics.find(name);
        boolean there = topic != null
                && streams.stop(topic.nameWithoutId(streams.frames()).token().toString());
        return there ? LISTENS : NO_SUCH_TOPIC;
    }

    private void answerEach(
            JsonSlice id, @Nullable ReplyGroup group, List<String> names, UnaryOperator<String> served) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        names.forEach(name -> outcomes.put(name, served.apply(name)));
        answers.value(id, group, out -> {
            char before = '{';
            for (var outcome : outcomes.entrySet()) {
                out.raw((byte) before).value(outcome.getKey()).raw((byte) ':').value(outcome.getValue());
                before = ',';
            }
            out.raw((byte) '}');
        });
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
