package dev.callwire.it.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The elements of pages, as far as they lead to each other. */
record Markup(Map<String, String> files) {
    private static final Pattern ELEMENT =
            Pattern.compile("<(/?)([a-z0-9]+)((?:\\s+[a-z-]+(?:=\"[^\"<>]*\")?)*)\\s*(/?)>");
    private static final Pattern HREF = Pattern.compile("\\s(?:href|src)=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");
    private static final Set<String> VOID = Set.of("br", "hr", "input", "link", "meta");

    /** A link on a page. */
    record Link(String page, String target) {}

    List<Link> links() {
        List<Link> links = new ArrayList<>();
        pages().forEach(page -> HREF.matcher(files.get(page))
                .results()
                .map(found -> found.group(1))
                .filter(target -> !target.matches("(https?|mailto):.*"))
                .forEach(target -> links.add(new Link(page, target))));
        return links;
    }

    List<Link> deadLinks() {
        return links().stream().distinct().filter(link -> !isAlive(link)).toList();
    }

    private boolean isAlive(Link link) {
        int hash = link.target().indexOf('#');
        String page = hash == 0
                ? link.page()
                : hash < 0 ? link.target() : link.target().substring(0, hash);
        if (!files.containsKey(page)) {
            return false;
        }
        return hash < 0 || ids(page).contains(URLDecoder.decode(link.target().substring(hash + 1), UTF_8));
    }

    private List<String> ids(String page) {
        return ID.matcher(files.get(page))
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .toList();
    }

    List<String> repeatedIds() {
        List<String> repeated = new ArrayList<>();
        for (String page : pages()) {
            Set<String> seen = new HashSet<>();
            ids(page).stream().filter(id -> !seen.add(id)).forEach(id -> repeated.add(page + "#" + id));
        }
        return repeated;
    }

    /** Whatever is no element between angle brackets, and elements that do not end within the one that they begin in. */
    List<String> unbalanced() {
        List<String> problems = new ArrayList<>();
        for (String page : pages()) {
            String text = files.get(page).replaceFirst("<!DOCTYPE html><!--[^>]*-->", "");
            var open = new ArrayDeque<String>();
            var element = ELEMENT.matcher(text);
            while (element.find()) {
                String name = element.group(2);
                if (element.group(1).isEmpty()) {
                    if (!VOID.contains(name)) {
                        open.push(name);
                    }
                } else if (open.isEmpty() || !open.pop().equals(name)) {
                    problems.add(page + ": </" + name + "> at " + element.start());
                }
            }
            open.forEach(name -> problems.add(page + ": <" + name + "> without end"));
            if (element.replaceAll("").matches("(?s).*[<>].*")) {
                problems.add(page + ": an angle bracket that is no element's");
            }
        }
        return problems;
    }

    private List<String> pages() {
        return files.keySet().stream().filter(name -> name.endsWith(".html")).toList();
    }
}
