package dev.callwire.stub;

import java.util.List;

/**
 * Ties an interface of events to the publisher and the subscriber generated for it. It is found by its name, as a
 * {@link ServiceBinding} is.
 *
 * @param <T> the interface
 */
public interface EventBinding<T> {

    /** The interface. */
    Class<T> events();

    /** What tells this contract apart from others, as {@link ServiceBinding#fingerprint} does. */
    default long fingerprint() {
        return 0;
    }

    /** What is known of each event, in the order of declaration. */
    List<EventDescriptor> descriptors();

    /** A publisher whose events go into the sink. */
    T publisher(EventSink sink);

    /** Adds each event with the listener's method for it. */
    void listen(T listener, EventTable table);
}
