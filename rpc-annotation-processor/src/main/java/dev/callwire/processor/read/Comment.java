package dev.callwire.processor.read;

import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A documentation comment, taken apart.
 *
 * @param body what stands before the first block tag
 * @param markdown whether it is written in Markdown, with {@code ///}, and not in HTML
 */
record Comment(String body, List<Tag> tags, boolean markdown) {

    /** No comment. */
    static final Comment NONE = new Comment("", List.of(), false);

    private static final Pattern TAG = Pattern.compile("@([a-zA-Z][\\w.-]*)\\s*");
    private static final Pattern RETURN = Pattern.compile("\\A\\s*\\{@return\\s+");

    /** A block tag and what follows it. */
    record Tag(String name, String text) {

        /** The first word: a parameter's or a type's name. */
        String subject() {
            return words()[0];
        }

        /** What follows the first word. */
        String rest() {
            var words = words();
            return words.length == 2 ? words[1] : "";
        }

        private String[] words() {
            return text.strip().split("\\s+", 2);
        }
    }

    /** Takes a comment apart, given as the compiler hands it over: without stars, each line with its indentation. */
    static Comment parse(String text, boolean markdown) {
        var body = new StringBuilder();
        var tags = new ArrayList<Tag>();
        var depth = 0;
        for (var line :
                text.replace("\0", "").replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
            var content = line.startsWith(" ") ? line.substring(1) : line;
            var tag = TAG.matcher(content.stripLeading());
            if (depth == 0 && tag.lookingAt()) {
                tags.add(new Tag(tag.group(1), content.stripLeading().substring(tag.end())));
            } else if (tags.isEmpty()) {
                body.append(content).append('\n');
            } else {
                var last = tags.remove(tags.size() - 1);
                tags.add(new Tag(last.name(), last.text() + "\n" + content));
            }
            depth = Math.max(0, depth + braces(content, depth));
        }
        return new Comment(body.toString().stripTrailing(), List.copyOf(tags), markdown);
    }

    /** By how many inline tags a line ends deeper than it began. Braces count only inside of one. */
    private static int braces(String line, int depthBefore) {
        var depth = depthBefore;
        for (var i = 0; i < line.length(); i++) {
            if (line.startsWith("{@", i) || (depth > 0 && line.charAt(i) == '{')) {
                depth++;
            } else if (depth > 0 && line.charAt(i) == '}') {
                depth--;
            }
        }
        return depth - depthBefore;
    }

    boolean isEmpty() {
        return body.isBlank() && tags.isEmpty();
    }

    /** The body as Markdown, its first sentence apart. */
    Doc doc() {
        var text = RETURN.matcher(body).find() ? "Returns " + inlineReturn() : body;
        var end = Sentences.firstEnd(text);
        return new Doc(markdown(text.substring(0, end)), markdown(text.substring(end)));
    }

    /** What is said of a parameter, a record's component or a type parameter. */
    Doc param(String name) {
        return all("param")
                .filter(tag -> tag.subject().equals(name))
                .findFirst()
                .map(tag -> Doc.of(markdown(tag.rest())))
                .orElse(Doc.NONE);
    }

    /** What is said of the result. */
    Doc result() {
        if (RETURN.matcher(body).find()) {
            return Doc.of(markdown(inlineReturn()));
        }
        return all("return")
                .findFirst()
                .map(tag -> Doc.of(markdown(tag.text())))
                .orElse(Doc.NONE);
    }

    /** The text of <code>{@return text}</code>, which is both the summary and the result's description. */
    private String inlineReturn() {
        var start = RETURN.matcher(body);
        var end = InlineTags.end(body, body.indexOf('{'));
        return start.find() ? body.substring(start.end(), end - 1).strip() + "." + body.substring(end) : "";
    }

    /** What is said of an exception, given the names by which it may be called. */
    Doc thrown(List<String> names) {
        return Stream.concat(all("throws"), all("exception"))
                .filter(tag -> names.contains(tag.subject()))
                .findFirst()
                .map(tag -> Doc.of(markdown(tag.rest())))
                .orElse(Doc.NONE);
    }

    /** What is said of the deprecation. */
    Optional<Deprecation> deprecation() {
        return all("deprecated").findFirst().map(tag -> new Deprecation(markdown(tag.text())));
    }

    private Stream<Tag> all(String name) {
        return tags.stream().filter(tag -> tag.name().equals(name));
    }

    private String markdown(String text) {
        return markdown ? Markdown.ofMarkdown(text) : Markdown.ofHtml(text);
    }
}
