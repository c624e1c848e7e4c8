package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;

import dev.callwire.maven.docs.Site.Thrown;
import dev.callwire.schema.ErrorSchema;
import dev.callwire.schema.TypeSchema.ObjectType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page about what calls may fail with. */
final class ErrorsPage {
    static final String FILE = "errors.html";

    /** What any call may be answered with, whatever its method declares. */
    private static final Map<Integer, String> OF_EVERY_CALL = ofEveryCall();

    private final Site site;

    ErrorsPage(Site site) {
        this.site = site;
    }

    private static String anchor(ErrorSchema error) {
        return Anchor.plain(error.code() + "-" + error.name());
    }

    /** What leads to an error on this page. */
    static String reference(ErrorSchema error) {
        return Anchor.reference(anchor(error));
    }

    Html write() {
        Map<String, List<Thrown>> byAnchor = new LinkedHashMap<>();
        site.errors()
                .forEach(thrown -> byAnchor.computeIfAbsent(anchor(thrown.error()), anchor -> new ArrayList<>())
                        .add(thrown));
        Html main = element("article").with(element("h1").with("Errors"));
        if (!byAnchor.isEmpty()) {
            main.with(element("h2", "id", "_declared").with("Of methods"));
            byAnchor.forEach((anchor, thrown) -> main.with(section(anchor, thrown)));
        }
        return main.with(element("h2", "id", "_every").with("Of every call"))
                .with(element("p").with("A call may be answered with one of these, whatever its method declares."))
                .with(table());
    }

    private Html section(String anchor, List<Thrown> all) {
        Thrown first = all.stream()
                .filter(thrown -> !thrown.error().doc().isEmpty())
                .findFirst()
                .orElse(all.get(0));
        ErrorSchema error = first.error();
        Html heading = element("h3")
                .with(element("a", "class", "self", "href", Anchor.reference(anchor))
                        .with(element("code").with(String.valueOf(error.code())))
                        .with(" ")
                        .with(element("bdi").with(error.name())));
        Html words = element("div", "class", "words");
        if (!error.message().isEmpty()) {
            words.with(element("p", "class", "message", "dir", "auto").with(error.message()));
        }
        words.with(site.markup().said(error.doc(), null));
        if (error.uri() != null) {
            words.with(element("p")
                    .with("Its URI is ")
                    .with(element("code").with(error.uri()))
                    .with("."));
        }
        if (error.data() != null) {
            Chapter chapter = first.chapter();
            words.with(element("h4").with("Data"));
            if (!(error.data() instanceof ObjectType)) {
                words.with(element("p", "class", "type")
                        .with(TypeText.of(site, chapter).write(error.data())));
            }
            words.with(new Members(site, chapter.service(), chapter.place()).inside(error.data()));
        }
        words.with(element("h4").with("Answered by")).with(methods(all));
        Html figure = element("figure", "class", "example")
                .with(element("figcaption").with("The error as JSON"))
                .with(element("div", "class", "frame").with(new Examples(site, first.chapter()).of(error)));
        return element("section", "class", "member", "id", anchor)
                .with(heading)
                .with(element("div", "class", "sides")
                        .with(words)
                        .with(element("div", "class", "shown").with(figure)));
    }

    private static Html methods(List<Thrown> all) {
        Html list = element("ul", "class", "uses");
        for (Thrown thrown : all) {
            Chapter chapter = thrown.chapter();
            list.with(element("li")
                    .with(element("a", "href", chapter.link(thrown.method()))
                            .with(element("code").with(chapter.wireName(thrown.method())))));
        }
        return list;
    }

    private static Html table() {
        Html list = element("dl", "class", "members codes");
        OF_EVERY_CALL.forEach((code, meaning) -> list.with(element("div")
                .with(element("dt").with(element("code", "class", "name").with(String.valueOf(code))))
                .with(element("dd").with(element("p").with(meaning)))));
        return list;
    }

    private static Map<Integer, String> ofEveryCall() {
        Map<Integer, String> meanings = new LinkedHashMap<>();
        meanings.put(-32700, "What was sent is no JSON, or beyond a limit of JSON text.");
        meanings.put(-32600, "It is JSON, but no request; the message says which rule it broke.");
        meanings.put(-32601, "There is no such method.");
        meanings.put(-32602, "The params do not fit; the message says which, and what was expected.");
        meanings.put(-32603, "The call failed for a reason that is not told; data.reference finds it in the log.");
        meanings.put(-32001, "An object that was named is not there, or not any more.");
        meanings.put(-32006, "The connection holds as many references, streams and subscriptions as it may.");
        meanings.put(-32008, "The result is too large to be sent.");
        meanings.put(
                -32009, "The callee is busy or closing, and did not run the call; it may be made again elsewhere.");
        meanings.put(-32010, "The batch has more entries than it may; none of them ran.");
        meanings.put(-32013, "The call did not end within its time.");
        meanings.put(-32014, "The caller has yet to say who it is.");
        meanings.put(-32015, "The caller may not make this call.");
        meanings.put(-32017, "The consumer of a stream did not keep up.");
        meanings.put(-32800, "The call was cancelled by its caller.");
        meanings.put(-32802, "The call was cancelled by its callee.");
        return meanings;
    }
}
