package dev.callwire.schema;

/**
 * What a stream is told by where the call that begins it is answered with a subscription's id.
 *
 * @param notification the wire name of the notification that carries an item
 * @param unsubscribe the wire name of the method that takes the id and ends the stream
 */
public record SubscriptionSchema(String notification, String unsubscribe) {

    public SubscriptionSchema {
        Names.requireName(notification, "notification's name");
        Names.requireName(unsubscribe, "unsubscribing method's name");
    }
}
