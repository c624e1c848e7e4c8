package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;

import dev.callwire.schema.EventSchema;

/** What a page says of an event. */
final class EventSection {
    private final Chapter chapter;
    private final Markup markup;
    private final TypeText types;
    private final Members members;
    private final Examples examples;

    EventSection(Site site, Chapter chapter) {
        this.chapter = chapter;
        markup = site.markup(chapter);
        types = TypeText.of(site, chapter);
        members = new Members(site, chapter.service(), chapter.place());
        examples = new Examples(site, chapter);
    }

    Html write(EventSchema event) {
        Html words = element("div", "class", "words").with(markup.said(event.doc(), event.deprecation()));
        if (!event.uri().equals(event.topic())) {
            words.with(element("p")
                    .with("Its URI is ")
                    .with(element("code").with(event.uri()))
                    .with("."));
        }
        if (!event.params().isEmpty()) {
            words.with(element("h4").with(event.params().size() == 1 ? "Value" : "Properties"))
                    .with(members.params(event.params(), event.keys(), markup));
        }
        if (!event.keys().isEmpty()) {
            words.with(element("p", "class", "aside").with("Subscribers may choose by what is a key."));
        }
        words.with(element("h4").with("When a subscriber is slow"))
                .with(element("p").with("Of its events " + MethodSection.overflow(event.buffer()) + "."));
        Html flags = element("p", "class", "flags").with(Members.flag("form", "event"));
        if (event.deprecation() != null) {
            flags.with(Members.flag("deprecated", "deprecated"));
        }
        return element("section", "class", "member", "id", chapter.anchor(event))
                .with(element("div", "class", "head")
                        .with(MethodSection.heading(event.topic(), chapter.anchor(event)))
                        .with(flags))
                .with(Signature.of(event.topic(), event.params(), types))
                .with(element("div", "class", "sides")
                        .with(words)
                        .with(element("div", "class", "shown").with(examples.of(event))));
    }
}
