package dev.callwire.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method that returns a stream a subscription in the form of Ethereum's nodes: the call is answered with the
 * subscription's id, items come as notifications with that id, and another method ends it.
 *
 * <pre>{@code
 * @RpcSubscription(subscribe = "eth_subscribe", notification = "eth_subscription", unsubscribe = "eth_unsubscribe")
 * Flow.Publisher<Header> subscribe(String kind);
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface RpcSubscription {

    /** The whole wire name of the method that subscribes. */
    String subscribe();

    /** The whole wire name of the notification that carries an item. */
    String notification();

    /** The whole wire name of the method that takes an id and ends its subscription. Subscriptions may share it. */
    String unsubscribe();
}
