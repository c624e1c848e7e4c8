package dev.callwire.json;

import org.jspecify.annotations.Nullable;

/**
 * JSON that is malformed, exceeds a limit, or is not what its reader asked for; or a value that has no JSON.
 *
 * <p>The message says the rule, what was found and where, and holds no more of the text than one byte or one number.
 * Cheap: it has no stack trace.
 */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final @Nullable String expected;
    private final @Nullable String found;
    private final @Nullable String limit;

    public JsonException(String message) {
        this(message, null);
    }

    public JsonException(String message, @Nullable Throwable cause) {
        this(message, cause, null, null, null);
    }

    private JsonException(
            String message,
            @Nullable Throwable cause,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String limit) {
        super(message, cause, false, false);
        this.expected = expected;
        this.found = found;
        this.limit = limit;
    }

    /** A text beyond a limit. */
    static JsonException ofLimit(String limit, String message) {
        return new JsonException(message, null, null, null, limit);
    }

    /** The setting of the limit that the text is beyond, or {@code null} if that is not what is wrong with it. */
    public @Nullable String limit() {
        return limit;
    }

    /** A well-formed value of another kind or range than its reader asked for. */
    static JsonException unfit(String expected, String found, int offset) {
        return new JsonException(
                "Expected " + expected + ", found " + found + " at offset " + offset, null, expected, found, null);
    }

    /** Returns the same failure told of the value at a path, such as {@code items[2].price}. */
    public UnfitValueException at(String path) {
        return expected == null || found == null
                ? new UnfitValueException(path, "valid JSON", "malformed text", this)
                : new UnfitValueException(path, expected, found, this);
    }
}
