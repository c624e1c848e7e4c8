package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Frames of JSON-RPC in the order in which they pass, as two peers see them. */
final class Frames {

    /** @param sent whether the caller sends it */
    private record Frame(boolean sent, String json) {}

    private final List<Frame> frames = new ArrayList<>();

    /** The caller's own call, under the id 1. */
    Frames call(String method, @Nullable String params) {
        Map<String, String> members = message();
        members.put("id", "1");
        return add(true, with(members, method, params));
    }

    Frames notification(boolean sent, String method, @Nullable String params) {
        return add(sent, with(message(), method, params));
    }

    Frames result(String result) {
        return answer("result", result);
    }

    Frames error(String error) {
        return answer("error", error);
    }

    private Frames answer(String member, String value) {
        Map<String, String> members = message();
        members.put("id", "1");
        members.put(member, value);
        return add(false, members);
    }

    private static Map<String, String> message() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("jsonrpc", "\"2.0\"");
        return members;
    }

    private static Map<String, String> with(Map<String, String> members, String method, @Nullable String params) {
        members.put("method", JsonText.string(method));
        if (params != null) {
            members.put("params", params);
        }
        return members;
    }

    private Frames add(boolean sent, Map<String, String> members) {
        frames.add(new Frame(sent, JsonText.object(members)));
        return this;
    }

    /** An object with members that are given as names and JSON by turns. */
    static String object(String... members) {
        Map<String, String> object = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            object.put(members[i], members[i + 1]);
        }
        return JsonText.object(object);
    }

    Html write(Html caption) {
        Html figure =
                element("figure", "class", "example").with(element("figcaption").with(caption));
        for (Frame frame : frames) {
            figure.with(element("div", "class", frame.sent() ? "frame sent" : "frame received")
                    .with(element("p", "class", "way").with(frame.sent() ? "sent" : "received"))
                    .with(json(frame.json())));
        }
        return figure;
    }

    /** JSON that can be scrolled where it is too wide. */
    static Html json(String json) {
        return element("pre", "tabindex", "0").with(element("code").with(JsonView.of(json)));
    }
}
