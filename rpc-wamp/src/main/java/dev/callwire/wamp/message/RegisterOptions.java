package dev.callwire.wamp.message;

import dev.callwire.json.JsonSlice;

/**
 * The options of a REGISTER.
 *
 * @param json the dictionary as it stands on the wire
 */
public record RegisterOptions(JsonSlice json, Match match, InvocationPolicy invoke, boolean discloseCaller) {
    public static final RegisterOptions NONE =
            new RegisterOptions(Dictionary.EMPTY, Match.EXACT, InvocationPolicy.SINGLE, false);

    static final long KEYS = Key.bits(Key.MATCH, Key.INVOKE, Key.DISCLOSE_CALLER, Key.FORWARD_FOR);

    /**
     * Reads options.
     *
     * @throws ProtocolViolationException if they are not as they should be
     */
    public static RegisterOptions parse(JsonSlice json) {
        return of(Dictionary.parse(json, MessageType.REGISTER, KEYS));
    }

    static RegisterOptions of(Dictionary options) {
        return options.isEmpty()
                ? NONE
                : new RegisterOptions(
                        options.json(),
                        Match.at(options.choice(Key.MATCH, 0)),
                        InvocationPolicy.at(options.choice(Key.INVOKE, 0)),
                        options.is(Key.DISCLOSE_CALLER));
    }
}
