package dev.callwire.wamp.message;

import dev.callwire.json.JsonSlice;

/**
 * The options of a SUBSCRIBE.
 *
 * @param json the dictionary as it stands on the wire
 */
public record SubscribeOptions(JsonSlice json, Match match, boolean getRetained) {
    public static final SubscribeOptions NONE = new SubscribeOptions(Dictionary.EMPTY, Match.EXACT, false);

    static final long KEYS = Key.bits(Key.MATCH, Key.GET_RETAINED, Key.FORWARD_FOR);

    /**
     * Reads options.
     *
     * @throws ProtocolViolationException if they are not as they should be
     */
    public static SubscribeOptions parse(JsonSlice json) {
        return of(Dictionary.parse(json, MessageType.SUBSCRIBE, KEYS));
    }

    static SubscribeOptions of(Dictionary options) {
        return options.isEmpty()
                ? NONE
                : new SubscribeOptions(
                        options.json(), Match.at(options.choice(Key.MATCH, 0)), options.is(Key.GET_RETAINED));
    }
}
