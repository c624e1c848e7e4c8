package dev.callwire.processor.read;

/**
 * What a link in a comment refers to.
 *
 * @param type the type as written; empty when it is a member of the type that the comment stands in
 * @param member the member with its parameters, if any; may be empty
 * @param label the words to show instead; may be empty
 */
record Reference(String type, String member, String label) {

    /** Parses the content of <code>{@link}</code>: {@code Type#member(Parameter, Parameter) label}. */
    static Reference parse(String content) {
        var text = content.strip();
        var end = 0;
        var depth = 0;
        while (end < text.length() && (depth > 0 || !Character.isWhitespace(text.charAt(end)))) {
            depth += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
            end++;
        }
        var target = text.substring(0, end);
        var hash = target.indexOf('#');
        return new Reference(
                hash < 0 ? target : target.substring(0, hash),
                hash < 0 ? "" : target.substring(hash + 1),
                text.substring(end).strip());
    }

    /** What a reader sees. */
    String text() {
        if (!label.isEmpty()) {
            return label;
        }
        return type.isEmpty() || member.isEmpty() ? type + member : type + "." + member;
    }
}
