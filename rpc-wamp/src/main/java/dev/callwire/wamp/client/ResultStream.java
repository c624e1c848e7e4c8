package dev.callwire.wamp.client;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.StreamName;

/**
 * The stream that a call of a procedure results in: progressive results.
 *
 * @param token what the engine tells it by
 * @param isWanted whether the caller takes them
 */
record ResultStream(JsonSlice token, long invocation, boolean isWanted) implements StreamName {}
