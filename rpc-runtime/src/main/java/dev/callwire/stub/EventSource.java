package dev.callwire.stub;

import dev.callwire.stream.EventSubscription;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Subscribes generated subscribers to the events of a peer. Thread-safe. */
public interface EventSource {

    /**
     * Subscribes to the topics of all events that are added to the table, and returns when the peer has confirmed.
     *
     * @param handlers adds each event with what hears it; handlers of one subscription run one after the other
     * @param listener what the handlers call; told of gaps if it is a {@link dev.callwire.stream.GapListener}
     */
    EventSubscription subscribe(Consumer<EventTable> handlers, Object listener);

    /**
     * The events of one topic. Each subscriber is subscribed at the peer by itself.
     *
     * @param keys the keys that events must have, in their order; null for any
     */
    <T> Flow.Publisher<T> stream(EventDescriptor event, EventReader<T> reader, Arguments keys);

    /** Makes of an event's parameters what a subscriber gets. */
    @FunctionalInterface
    interface EventReader<T> {
        T read(Params params);
    }
}
