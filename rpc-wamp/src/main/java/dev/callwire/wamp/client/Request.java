package dev.callwire.wamp.client;

import dev.callwire.wamp.message.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked of the router, and is not answered yet.
 *
 * @param type of the message that asks
 * @param call the engine's id for it; 0 where it is the session's own
 * @param subject what it is about: a {@link Procedure}, a {@link ParameterStream}, a {@link Topic}, or the id of
 *     a subscription
 */
record Request(MessageType type, long call, @Nullable Object subject) {

    /** The same, of which the engine does not wait for an answer any more. */
    Request unawaited() {
        return new Request(type, 0, subject);
    }
}
