package dev.callwire.maven.docs;

import dev.callwire.maven.docs.Samples.Side;
import dev.callwire.schema.ErrorSchema;
import dev.callwire.schema.EventSchema;
import dev.callwire.schema.ExampleSchema;
import dev.callwire.schema.MethodKind;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.ParamStyle;
import dev.callwire.schema.ResultSchema;
import dev.callwire.schema.ServiceSchema;
import dev.callwire.schema.StreamSchema;
import dev.callwire.schema.SubscriptionSchema;
import dev.callwire.schema.TypeSchema;
import dev.callwire.schema.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What calls and events of an interface look like on the wire. What their author does not show is made up. */
final class Examples {
    /** The call's id, by which items of its stream are known. */
    private static final String ID = "1";

    private static final String SUBSCRIPTION = "\"s1\"";
    private static final String CURSOR = "\"42\"";

    private final Chapter chapter;
    private final ServiceSchema service;
    private final Markup markup;

    Examples(Site site, Chapter chapter) {
        this.chapter = chapter;
        markup = site.markup(chapter);
        service = chapter.service();
    }

    /** The author's examples, or else one that is made up. */
    List<Html> of(MethodSchema method) {
        List<Html> examples = new ArrayList<>();
        for (ExampleSchema example : method.examples()) {
            Html caption = Html.group().with(example.name());
            if (!example.doc().isEmpty()) {
                caption.with(" – ").with(markup.line(example.doc().text()));
            }
            String result = example.result() == null ? result(method) : example.result();
            examples.add(frames(method, noneIfEmpty(example.params()), result).write(caption));
        }
        if (examples.isEmpty()) {
            examples.add(frames(method, params(method), result(method)).write(Html.text("Made from the types")));
        }
        return examples;
    }

    private static @Nullable String noneIfEmpty(String params) {
        return params.equals("{}") || params.equals("[]") ? null : params;
    }

    private Frames frames(MethodSchema method, @Nullable String params, String result) {
        String name = (service.callback() ? "$/invokeProxy/5/" : "") + chapter.wireName(method);
        var frames = new Frames();
        if (method.kind() == MethodKind.NOTIFICATION) {
            return frames.notification(true, name, params);
        }
        frames.call(name, params);
        method.params().stream().filter(param -> param.stream() != null).forEach(param -> addParam(frames, param));
        ResultSchema answer = method.result();
        StreamSchema stream = answer == null ? null : answer.stream();
        return stream == null ? frames.result(result) : addItem(frames, stream, result);
    }

    /** A stream of the caller's goes on when it is asked for. */
    private void addParam(Frames frames, ParamSchema param) {
        String token = "\"u1\"";
        frames.notification(false, "$/stream/request", Frames.object("token", token, "n", "32"));
        frames.notification(
                true,
                "$/progress",
                Frames.object("token", token, "value", sample(param.schema(), param.name(), Side.CALLER)));
        frames.notification(true, "$/stream/end", Frames.object("token", token));
    }

    private static Frames addItem(Frames frames, StreamSchema stream, String item) {
        SubscriptionSchema subscription = stream.subscription();
        if (subscription != null) {
            frames.result(SUBSCRIPTION);
            return frames.notification(
                    false,
                    subscription.notification(),
                    stream.tracked()
                            ? Frames.object("subscription", SUBSCRIPTION, "id", CURSOR, "result", item)
                            : Frames.object("subscription", SUBSCRIPTION, "result", item));
        }
        frames.notification(
                false,
                "$/progress",
                stream.tracked()
                        ? Frames.object("token", ID, "id", CURSOR, "value", item)
                        : Frames.object("token", ID, "value", item));
        return frames.result("null");
    }

    private @Nullable String params(MethodSchema method) {
        List<ParamSchema> params = method.params();
        if (params.isEmpty()) {
            return null;
        } else if (method.paramStyle() == ParamStyle.WHOLE) {
            return argument(params.get(0));
        } else if (method.paramStyle() == ParamStyle.BY_POSITION) {
            return JsonText.array(params.stream().map(this::argument).toList());
        }
        Map<String, String> members = new LinkedHashMap<>();
        params.forEach(param -> members.put(param.name(), argument(param)));
        return JsonText.object(members);
    }

    private String argument(ParamSchema param) {
        return param.stream() == null
                ? sample(param.schema(), param.name(), Side.CALLER)
                : Frames.object("token", "\"u1\"");
    }

    private String result(MethodSchema method) {
        ResultSchema result = method.result();
        return result == null ? "null" : sample(result.schema(), method.javaName(), Side.CALLEE);
    }

    private String sample(TypeSchema type, String name, Side side) {
        String sample = Samples.of(type, name, service, side);
        return sample == null ? "null" : sample;
    }

    /** What an event looks like to whoever has subscribed to its topic. */
    Html of(EventSchema event) {
        String value;
        if (event.params().size() == 1) {
            value = argument(event.params().get(0), Side.CALLEE);
        } else {
            Map<String, String> members = new LinkedHashMap<>();
            event.params().forEach(param -> members.put(param.name(), argument(param, Side.CALLEE)));
            value = JsonText.object(members);
        }
        return new Frames()
                .call("rpc.subscribe", JsonText.array(List.of(JsonText.string(event.topic()))))
                .result(SUBSCRIPTION)
                .notification(false, event.topic(), Frames.object("subscription", SUBSCRIPTION, "result", value))
                .write(Html.text("A subscription and an event"));
    }

    private String argument(ParamSchema param, Side side) {
        return sample(param.schema(), param.name(), side);
    }

    /** What an error's answer looks like. */
    Html of(ErrorSchema error) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("code", String.valueOf(error.code()));
        members.put("message", JsonText.string(error.message().isEmpty() ? "…" : error.message()));
        if (error.data() != null) {
            members.put("data", sample(error.data(), "data", Side.CALLEE));
        }
        return Frames.json(JsonText.object(members));
    }

    /** Whether nothing is to be known of the result but that the call has ended. */
    static boolean isVoid(ResultSchema result) {
        return result.stream() == null && result.schema().equals(Types.NULL);
    }
}
