package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;

import dev.callwire.maven.docs.Site.TypeEntry;
import java.util.List;

/** The page that lists all types, and says what plain ones are. */
final class TypesPage {
    static final String FILE = "types.html";

    private record Plain(String name, String meaning, String example) {}

    private static final List<Plain> PLAIN = List.of(
            new Plain("any", "any JSON value", ""),
            new Plain("base64", "bytes, as a string in Base64", "\"Y2FsbA==\""),
            new Plain("boolean", "true or false", "true"),
            new Plain("character", "a string of one character", "\"a\""),
            new Plain("date", "a date", "\"2026-01-31\""),
            new Plain("date-time", "a date and time with an offset", "\"2026-01-31T10:15:30Z\""),
            new Plain("decimal", "a number of which every digit counts", "12.50"),
            new Plain("described", "what the JSON Schema of its author says", ""),
            new Plain("double", "a number with a fraction, of 64 bits", "4.5"),
            new Plain("duration", "a span of days, hours, minutes and seconds", "\"PT1M30.5S\""),
            new Plain("float", "a number with a fraction, of 32 bits", "4.5"),
            new Plain("int8", "an integer from -128 to 127", "1"),
            new Plain("int16", "an integer from -32768 to 32767", "1"),
            new Plain("int32", "an integer from -2147483648 to 2147483647", "1"),
            new Plain("int64", "an integer from -9223372036854775808 to 9223372036854775807", "1"),
            new Plain("integer", "an integer of any size", "1"),
            new Plain("local-date-time", "a date and time without an offset", "\"2026-01-31T10:15:30\""),
            new Plain("local-time", "a time of day without an offset", "\"10:15:30\""),
            new Plain("map", "an object whose names are keys", "{\"a\":1}"),
            new Plain("null", "JSON null, and nothing else", "null"),
            new Plain("period", "a span of years, months and days", "\"P1Y2M3D\""),
            new Plain("string", "any text", "\"text\""),
            new Plain("time", "a time of day with an offset", "\"10:15:30Z\""),
            new Plain("uri", "a URI, absolute or relative", "\"https://example.com/\""),
            new Plain("uuid", "a UUID", "\"0f8fad5b-d9cb-469f-a165-70867728950e\""));

    private final Site site;

    TypesPage(Site site) {
        this.site = site;
    }

    Html write() {
        Html main = element("article").with(element("h1").with("Types"));
        if (!site.types().isEmpty()) {
            Html list = element("dl", "class", "index");
            for (TypeEntry entry : site.types()) {
                list.with(element("div")
                        .with(element("dt")
                                .with(element("a", "href", entry.file())
                                        .with(element("code").with(entry.name())))
                                .with(" ")
                                .with(element("span", "class", "kind")
                                        .with(TypePage.kind(entry.type().schema()))))
                        .with(element("dd")
                                .with(site.markup().line(entry.type().doc().summary()))));
            }
            main.with(element("h2", "id", "_named").with("Named")).with(list);
        }
        Html plain = element("dl", "class", "index");
        for (Plain type : PLAIN) {
            Html meaning = element("dd").with(type.meaning());
            if (!type.example().isEmpty()) {
                meaning.with(": ").with(element("code").with(JsonView.of(type.example())));
            }
            plain.with(element("div", "id", "_" + type.name())
                    .with(element("dt").with(element("code").with(type.name())))
                    .with(meaning));
        }
        return main.with(element("h2", "id", "_plain").with("Plain"))
                .with(element("p")
                        .with("What is written ")
                        .with(element("code").with("T[]"))
                        .with(" is an array of T, and ")
                        .with(element("code").with("T | null"))
                        .with(" allows null. A question mark behind a name says that it may be left out."))
                .with(plain);
    }
}
