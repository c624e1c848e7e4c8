package dev.callwire.processor.read;

import dev.callwire.processor.read.InlineTags.InlineTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of a comment into Markdown. What it does not know it leaves out, and keeps the words inside. */
final class Markdown {
    private static final Pattern TAG = Pattern.compile("</?([a-zA-Z][a-zA-Z0-9]*)((?:\\s[^<>]*)?)/?>");
    private static final Pattern HREF = Pattern.compile("href\\s*=\\s*[\"']([^\"']*)[\"']", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]+);");
    private static final Pattern PRE =
            Pattern.compile("<pre[^>]*>(.*?)</pre>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("ndash", "\u2013"),
            Map.entry("mdash", "\u2014"),
            Map.entry("hellip", "\u2026"),
            Map.entry("larr", "\u2190"),
            Map.entry("rarr", "\u2192"),
            Map.entry("le", "\u2264"),
            Map.entry("ge", "\u2265"),
            Map.entry("times", "\u00d7"),
            Map.entry("copy", "\u00a9"));

    private Markdown() {}

    /** From Markdown with inline tags. */
    static String ofMarkdown(String text) {
        return InlineTags.replace(text, Markdown::inlineTag).strip();
    }

    /** From HTML with inline tags. */
    static String ofHtml(String text) {
        var out = new StringBuilder();
        var pre = PRE.matcher(text);
        var from = 0;
        while (pre.find()) {
            out.append(flow(text.substring(from, pre.start())));
            out.append("\n\n```\n").append(preformatted(pre.group(1))).append("\n```\n\n");
            from = pre.end();
        }
        out.append(flow(text.substring(from)));
        return out.toString().replaceAll("\n{3,}", "\n\n").strip();
    }

    /** The lines of a {@code <pre>}, as they are to be read. */
    static String preformatted(String content) {
        var text = content.strip();
        if (text.startsWith("{@code") || text.startsWith("{@literal") || text.startsWith("{@snippet")) {
            text = InlineTags.replace(text, InlineTag::content);
        } else {
            text = entities(TAG.matcher(text).replaceAll(""));
        }
        return text.strip();
    }

    /** Text that is not preformatted: its code is set aside first, so that nothing in it is taken for a tag. */
    private static String flow(String text) {
        var code = new ArrayList<String>();
        var rest = InlineTags.replace(text, tag -> {
            code.add(inlineTag(tag));
            return "\u0000" + (code.size() - 1) + "\u0000";
        });
        rest = rest.replaceAll("[ \t]*\n[ \t]*", "\n");
        rest = entities(html(rest));
        for (var i = 0; i < code.size(); i++) {
            rest = rest.replace("\u0000" + i + "\u0000", code.get(i));
        }
        return rest;
    }

    private static String html(String text) {
        var links = new ArrayList<String>();
        return TAG.matcher(text).replaceAll(tag -> Matcher.quoteReplacement(element(tag, links)));
    }

    private static String element(MatchResult tag, List<String> links) {
        var closing = tag.group().startsWith("</");
        return switch (tag.group(1).toLowerCase(Locale.ROOT)) {
            case "p", "div", "table", "dl", "ul", "ol", "blockquote" -> "\n\n";
            case "br" -> "\n";
            case "li" -> closing ? "" : "\n- ";
            case "b", "strong" -> "**";
            case "i", "em", "var", "cite" -> "*";
            case "code", "kbd", "samp", "tt" -> "`";
            case "h1", "h2", "h3", "h4", "h5", "h6" -> closing ? "\n\n" : "\n\n#### ";
            case "a" -> link(tag, closing, links);
            default -> "";
        };
    }

    private static String link(MatchResult tag, boolean closing, List<String> open) {
        if (closing) {
            return open.isEmpty() ? "" : open.remove(open.size() - 1);
        }
        var href = HREF.matcher(tag.group(2));
        var found = href.find();
        open.add(found ? "](" + href.group(1) + ")" : "");
        return found ? "[" : "";
    }

    private static String inlineTag(InlineTag tag) {
        var content = tag.content();
        return switch (tag.name()) {
            case "code", "value" -> code(content);
            case "link" -> label(content, true);
            case "linkplain" -> label(content, false);
            case "return" -> "Returns " + content.strip() + ".";
            case "summary", "literal", "index" -> content.strip();
            case "snippet" ->
                "\n\n```\n" + content.substring(content.indexOf(':') + 1).strip() + "\n```\n\n";
            default -> "";
        };
    }

    private static String label(String content, boolean asCode) {
        var reference = Reference.parse(content);
        return asCode && reference.label().isEmpty() ? code(reference.text()) : reference.text();
    }

    private static String code(String content) {
        var text = content.strip();
        if (text.isEmpty()) {
            return "";
        }
        return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
    }

    private static String entities(String text) {
        return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(MatchResult entity) {
        var name = entity.group(1);
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name, entity.group());
        }
        var hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        var codePoint = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : entity.group();
    }
}
