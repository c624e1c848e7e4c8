package dev.callwire.stub;

/** Serves a local implementation of a service. */
public interface Dispatcher {

    /** Adds every method of the service to a table. */
    void addTo(MethodTable table);
}
