package dev.callwire.wamp.router;

import dev.callwire.wamp.message.Payload;

/** One of the realm's own procedures. */
@FunctionalInterface
interface MetaProcedure {
    /**
     * Answers a call.
     *
     * @throws RequestFailedException if the call fails
     */
    Payload call(Member caller, MetaArguments arguments);
}
