package dev.callwire.maven.typescript;

import dev.callwire.schema.Deprecation;
import dev.callwire.schema.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A comment that documents what stands below it. Nothing in it ends the comment or is taken for more than text. */
final class JsDoc {
    private static final int WIDTH = 110;
    private static final Pattern TAG = Pattern.compile("(?m)^(\\s*)@");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@(?!link )");

    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    /** Says what the schema says. */
    JsDoc doc(Doc doc) {
        return text(doc.text());
    }

    /** Adds a paragraph. */
    JsDoc text(String text) {
        if (!text.isEmpty()) {
            paragraphs.add(harmless(text));
        }
        return this;
    }

    /** Adds remarks, as a paragraph of their own. */
    JsDoc remarks(List<String> remarks) {
        return text(String.join(" ", remarks));
    }

    /** Adds a tag, unless there is nothing to say. */
    JsDoc tag(String tag, String text) {
        if (!text.isBlank()) {
            tags.add(tag + " " + harmless(text).replace("\n", "\n  "));
        }
        return this;
    }

    JsDoc deprecation(@Nullable Deprecation deprecation) {
        if (deprecation != null) {
            tags.add(("@deprecated " + harmless(deprecation.reason())).strip());
        }
        return this;
    }

    /** The lines of the comment; none if there is nothing to say. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String paragraph : paragraphs) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            paragraph.lines().forEach(lines::add);
        }
        if (!lines.isEmpty() && !tags.isEmpty()) {
            lines.add("");
        }
        tags.forEach(tag -> tag.lines().forEach(lines::add));
        if (lines.isEmpty()) {
            return lines;
        }
        if (lines.size() == 1 && lines.get(0).length() < WIDTH) {
            return List.of("/** " + lines.get(0) + " */");
        }
        List<String> comment = new ArrayList<>(List.of("/**"));
        lines.forEach(line -> comment.add((" * " + line).stripTrailing()));
        comment.add(" */");
        return comment;
    }

    /** The text, with all that would end the comment, begin a tag or hide something made harmless. */
    static String harmless(String text) {
        var shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(c == '\n' || Identifiers.isHarmless(text, i) ? c : ' ');
        }
        String untagged =
                INLINE_TAG.matcher(TAG.matcher(shown).replaceAll("$1\\\\@")).replaceAll("{\\\\@");
        return untagged.replace("*/", "*\\/").lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }
}
