package dev.callwire.stub;

import static java.util.Objects.requireNonNull;

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
}
