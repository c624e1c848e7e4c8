package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;

import dev.callwire.schema.EventSchema;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.TypeSchema.Lifetime;
import dev.callwire.schema.TypeSchema.RemoteType;

/** The page about a service, a set of events or a callback. */
final class ChapterPage {
    private final Site site;
    private final Chapter chapter;

    ChapterPage(Site site, Chapter chapter) {
        this.site = site;
        this.chapter = chapter;
    }

    Html write() {
        ServiceSchema service = chapter.service();
        Html main = element("article")
                .with(element("p", "class", "kind").with(chapter.kind().title()))
                .with(heading(service))
                .with(element("p", "class", "origin").with(element("code").with(service.interfaceName())))
                .with(element("div", "class", "said")
                        .with(site.markup(chapter).said(service.doc(), service.deprecation())));
        if (chapter.kind() == Chapter.Kind.CALLBACK) {
            main.with(element("p").with(lifetime(service)));
        } else if (chapter.kind() == Chapter.Kind.EVENTS) {
            main.with(element("p")
                    .with("Whoever subscribes to one of these topics is sent its events. An event of one parameter is"
                            + " that value; any other is an object of all of them."));
        }
        if (!service.methods().isEmpty()) {
            main.with(element("h2", "id", "_methods").with("Methods"));
            var section = new MethodSection(site, chapter);
            for (MethodSchema method : service.methods()) {
                main.with(section.write(method));
            }
        }
        if (!service.events().isEmpty()) {
            main.with(element("h2", "id", "_events").with("Events"));
            var section = new EventSection(site, chapter);
            for (EventSchema event : service.events()) {
                main.with(section.write(event));
            }
        }
        return main.with(Uses.of(site.uses(chapter.file())));
    }

    private Html heading(ServiceSchema service) {
        Html heading = element("h1").with(element("bdi").with(chapter.name()));
        return service.deprecation() == null ? heading : heading.with(Members.flag("deprecated", "deprecated"));
    }

    private static String lifetime(ServiceSchema service) {
        boolean explicit = service.types().stream()
                .anyMatch(type -> type.schema() instanceof RemoteType remote
                        && remote.interfaceName().equals(service.interfaceName())
                        && remote.lifetime() == Lifetime.EXPLICIT);
        return "Objects of this interface stay where they are: a reference to them is passed, and whoever has it calls"
                + " their methods. "
                + (explicit
                        ? "A reference is good until its receiver releases it."
                        : "A reference is good for as long as the call that carries it.");
    }
}
