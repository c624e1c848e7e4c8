package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Message;

/** Takes events within this process, under the realm's lock: it returns soon, and calls into no other realm. */
@FunctionalInterface
public interface LocalSubscriber {
    /** Takes an event, which is valid while this runs. */
    void onEvent(Message.Event event);
}
