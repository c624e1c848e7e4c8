package dev.callwire.protocol;

import dev.callwire.call.Limits;
import dev.callwire.json.JsonSlice;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** A server, for a protocol of its that brings together what comes over many connections. Thread-safe. */
public interface Host {

    /** What the server serves and offers. */
    Served served();

    /** What it bears. */
    Limits limits();

    /** Where code of users runs, which may block. */
    Executor workers();

    /** Counts that a limit was passed, under the name of its setting. */
    void limitPassed(String limit);

    /**
     * Makes a topic of the server's one that others hear of, and publish to, by the protocol itself.
     *
     * @param topic the wire name of one that is offered
     * @param listener hears each event that the protocol has not published itself: an object, or the one parameter's value.
     *     Called by any thread, one event after the other; it returns soon
     */
    SharedTopic share(String topic, Consumer<JsonSlice> listener);

    /**
     * Has methods called that the server does not serve itself. What is served comes first; of several that know a method,
     * the one that was given first.
     */
    void serve(ForeignMethods methods);
}
