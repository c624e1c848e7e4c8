package dev.callwire.schema;

import org.jspecify.annotations.Nullable;

/**
 * Makes a stream of a result or a parameter, whose own schema is then that of an item.
 *
 * @param buffer null where items are produced when they are asked for
 * @param tracked whether items have cursors, behind which the stream can be taken up again
 * @param subscription null unless the call is answered with a subscription's id
 */
public record StreamSchema(
        @Nullable BufferSchema buffer,
        boolean tracked,
        @Nullable SubscriptionSchema subscription) {

    /** A stream whose items are produced when they are asked for. */
    public static final StreamSchema PLAIN = new StreamSchema(null, false, null);
}
