package dev.callwire.maven.docs;

import dev.callwire.maven.docs.Site.Thrown;
import dev.callwire.schema.Doc;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What can be found, as a script: a page that was opened from a file may load nothing else. */
final class SearchIndex {
    private static final int LONGEST = 140;

    private final Site site;
    private final Set<String> entries = new LinkedHashSet<>();

    SearchIndex(Site site) {
        this.site = site;
    }

    /** Each entry is a kind, a name, a link and a few words. */
    String write() {
        for (Chapter chapter : site.chapters()) {
            add(
                    chapter.kind().title(),
                    chapter.name(),
                    chapter.file(),
                    chapter.service().doc());
            for (MethodSchema method : chapter.service().methods()) {
                add("Method", chapter.wireName(method), chapter.link(method), method.doc());
            }
            for (EventSchema event : chapter.service().events()) {
                add("Event", event.topic(), chapter.link(event), event.doc());
            }
        }
        site.types()
                .forEach(entry -> add(
                        TypePage.kind(entry.type().schema()),
                        entry.name(),
                        entry.file(),
                        entry.type().doc()));
        for (Thrown thrown : site.errors()) {
            String name = thrown.error().code() + " " + thrown.error().name();
            add(
                    "Error",
                    name,
                    ErrorsPage.FILE + ErrorsPage.reference(thrown.error()),
                    Doc.of(thrown.error().message()));
        }
        return "callwire.found([\n" + String.join(",\n", entries) + "\n]);\n";
    }

    private void add(String kind, String name, String link, Doc doc) {
        List<String> parts = new ArrayList<>();
        for (String part : List.of(kind, name, link, words(doc))) {
            parts.add(JsonText.string(Html.clean(part)));
        }
        entries.add(JsonText.array(parts));
    }

    private static String words(Doc doc) {
        String words = Markup.plain(doc.summary());
        return words.length() <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, words.codePointCount(0, LONGEST))) + "…";
    }
}
