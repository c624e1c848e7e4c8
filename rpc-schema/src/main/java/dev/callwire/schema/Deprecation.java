package dev.callwire.schema;

/**
 * Says that something is on its way out.
 *
 * @param reason why, and what to use instead, in Markdown; may be empty
 */
public record Deprecation(String reason) {

    /** Deprecated, and no more is said. */
    public static final Deprecation WITHOUT_REASON = new Deprecation("");

    /** Tidies the reason as {@link Doc} does its texts. */
    public Deprecation {
        reason = Doc.of(reason).summary();
    }
}
