package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Message;

/** Takes events within this process, when the realm's lock is free, on the thread that has brought them. */
@FunctionalInterface
public interface LocalSubscriber {
    /** Takes an event, which is valid while this runs. */
    void onEvent(Message.Event event);
}
