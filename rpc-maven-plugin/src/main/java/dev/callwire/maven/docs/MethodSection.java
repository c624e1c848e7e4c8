package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;

import dev.callwire.schema.BufferSchema;
import dev.callwire.schema.Doc;
import dev.callwire.schema.ErrorSchema;
import dev.callwire.schema.MethodKind;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.ResultSchema;
import dev.callwire.schema.StreamSchema;
import dev.callwire.schema.SubscriptionSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page says of a method. */
final class MethodSection {
    private final Chapter chapter;
    private final Markup markup;
    private final TypeText types;
    private final Members members;
    private final Examples examples;

    MethodSection(Site site, Chapter chapter) {
        this.chapter = chapter;
        markup = site.markup(chapter);
        types = TypeText.of(site, chapter);
        members = new Members(site, chapter.service(), chapter.place());
        examples = new Examples(site, chapter);
    }

    Html write(MethodSchema method) {
        Html words = element("div", "class", "words")
                .with(said(method))
                .with(names(method))
                .with(params(method))
                .with(result(method.result()))
                .with(errors(method));
        Html shown = element("div", "class", "shown").with(examples.of(method));
        return element("section", "class", "member", "id", chapter.anchor(method))
                .with(element("div", "class", "head")
                        .with(heading(chapter.wireName(method), chapter.anchor(method)))
                        .with(flags(method)))
                .with(Signature.of(method, chapter.wireName(method), types))
                .with(element("div", "class", "sides").with(words).with(shown));
    }

    private Html said(MethodSchema method) {
        return method.examples().isEmpty()
                ? markup.said(method.doc(), method.deprecation())
                : Html.group()
                        .with(markup.blocksWithoutExamples(method.doc().text()))
                        .with(markup.said(Doc.NONE, method.deprecation()));
    }

    static Html heading(String name, String anchor) {
        return element("h3")
                .with(element("a", "class", "self", "href", Anchor.reference(anchor))
                        .with(element("code").with(name)));
    }

    private static Html flags(MethodSchema method) {
        Html flags = element("p", "class", "flags");
        flags.with(Members.flag("form", form(method)));
        if (method.idempotent()) {
            flags.with(Members.flag("idempotent", "idempotent"));
        }
        if (method.deprecation() != null) {
            flags.with(Members.flag("deprecated", "deprecated"));
        }
        return flags;
    }

    /** What kind of a method it is, in a word or two. */
    static String form(MethodSchema method) {
        ResultSchema result = method.result();
        if (method.kind() == MethodKind.NOTIFICATION) {
            return "notification";
        }
        boolean streamsIn = method.params().stream().anyMatch(param -> param.stream() != null);
        if (result != null && result.stream() != null) {
            if (result.stream().subscription() != null) {
                return "subscription";
            }
            return streamsIn ? "stream both ways" : "stream";
        }
        return streamsIn ? "call with a stream" : "call";
    }

    private Html names(MethodSchema method) {
        if (method.uri().equals(method.name()) || chapter.service().callback()) {
            return Html.group();
        }
        return element("p")
                .with("Its URI is ")
                .with(element("code").with(method.uri()))
                .with(".");
    }

    private Html params(MethodSchema method) {
        List<ParamSchema> params = method.params();
        if (params.isEmpty()) {
            return Html.group();
        }
        Html section = Html.group().with(element("h4").with("Parameters"));
        switch (method.paramStyle()) {
            case BY_NAME -> {}
            case BY_POSITION ->
                section.with(element("p", "class", "aside")
                        .with("Sent as an array in this order. An object with these names is taken as well."));
            case WHOLE ->
                section.with(element("p", "class", "aside").with("The params of the call are this value itself."));
        }
        return section.with(members.params(params, List.of(), markup));
    }

    private Html result(@Nullable ResultSchema result) {
        if (result == null) {
            return Html.group();
        }
        StreamSchema stream = result.stream();
        Html said = element("div", "class", "result");
        if (Examples.isVoid(result)) {
            said.with(element("p").with(types.write(result.schema())).with(", when it is done."));
        } else {
            said.with(element("p", "class", "type")
                    .with(stream == null ? "" : "stream of ")
                    .with(types.write(result.schema())));
        }
        said.with(markup.said(result.doc(), null)).with(Notes.of(result.schema()));
        if (stream != null) {
            said.with(stream(stream));
        }
        return Html.group().with(element("h4").with("Result")).with(said.with(members.inside(result.schema())));
    }

    private static Html stream(StreamSchema stream) {
        Html list = element("ul", "class", "notes");
        SubscriptionSchema subscription = stream.subscription();
        if (subscription != null) {
            list.with(element("li")
                    .with("answered with a subscription’s id; items come as ")
                    .with(element("code").with(subscription.notification()))
                    .with(", until ")
                    .with(element("code").with(subscription.unsubscribe())));
        }
        if (stream.tracked()) {
            list.with(element("li").with("items have cursors, behind which it can be taken up again"));
        }
        if (stream.buffer() != null) {
            list.with(element("li").with(overflow(stream.buffer())));
        }
        boolean isPlain = subscription == null && !stream.tracked() && stream.buffer() == null;
        return isPlain ? Html.group() : list;
    }

    /** What becomes of items that are not taken in time. */
    static String overflow(BufferSchema buffer) {
        int size = buffer.size();
        String waiting = size == 1 ? "1 waits" : size + " wait";
        return switch (buffer.overflow()) {
            case BLOCK -> waiting + " at most; then whoever produces them waits";
            case DROP_OLDEST -> waiting + " at most; then the oldest is dropped";
            case LATEST -> "only the newest waits";
            case CLOSE -> waiting + " at most; whoever lags behind further is cut off with -32017";
        };
    }

    private Html errors(MethodSchema method) {
        if (method.errors().isEmpty()) {
            return Html.group();
        }
        Html list = element("dl", "class", "members");
        for (ErrorSchema error : method.errors()) {
            Html head = element("dt")
                    .with(element("a", "href", ErrorsPage.FILE + ErrorsPage.reference(error))
                            .with(element("code", "class", "name").with(String.valueOf(error.code()))))
                    .with(" ")
                    .with(element("span", "class", "type").with(error.name()));
            Html body = element("dd");
            if (!error.message().isEmpty()) {
                body.with(element("p", "class", "message", "dir", "auto").with(error.message()));
            }
            body.with(markup.said(error.doc(), null));
            if (error.data() != null) {
                body.with(element("p")
                                .with("Its data is ")
                                .with(types.write(error.data()))
                                .with("."))
                        .with(element("details")
                                .with(element("summary").with("The error as JSON"))
                                .with(examples.of(error)));
            }
            list.with(element("div").with(head).with(body));
        }
        return Html.group().with(element("h4").with("Errors")).with(list);
    }
}
