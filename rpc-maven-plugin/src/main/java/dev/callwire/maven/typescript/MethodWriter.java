package dev.callwire.maven.typescript;

import static dev.callwire.maven.typescript.SourceFile.RUNTIME;

import dev.callwire.maven.typescript.TypeWriter.Side;
import dev.callwire.schema.ErrorSchema;
import dev.callwire.schema.MethodKind;
import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.ParamStyle;
import dev.callwire.schema.ResultSchema;
import dev.callwire.schema.StreamSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes one method: as its callers see it, as those who serve it do, and as the wire does. */
final class MethodWriter {
    private final SourceFile file;
    private final TypeWriter types;
    private final ReferenceWriter references;
    private final MethodSchema method;
    private final String member;
    private final String constant;
    private final List<String> errors;
    private final List<String> params;
    private final String options;
    private final String context;

    /**
     * @param member what the method is called in classes
     * @param constant what its description is called
     * @param errors the classes of its errors, in their order
     */
    MethodWriter(
            SourceFile file,
            TypeWriter types,
            ReferenceWriter references,
            MethodSchema method,
            String member,
            String constant,
            List<String> errors) {
        this.file = file;
        this.types = types;
        this.references = references;
        this.method = method;
        this.member = member;
        this.constant = constant;
        this.errors = errors;
        Set<String> taken = new HashSet<>(Set.of(constant));
        params = method.params().stream()
                .map(param -> {
                    String name = Identifiers.variable(param.name(), taken);
                    taken.add(name);
                    return name;
                })
                .toList();
        options = taken.contains("options") ? Identifiers.fresh("callOptions", taken) : "options";
        context = taken.contains("call") ? Identifiers.fresh("callContext", taken) : "call";
    }

    String constant() {
        return constant;
    }

    /** Whether a client may serve it. */
    boolean isServable() {
        ResultSchema result = method.result();
        return result == null || result.stream() == null || result.stream().subscription() == null;
    }

    /** The method in an interface, as its callers see it. */
    void declaration() {
        file.lines("  ", comment().lines());
        file.list("  ", member + "(", parameters(Side.GIVEN), "): " + returned() + ";");
    }

    /** The method in the client's class. */
    void definition() {
        var arguments = new ArrayList<>(List.of(constant, "[" + String.join(", ", params) + "]", options));
        file.list("  ", member + "(", parameters(Side.GIVEN), "): " + returned() + " {");
        file.line("    return this.#peer." + verb() + "(" + String.join(", ", arguments) + ");");
        file.line("  }");
    }

    /** The method in an interface, as those see it who serve it. */
    void handler(boolean isDocumented) {
        var comment = isDocumented ? comment() : new JsDoc().text(method.doc().summary());
        file.lines("  ", comment.lines());
        file.list("  ", member + "(", parameters(Side.RECEIVED), "): " + handled() + ";");
    }

    /** The method as the wire sees it. */
    void description() {
        List<String> members = new ArrayList<>();
        members.add("name: " + Identifiers.string(method.name()));
        members.add("member: " + Identifiers.string(member));
        strings("params", method.params().stream().map(ParamSchema::name).toList(), members);
        strings(
                "optional",
                method.params().stream()
                        .filter(param -> !param.required())
                        .map(ParamSchema::name)
                        .toList(),
                members);
        if (method.paramStyle() != ParamStyle.BY_NAME) {
            members.add("style: " + (method.paramStyle() == ParamStyle.WHOLE ? "'whole'" : "'position'"));
        }
        if (method.idempotent()) {
            members.add("idempotent: true");
        }
        stream(members);
        strings(
                "streams",
                method.params().stream()
                        .filter(param -> param.stream() != null)
                        .map(ParamSchema::name)
                        .toList(),
                members);
        if (!errors.isEmpty()) {
            members.add("errors: [" + String.join(", ", errors) + "]");
        }
        references(members);
        file.list("", "const " + constant + ": " + file.type("Method", RUNTIME) + " = {", members, "};");
    }

    private void stream(List<String> members) {
        StreamSchema stream = resultStream();
        if (stream == null) {
            return;
        }
        members.add("stream: true");
        if (stream.tracked()) {
            members.add("tracked: true");
        }
        if (stream.subscription() != null) {
            members.add("subscription: { notification: "
                    + Identifiers.string(stream.subscription().notification()) + ", unsubscribe: "
                    + Identifiers.string(stream.subscription().unsubscribe()) + " }");
        }
    }

    private void references(List<String> members) {
        List<String> found = new ArrayList<>();
        for (ParamSchema param : method.params()) {
            String expression = param.stream() == null ? references.write(param.schema()) : null;
            if (expression != null) {
                found.add("[" + Identifiers.string(param.name()) + ", " + expression + "]");
            }
        }
        if (!found.isEmpty()) {
            members.add("references: [" + String.join(", ", found) + "]");
        }
        ResultSchema result = method.result();
        String expression = result == null || result.stream() != null ? null : references.write(result.schema());
        if (expression != null) {
            members.add("result: " + expression);
        }
    }

    private static void strings(String name, List<String> values, List<String> members) {
        if (!values.isEmpty()) {
            members.add(
                    name + ": [" + values.stream().map(Identifiers::string).collect(Collectors.joining(", ")) + "]");
        }
    }

    private @Nullable StreamSchema resultStream() {
        return method.result() == null ? null : method.result().stream();
    }

    private String verb() {
        if (method.kind() == MethodKind.NOTIFICATION) {
            return "notify";
        }
        return resultStream() == null ? "call" : "stream";
    }

    private String returned() {
        ResultSchema result = method.result();
        if (result == null) {
            return "Promise<void>";
        }
        String type = types.result(result.schema(), Side.RECEIVED);
        return (result.stream() == null ? "Promise<" : "AsyncIterable<") + type + ">";
    }

    private String handled() {
        ResultSchema result = method.result();
        if (result == null) {
            return "void | Promise<void>";
        }
        String type = types.result(result.schema(), Side.GIVEN);
        if (result.stream() != null) {
            return "AsyncIterable<" + type + "> | Iterable<" + type + ">";
        }
        return type.equals("unknown") ? type : type + " | Promise<" + type + ">";
    }

    /** The parameters, and behind them what callers may ask for, or handlers are told. */
    private List<String> parameters(Side side) {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < params.size(); i++) {
            list.add(parameter(i, side));
        }
        if (side == Side.GIVEN) {
            String type = resultStream() == null ? "CallOptions" : "StreamOptions";
            list.add(options + "?: " + file.type(type, RUNTIME));
        } else {
            list.add(context + ": " + file.type("CallContext", RUNTIME));
        }
        return list;
    }

    private String parameter(int i, Side side) {
        ParamSchema param = method.params().get(i);
        String type = types.write(param.schema(), side);
        if (param.stream() != null) {
            type = "AsyncIterable<" + type + ">" + (side == Side.GIVEN ? " | Iterable<" + type + ">" : "");
        }
        boolean trails = side == Side.GIVEN && method.params().stream().skip(i).noneMatch(ParamSchema::required);
        if (param.required()) {
            return params.get(i) + ": " + type;
        }
        return params.get(i) + (trails ? "?: " : ": ") + type + (trails ? "" : " | undefined");
    }

    private JsDoc comment() {
        var comment = new JsDoc().doc(method.doc());
        for (int i = 0; i < params.size(); i++) {
            ParamSchema param = method.params().get(i);
            String text = said(param.doc().text(), Remarks.of(param.schema()));
            if (!text.isEmpty()) {
                comment.tag("@param " + params.get(i) + " -", text);
            }
        }
        ResultSchema result = method.result();
        if (result != null) {
            comment.tag("@returns", said(result.doc().text(), Remarks.of(result.schema())));
        }
        for (int i = 0; i < errors.size(); i++) {
            ErrorSchema error = method.errors().get(i);
            String text = "{@link " + errors.get(i) + "} " + error.doc().text();
            comment.tag("@throws", text);
        }
        return comment.deprecation(method.deprecation());
    }

    private static String said(String text, List<String> remarks) {
        if (remarks.isEmpty()) {
            return text;
        }
        String remark = String.join(" ", remarks);
        if (text.isEmpty()) {
            return remark;
        }
        return text + (text.endsWith(".") ? " " : ". ") + remark;
    }
}
