package dev.callwire.stub;

/** The events that a listener hears. */
public interface EventTable {

    /** Adds an event. */
    void event(EventDescriptor event, EventHandler handler);

    /** Reads the parameters and tells the listener. */
    @FunctionalInterface
    interface EventHandler {
        void handle(Params params) throws Exception;
    }
}
