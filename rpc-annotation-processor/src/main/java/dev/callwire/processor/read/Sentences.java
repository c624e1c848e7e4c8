package dev.callwire.processor.read;

import java.util.regex.Pattern;

/** Finds the first sentence of a comment, as the javadoc tool does: it ends at a full stop before white space. */
final class Sentences {
    private static final Pattern BLOCK = Pattern.compile(
            "<(p|pre|ul|ol|dl|table|h[1-6]|hr|blockquote|div)\\b.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private Sentences() {}

    /** Where the first sentence ends; the length of the text when it has but one. */
    static int firstEnd(String text) {
        var i = 0;
        while (i < text.length()) {
            var c = text.charAt(i);
            if (c == '{' && text.startsWith("{@", i)) {
                i = InlineTags.end(text, i);
                continue;
            }
            if (c == '.' && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)))) {
                return i + 1;
            }
            if (c == '<' && i > 0 && BLOCK.matcher(text.substring(i)).matches()) {
                return i;
            }
            if (c == '\n' && i > 0 && text.startsWith("\n\n", i)) {
                return i;
            }
            i++;
        }
        return text.length();
    }
}
