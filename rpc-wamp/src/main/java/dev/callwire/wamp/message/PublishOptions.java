package dev.callwire.wamp.message;

import dev.callwire.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/**
 * The options of a PUBLISH.
 *
 * @param json the dictionary as it stands on the wire
 */
public record PublishOptions(
        JsonSlice json,
        boolean acknowledge,
        boolean excludeMe,
        boolean discloseMe,
        boolean retain,
        Audience audience,
        @Nullable Passthru passthru) {
    public static final PublishOptions NONE =
            new PublishOptions(Dictionary.EMPTY, false, true, false, false, Audience.ALL, null);

    static final long KEYS = Key.bits(
                    Key.ACKNOWLEDGE, Key.EXCLUDE_ME, Key.DISCLOSE_ME, Key.RETAIN, Key.FORWARD_FOR, Key.TRANSACTION_HASH)
            | Audience.KEYS
            | Passthru.KEYS;

    /**
     * Reads options.
     *
     * @throws ProtocolViolationException if they are not as they should be
     */
    public static PublishOptions parse(JsonSlice json) {
        return of(Dictionary.parse(json, MessageType.PUBLISH, KEYS));
    }

    static PublishOptions of(Dictionary options) {
        return options.isEmpty()
                ? NONE
                : new PublishOptions(
                        options.json(),
                        options.is(Key.ACKNOWLEDGE),
                        options.is(Key.EXCLUDE_ME) || !options.has(Key.EXCLUDE_ME),
                        options.is(Key.DISCLOSE_ME),
                        options.is(Key.RETAIN),
                        options.audience(),
                        options.passthru());
    }
}
