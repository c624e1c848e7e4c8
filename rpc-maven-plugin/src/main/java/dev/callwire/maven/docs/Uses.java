package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;

import java.util.List;

/** Where something is used. */
final class Uses {
    /** A longer list has to be opened. */
    private static final int MOST = 30;

    private Uses() {}

    static Html of(List<Site.Place> places) {
        if (places.isEmpty()) {
            return Html.group();
        }
        Html list = element("ul", "class", "uses");
        for (Site.Place place : places) {
            list.with(element("li")
                    .with(element("a", "href", place.link())
                            .with(element("code").with(place.name()))));
        }
        Html section = element("section").with(element("h2", "id", "_uses").with("Used by"));
        return places.size() <= MOST
                ? section.with(list)
                : section.with(element("details")
                        .with(element("summary").with(places.size() + " methods, events and types"))
                        .with(list));
    }
}
