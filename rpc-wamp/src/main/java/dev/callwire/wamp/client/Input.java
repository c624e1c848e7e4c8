package dev.callwire.wamp.client;

import dev.callwire.json.JsonSlice;

/**
 * A call of this end's that has more to say: where it goes, and as what.
 *
 * @param procedure as a JSON string
 */
record Input(long request, JsonSlice procedure, boolean receiveProgress) {}
