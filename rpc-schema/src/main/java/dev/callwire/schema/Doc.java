package dev.callwire.schema;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What the documentation says of something, in Markdown.
 *
 * @param summary the first sentence; empty when nothing is said
 * @param description what follows the first sentence, without repeating it; may be empty
 */
public record Doc(String summary, String description) {

    /** Nothing is said. */
    public static final Doc NONE = new Doc("", "");

    /** Trims both texts and turns every line ending into {@code \n}. */
    public Doc {
        summary = tidy(requireNonNull(summary, "summary"));
        description = tidy(requireNonNull(description, "description"));
        if (summary.isEmpty()) {
            summary = description;
            description = "";
        }
    }

    /** A single sentence, or {@link #NONE} when it is blank. */
    public static Doc of(String summary) {
        return new Doc(summary, "");
    }

    public boolean isEmpty() {
        return summary.isEmpty();
    }

    /** Summary and description as one text. */
    public String text() {
        return description.isEmpty() ? summary : summary + "\n\n" + description;
    }

    /** The same, and after it that the thing is deprecated, for documents that have no other place for the reason. */
    String text(@Nullable Deprecation deprecation) {
        if (deprecation == null) {
            return text();
        }
        String notice = ("**Deprecated.** " + deprecation.reason()).strip();
        return isEmpty() ? notice : text() + "\n\n" + notice;
    }

    private static String tidy(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
