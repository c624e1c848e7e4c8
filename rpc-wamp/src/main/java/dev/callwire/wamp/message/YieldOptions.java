package dev.callwire.wamp.message;

import dev.callwire.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/**
 * The options of a YIELD.
 *
 * @param json the dictionary as it stands on the wire
 * @param progress whether more results follow
 */
public record YieldOptions(
        JsonSlice json, boolean progress, @Nullable Passthru passthru) {
    public static final YieldOptions NONE = new YieldOptions(Dictionary.EMPTY, false, null);

    /** More results follow. */
    public static final YieldOptions PROGRESS = new YieldOptions(JsonSlice.of("{\"progress\":true}"), true, null);

    static final long KEYS = Key.bits(Key.PROGRESS, Key.FORWARD_FOR) | Passthru.KEYS;

    /**
     * Reads options.
     *
     * @throws ProtocolViolationException if they are not as they should be
     */
    public static YieldOptions parse(JsonSlice json) {
        return of(Dictionary.parse(json, MessageType.YIELD, KEYS));
    }

    static YieldOptions of(Dictionary options) {
        return options.isEmpty()
                ? NONE
                : new YieldOptions(options.json(), options.is(Key.PROGRESS), options.passthru());
    }
}
