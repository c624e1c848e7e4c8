package dev.callwire.stub;

/** Takes the events of generated publishers. Thread-safe. */
@FunctionalInterface
public interface EventSink {

    /** Publishes an event; throws what keeps it from being published. */
    void publish(EventDescriptor event, Arguments arguments);
}
