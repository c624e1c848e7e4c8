package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Payload;
import dev.callwire.wamp.message.PublishOptions;

/**
 * An event to publish when its session has gone.
 *
 * @param onDetach whether it is due before those that are due when the session is destroyed
 */
record Testament(boolean onDetach, String topic, PublishOptions options, Payload payload) {}
