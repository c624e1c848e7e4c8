package dev.callwire.wamp.message;

import dev.callwire.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/**
 * The details of an ERROR.
 *
 * @param json the dictionary as it stands on the wire
 */
public record ErrorDetails(JsonSlice json, @Nullable Passthru passthru) {
    public static final ErrorDetails NONE = new ErrorDetails(Dictionary.EMPTY, null);

    static ErrorDetails of(Dictionary details) {
        return details.isEmpty() ? NONE : new ErrorDetails(details.json(), details.passthru());
    }
}
