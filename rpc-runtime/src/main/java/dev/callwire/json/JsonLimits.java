package dev.callwire.json;

/**
 * How large a JSON text may be in each direction that costs its reader something.
 *
 * @param maxDepth how many objects and arrays may lie within each other, at least 1
 * @param maxTokens how many values and names a text may hold, at least 1
 * @param maxNameLength bytes of a name as written between its quotes, at least 1
 * @param maxNumberLength characters of a number, at least 1
 * @param maxStringLength bytes of a string as written between its quotes, at least 1
 */
public record JsonLimits(int maxDepth, int maxTokens, int maxNameLength, int maxNumberLength, int maxStringLength) {
    /** Depth 64, 100,000 tokens, names of 1,024 bytes, numbers of 256 characters, strings as long as the message. */
    public static final JsonLimits DEFAULTS = new JsonLimits(64, 100_000, 1_024, 256, Integer.MAX_VALUE);

    /** What no array can exceed anyway: for JSON that has been checked before. */
    public static final JsonLimits NONE = new JsonLimits(
            Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** @throws IllegalArgumentException if a limit is less than 1 */
    public JsonLimits {
        requirePositive(maxDepth, "maxDepth");
        requirePositive(maxTokens, "maxTokens");
        requirePositive(maxNameLength, "maxNameLength");
        requirePositive(maxNumberLength, "maxNumberLength");
        requirePositive(maxStringLength, "maxStringLength");
    }

    public JsonLimits withMaxDepth(int maxDepth) {
        return new JsonLimits(maxDepth, maxTokens, maxNameLength, maxNumberLength, maxStringLength);
    }

    public JsonLimits withMaxTokens(int maxTokens) {
        return new JsonLimits(maxDepth, maxTokens, maxNameLength, maxNumberLength, maxStringLength);
    }

    public JsonLimits withMaxNameLength(int maxNameLength) {
        return new JsonLimits(maxDepth, maxTokens, maxNameLength, maxNumberLength, maxStringLength);
    }

    public JsonLimits withMaxNumberLength(int maxNumberLength) {
        return new JsonLimits(maxDepth, maxTokens, maxNameLength, maxNumberLength, maxStringLength);
    }

    public JsonLimits withMaxStringLength(int maxStringLength) {
        return new JsonLimits(maxDepth, maxTokens, maxNameLength, maxNumberLength, maxStringLength);
    }

    private static void requirePositive(int limit, String name) {
        if (limit < 1) {
            throw new IllegalArgumentException("A JSON limit is at least 1, but " + name + " is " + limit);
        }
    }
}
