package dev.callwire.processor.read;

import java.util.function.Function;

/** Walks through the inline tags of a comment: <code>&#123;@name content&#125;</code>. */
final class InlineTags {
    private InlineTags() {}

    /**
     * An inline tag.
     *
     * @param content what follows the name, without the blank between them
     * @param source the whole of it, as written
     */
    record InlineTag(String name, String content, String source) {}

    /** Where the inline tag that starts at an index ends: behind its closing brace, or at the end of the text. */
    static int end(String text, int start) {
        var depth = 0;
        for (var i = start; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    /** Replaces each inline tag by what the function makes of it. */
    static String replace(String text, Function<InlineTag, String> replacement) {
        var out = new StringBuilder();
        var from = 0;
        for (var start = text.indexOf("{@"); start >= 0; start = text.indexOf("{@", from)) {
            var end = end(text, start);
            var closed = text.charAt(end - 1) == '}' && end - start > 2;
            var inside = text.substring(start + 2, closed ? end - 1 : end);
            var nameEnd = 0;
            while (nameEnd < inside.length() && Character.isLetter(inside.charAt(nameEnd))) {
                nameEnd++;
            }
            var content = inside.substring(nameEnd);
            var tag = new InlineTag(
                    inside.substring(0, nameEnd),
                    content.startsWith(" ") ? content.substring(1) : content,
                    text.substring(start, end));
            out.append(text, from, start).append(replacement.apply(tag));
            from = end;
        }
        return out.append(text.substring(from)).toString();
    }
}
