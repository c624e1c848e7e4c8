package dev.callwire.maven.docs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** An element of a page, a text or a group of both. What is put into it is text and stays text: it is escaped when it is written. */
final class Html {
    private static final Set<String> VOID = Set.of("input", "link", "meta");

    /** Elements that begin on a line of their own. */
    private static final Set<String> BLOCKS = Set.of(
            "article",
            "body",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "head",
            "header",
            "html",
            "li",
            "link",
            "main",
            "meta",
            "nav",
            "ol",
            "p",
            "pre",
            "script",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "th",
            "thead",
            "title",
            "tr",
            "ul");

    /** Blocks that hold blocks, and end on a line of their own. */
    private static final Set<String> FRAMES = Set.of(
            "article", "body", "dl", "div", "details", "figure", "footer", "form", "head", "header", "html", "main",
            "nav", "ol", "section", "table", "tbody", "thead", "tr", "ul");

    private enum Kind {
        ELEMENT,
        GROUP,
        TEXT,
        MARKUP
    }

    private final Kind kind;
    /** The element's name, or the text. */
    private final String content;

    private final StringBuilder attributes = new StringBuilder();
    private final List<Html> children = new ArrayList<>();

    private Html(Kind kind, String content) {
        this.kind = kind;
        this.content = content;
    }

    /** An element with attributes, given as names and values by turns. */
    static Html element(String name, String... attributes) {
        var element = new Html(Kind.ELEMENT, name);
        for (int i = 0; i < attributes.length; i += 2) {
            element.attribute(attributes[i], attributes[i + 1]);
        }
        return element;
    }

    /** A text that is no element's alone. */
    static Html text(String text) {
        return new Html(Kind.TEXT, text);
    }

    /** Nothing yet. */
    static Html group() {
        return new Html(Kind.GROUP, "");
    }

    /** Markup that is known to be harmless. */
    static Html harmless(String markup) {
        return new Html(Kind.MARKUP, markup);
    }

    Html attribute(String name, String value) {
        attributes.append(' ').append(name).append("=\"");
        escape(value, attributes);
        attributes.append('"');
        return this;
    }

    /** An attribute without a value. */
    Html attribute(String name) {
        attributes.append(' ').append(name);
        return this;
    }

    Html with(String text) {
        return with(text(text));
    }

    Html with(Html child) {
        children.add(child);
        return this;
    }

    Html with(Collection<Html> added) {
        children.addAll(added);
        return this;
    }

    /** Whether there is nothing to be seen of it. */
    boolean isEmpty() {
        return switch (kind) {
            case ELEMENT -> false;
            case GROUP -> children.stream().allMatch(Html::isEmpty);
            case TEXT, MARKUP -> content.isEmpty();
        };
    }

    @Override
    public String toString() {
        var out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        switch (kind) {
            case TEXT -> escape(content, out);
            case MARKUP -> out.append(content);
            case GROUP -> children.forEach(child -> child.write(out));
            case ELEMENT -> writeElement(out);
        }
    }

    private void writeElement(StringBuilder out) {
        if (BLOCKS.contains(content)) {
            beginLine(out);
        }
        out.append('<').append(content).append(attributes).append('>');
        if (VOID.contains(content)) {
            return;
        }
        children.forEach(child -> child.write(out));
        if (FRAMES.contains(content)) {
            beginLine(out);
        }
        out.append("</").append(content).append('>');
    }

    private static void beginLine(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    private static void escape(String text, StringBuilder out) {
        String clean = clean(text);
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }

    /** The text with a sign in the place of what no document may hold: control characters and halves of characters. */
    static String clean(String text) {
        if (text.codePoints().allMatch(Html::isAllowed)) {
            return text;
        }
        var clean = new StringBuilder();
        text.codePoints().forEach(point -> clean.appendCodePoint(isAllowed(point) ? point : 0xfffd));
        return clean.toString();
    }

    private static boolean isAllowed(int point) {
        int type = Character.getType(point);
        return point == '\n' || point == '\t' || (type != Character.CONTROL && type != Character.SURROGATE);
    }
}
