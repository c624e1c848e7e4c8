package dev.callwire.stub;

import static java.util.Objects.requireNonNull;

import dev.callwire.json.JsonWriter;

/**
 * What a subscription is told by, beside the method that begins it.
 *
 * @param notification the wire name of the notification that carries an item
 * @param unsubscribe the wire name of the method that ends it
 */
public record SubscriptionNames(String notification, String unsubscribe) {

    public SubscriptionNames {
        requireNonNull(notification, "notification");
        requireNonNull(unsubscribe, "unsubscribe");
    }

    /** The notification's wire name as a JSON string. */
    public byte[] quotedNotification() {
        return quoted(notification);
    }

    /** The wire name of what ends it as a JSON string. */
    public byte[] quotedUnsubscribe() {
        return quoted(unsubscribe);
    }

    private static byte[] quoted(String name) {
        return new JsonWriter(name.length() + 2, Integer.MAX_VALUE)
                .value(name)
                .toSlice()
                .array();
    }
}
