package dev.callwire.stream;

import java.util.concurrent.CompletionStage;

/** Events on their way to a listener, until it is closed. Thread-safe. */
public interface EventSubscription extends AutoCloseable {

    /**
     * Completes when no more events come: without a failure after {@link #close}, and otherwise with what ended the
     * subscription.
     */
    CompletionStage<Void> ended();

    /** Unsubscribes. An event that is being heard is heard to its end. */
    @Override
    void close();
}
