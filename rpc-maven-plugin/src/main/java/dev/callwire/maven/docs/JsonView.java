package dev.callwire.maven.docs;

import java.util.ArrayList;
import java.util.List;

/** A JSON text as people read it: indented where it does not fit on a line, and its parts told apart. */
final class JsonView {
    private static final int WIDTH = 50;

    private final String text;
    private final Html out = Html.group();
    private int at;

    private JsonView(String text) {
        this.text = text;
    }

    /** @param text JSON without white space between its tokens */
    static Html of(String text) {
        var view = new JsonView(text);
        view.write(view.value(), 0, 0);
        return view.out;
    }

    /** A value: its text where it is a scalar, else what it holds. */
    private record Value(String text, List<Member> members) {
        boolean isContainer() {
            return !members.isEmpty();
        }
    }

    /** A value in a container; {@code name} is empty in an array, and else in quotes. */
    private record Member(String name, Value value) {}

    private Value value() {
        int start = at;
        List<Member> members = new ArrayList<>();
        char c = text.charAt(at);
        if (c == '{' || c == '[') {
            at++;
            while (text.charAt(at) != '}' && text.charAt(at) != ']') {
                String name = "";
                if (c == '{') {
                    name = scalar();
                    at++;
                }
                members.add(new Member(name, value()));
                if (text.charAt(at) == ',') {
                    at++;
                }
            }
            at++;
        } else {
            scalar();
        }
        return new Value(text.substring(start, at), members);
    }

    private String scalar() {
        int start = at;
        if (text.charAt(at) == '"') {
            for (at++; text.charAt(at) != '"'; at++) {
                if (text.charAt(at) == '\\') {
                    at++;
                }
            }
            at++;
        } else {
            while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
        }
        return text.substring(start, at);
    }

    /** @param before how many characters stand before it in its line */
    private void write(Value value, int indent, int before) {
        if (!value.isContainer()) {
            out.with(scalar(value.text()));
            return;
        }
        boolean object = value.text().startsWith("{");
        boolean fits = before + value.text().length() + 2 * value.members().size() + 2 <= WIDTH;
        String inner = fits ? (object ? " " : "") : "\n" + " ".repeat(indent + 2);
        String separator = fits ? ", " : "," + inner;
        out.with(object ? "{" : "[").with(inner);
        boolean first = true;
        for (Member member : value.members()) {
            out.with(first ? "" : separator);
            first = false;
            if (object) {
                out.with(Html.element("span", "class", "k").with(member.name())).with(": ");
            }
            write(member.value(), indent + 2, indent + 4 + member.name().length());
        }
        out.with(fits ? inner : "\n" + " ".repeat(indent)).with(object ? "}" : "]");
    }

    private static Html scalar(String text) {
        char c = text.charAt(0);
        if (c == '"') {
            return Html.element("span", "class", "s").with(text);
        }
        return c == '{' || c == '['
                ? Html.text(text)
                : Html.element("span", "class", "n").with(text);
    }
}
