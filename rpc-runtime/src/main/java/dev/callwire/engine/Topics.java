package dev.callwire.engine;

import static java.util.Objects.requireNonNull;

import dev.callwire.call.TopicOptions;
import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.SharedTopic;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.EventBinding;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.EventSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The topics that one end offers, to all its peers. Filled by one thread, then used by any. */
public final class Topics {
    private final Map<String, Topic> byName = new LinkedHashMap<>();
    private final Map<Class<?>, EventBinding<?>> bindings = new LinkedHashMap<>();

    private volatile @Nullable Settings settings;

    /** No topics. */
    public Topics() {}

    /**
     * Offers the topics of an interface of events.
     *
     * @throws IllegalArgumentException if there is another topic of one's name
     */
    public void offer(EventBinding<?> binding, TopicOptions options) {
        for (var event : binding.descriptors()) {
            var topic = new Topic(event, byName.size() + 1, options);
            if (byName.putIfAbsent(event.topic(), topic) != null) {
                throw new IllegalArgumentException("A topic is offered once, but '" + event.topic()
                        + "' is one of two interfaces; give one of them another name with @RpcEvents or @RpcMethod");
            }
        }
        bindings.put(binding.events(), binding);
    }

    /** What is offered. */
    List<EventDescriptor> descriptors() {
        return byName.values().stream().map(Topic::event).toList();
    }

    /**
     * Makes a topic one that others hear of, too.
     *
     * @throws IllegalArgumentException if there is no such topic
     */
    public SharedTopic share(String topic, Consumer<JsonSlice> listener) {
        return new SharedMember(existing(topic), listener);
    }

    /** The wire names. */
    Set<String> names() {
        return byName.keySet();
    }

    /** Opens the topics: before that nothing can be published. */
    public void open(Settings shared) {
        settings = shared;
        byName.values().forEach(topic -> topic.open(shared));
    }

    /**
     * A publisher of events.
     *
     * @throws IllegalArgumentException if its topics are not offered
     */
    public <E> E publisher(Class<E> events) {
        var binding = bindings.get(requireNonNull(events, "events"));
        if (binding == null) {
            throw new IllegalArgumentException("An end publishes the events that it offers, but " + events.getName()
                    + " is not among them; add it with events(" + events.getSimpleName() + ".class)");
        }
        return events.cast(binding.publisher(this::publish));
    }

    private void publish(EventDescriptor event, Arguments arguments) {
        requireNonNull(byName.get(event.topic())).publish(arguments);
    }

    /**
     * How many subscriptions a topic has.
     *
     * @throws IllegalArgumentException if there is no such topic
     */
    public int subscribers(String topic) {
        return existing(topic).subscribers();
    }

    private Topic existing(String topic) {
        var found = byName.get(topic);
        if (found == null) {
            throw new IllegalArgumentException("There is no topic " + topic + "; there are " + byName.keySet());
        }
        return found;
    }

    /** The events of these topics, for subscribers that live at this end. */
    public EventSource events() {
        return new LocalEvents(this);
    }

    Settings settings() {
        var open = settings;
        if (open == null) {
            throw new IllegalStateException("Events are heard at an end that has started");
        }
        return open;
    }

    Topic offered(EventDescriptor event) {
        return existing(event.topic());
    }

    @Nullable
    Topic find(String name) {
        return byName.get(name);
    }
}
