package dev.callwire.wamp.client;

import dev.callwire.json.JsonSlice;
import dev.callwire.protocol.StreamName;

/**
 * A stream among the arguments of a call of this end's: more input of the call. Another object for each stream.
 *
 * @param token what the engine tells it by
 */
record ParameterStream(JsonSlice token) implements StreamName {}
