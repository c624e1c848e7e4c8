package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;

import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ServiceSchema;
import java.util.List;

/** The first page: what there is. */
final class IndexPage {
    static final String FILE = "index.html";

    /** With more methods and events than this, they are listed on their interfaces' pages alone. */
    private static final int MOST_MEMBERS = 400;

    private final Site site;
    private final boolean withMembers;

    IndexPage(Site site) {
        this.site = site;
        withMembers = site.chapters().stream()
                        .map(Chapter::service)
                        .mapToInt(service ->
                                service.methods().size() + service.events().size())
                        .sum()
                <= MOST_MEMBERS;
    }

    Html write() {
        Html main = element("article")
                .with(element("p", "class", "kind").with("Reference"))
                .with(element("h1").with(element("bdi").with(site.title())))
                .with(element("p", "class", "origin").with("Version " + site.version()));
        list(main, Chapter.Kind.SERVICE, "_services", "Services");
        list(main, Chapter.Kind.EVENTS, "_events", "Events");
        list(main, Chapter.Kind.CALLBACK, "_callbacks", "Callbacks");
        if (site.chapters().isEmpty()) {
            main.with(element("p").with("There are no services."));
        }
        return main.with(element("h2", "id", "_calling").with("Calling")).with(calling());
    }

    private void list(Html main, Chapter.Kind kind, String anchor, String title) {
        List<Chapter> chapters = site.chapters(kind);
        if (chapters.isEmpty()) {
            return;
        }
        Html list = element("dl", "class", "index");
        for (Chapter chapter : chapters) {
            ServiceSchema service = chapter.service();
            Html head = element("dt").with(element("a", "href", chapter.file()).with(chapter.name()));
            if (service.deprecation() != null) {
                head.with(Members.flag("deprecated", "deprecated"));
            }
            Html body = element("dd")
                    .with(element("p", "dir", "auto")
                            .with(site.markup(chapter).line(service.doc().summary())));
            list.with(element("div").with(head).with(withMembers ? body.with(members(chapter)) : body));
        }
        main.with(element("h2", "id", anchor).with(title)).with(list);
    }

    private static Html members(Chapter chapter) {
        Html list = element("ul", "class", "uses");
        for (MethodSchema method : chapter.service().methods()) {
            list.with(member(chapter.link(method), chapter.wireName(method)));
        }
        for (EventSchema event : chapter.service().events()) {
            list.with(member(chapter.link(event), event.topic()));
        }
        return list;
    }

    private static Html member(String link, String name) {
        return element("li")
                .with(element("a", "href", link).with(element("code").with(name)));
    }

    private static Html calling() {
        return Html.group()
                .with(element("p")
                        .with("Calls are ")
                        .with(element(
                                        "a",
                                        "href",
                                        "https://www.jsonrpc.org/specification",
                                        "rel",
                                        "noopener noreferrer")
                                .with("JSON-RPC 2.0"))
                        .with(" over a WebSocket, a message to each text frame. Params go by name or by position."
                                + " Either end may call the other, so examples say what is sent and what is received"
                                + " as the caller sees it."))
                .with(element("p")
                        .with("What any call may be answered with stands among the ")
                        .with(element("a", "href", ErrorsPage.FILE + "#_every").with("errors"))
                        .with(", and what ")
                        .with(element("code").with("int32"))
                        .with(" and the like mean among the ")
                        .with(element("a", "href", TypesPage.FILE + "#_plain").with("plain types"))
                        .with("."));
    }
}
