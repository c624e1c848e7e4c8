package dev.callwire.processor.read;

import java.util.function.Predicate;

/** The comment of an interface's method in the form in which it stands on the client's method. */
final class CarriedComment {
    private CarriedComment() {}

    /**
     * The comment with its block tags.
     *
     * <p>The generated file does not have the imports of the interface's file, so a link that would lead nowhere is
     * written as code, and a tag that names such a type is left out. A comment in Markdown is not carried over: the
     * javadoc tool shows it on the overriding method by itself.
     *
     * @param resolves whether the generated file knows a type by a name
     */
    static String of(Comment comment, Predicate<String> resolves) {
        if (comment.markdown()) {
            return "";
        }
        var text = new StringBuilder(links(comment.body().strip(), resolves));
        var first = true;
        for (var tag : comment.tags()) {
            if (!namesType(tag.name())
                    || resolves.test(Reference.parse(tag.subject()).type())) {
                text.append(first && text.length() > 0 ? "\n\n" : first ? "" : "\n")
                        .append('@')
                        .append(tag.name())
                        .append(tag.text().isBlank() ? "" : " ")
                        .append(links(tag.text().strip(), resolves));
                first = false;
            }
        }
        return harmless(text.toString());
    }

    private static boolean namesType(String tag) {
        return tag.equals("throws") || tag.equals("exception") || tag.equals("see");
    }

    private static String links(String text, Predicate<String> resolves) {
        return InlineTags.replace(text, tag -> {
            var reference = Reference.parse(tag.content());
            if (!isLink(tag.name()) || resolves.test(reference.type())) {
                return tag.source();
            }
            return tag.name().equals("linkplain") ? reference.text() : "{@code " + reference.text() + "}";
        });
    }

    private static boolean isLink(String tag) {
        return tag.equals("link") || tag.equals("linkplain") || tag.equals("value");
    }

    /** Nothing in the text may end the comment, not even through a unicode escape. */
    private static String harmless(String text) {
        return text.replace("*/", "*&#47;").replace("\\u", "&#92;u");
    }
}
