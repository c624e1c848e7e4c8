package dev.callwire.wamp.message;

import dev.callwire.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/**
 * The options of a CALL.
 *
 * @param json the dictionary as it stands on the wire
 * @param progress whether more of the call's input follows
 * @param resultByName whether a result that is an object is to come as keyword arguments, which the option {@code _result} of the
 *     value {@code kwargs} asks for; only what the router's own server serves does so
 * @param timeout milliseconds until the call, or the next of its results, has to be there; 0 for any time
 */
public record CallOptions(
        JsonSlice json,
        boolean receiveProgress,
        boolean progress,
        boolean discloseMe,
        boolean resultByName,
        long timeout,
        @Nullable Passthru passthru) {
    public static final CallOptions NONE = new CallOptions(Dictionary.EMPTY, false, false, false, false, 0, null);

    private static final String BY_NAME = "kwargs";

    static final long KEYS =
            Key.bits(Key.RECEIVE_PROGRESS, Key.PROGRESS, Key.DISCLOSE_ME, Key.RESULT, Key.TIMEOUT, Key.FORWARD_FOR)
                    | Passthru.KEYS;

    public CallOptions(
            JsonSlice json,
            boolean receiveProgress,
            boolean progress,
            boolean discloseMe,
            long timeout,
            @Nullable Passthru passthru) {
        this(json, receiveProgress, progress, discloseMe, false, timeout, passthru);
    }

    /**
     * Reads options.
     *
     * @throws ProtocolViolationException if they are not as they should be
     */
    public static CallOptions parse(JsonSlice json) {
        return of(Dictionary.parse(json, MessageType.CALL, KEYS));
    }

    static CallOptions of(Dictionary options) {
        return options.isEmpty()
                ? NONE
                : new CallOptions(
                        options.json(),
                        options.is(Key.RECEIVE_PROGRESS),
                        options.is(Key.PROGRESS),
                        options.is(Key.DISCLOSE_ME),
                        BY_NAME.equals(options.text(Key.RESULT)),
                        options.number(Key.TIMEOUT, 0),
                        options.passthru());
    }
}
