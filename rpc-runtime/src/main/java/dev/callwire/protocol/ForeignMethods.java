package dev.callwire.protocol;

import dev.callwire.json.RawJson;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Methods that are served elsewhere, and called by their names alone: params and results pass as the JSON that they are.
 * Thread-safe.
 *
 * <p>A failure that callers are to hear of is a {@link dev.callwire.call.FaultException}.
 */
public interface ForeignMethods {

    /** Whether there is a method of a name at present. */
    boolean has(String method);

    /**
     * Calls a method.
     *
     * @param params an object or an array; {@code null} for none
     * @param timeout how long the caller waits
     * @return the result; cancelling it, as a future, cancels the call
     */
    CompletionStage<RawJson> call(String method, @Nullable RawJson params, Duration timeout);

    /**
     * Calls a method for a stream of results: as {@link #call}, when it is subscribed to, once. Items come as fast as their
     * producer sends them; the subscriber's demand holds up nobody.
     */
    Flow.Publisher<RawJson> stream(String method, @Nullable RawJson params, Duration timeout);
}
