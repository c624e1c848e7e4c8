package dev.callwire.maven.docs;

import static dev.callwire.maven.docs.Html.element;

import dev.callwire.schema.MethodSchema;
import dev.callwire.schema.ParamSchema;
import dev.callwire.schema.ResultSchema;
import java.util.List;

/** A method or event in a line, or in one for each parameter where there are many. */
final class Signature {
    private static final int LONGEST = 60;

    private Signature() {}

    static Html of(MethodSchema method, String name, TypeText types) {
        Html line = params(name, method.params(), types);
        ResultSchema result = method.result();
        if (result != null) {
            line.with(" → ").with(result.stream() == null ? "" : "stream of ").with(types.write(result.schema()));
        }
        return element("pre", "class", "signature", "tabindex", "0")
                .with(element("code").with(line));
    }

    static Html of(String topic, List<ParamSchema> params, TypeText types) {
        return element("pre", "class", "signature", "tabindex", "0")
                .with(element("code").with(params(topic, params, types)));
    }

    private static Html params(String name, List<ParamSchema> params, TypeText types) {
        int length = name.length()
                + params.stream().mapToInt(param -> param.name().length() + 12).sum();
        boolean fits = params.size() < 2 || length <= LONGEST;
        Html line = Html.group().with(element("b").with(name)).with("(").with(fits ? "" : "\n  ");
        for (int i = 0; i < params.size(); i++) {
            ParamSchema param = params.get(i);
            line.with(i == 0 ? "" : fits ? ", " : ",\n  ")
                    .with(element("span", "class", "param").with(param.name()))
                    .with(param.required() ? ": " : "?: ")
                    .with(param.stream() == null ? "" : "stream of ")
                    .with(types.write(param.schema()));
        }
        return line.with(fits ? ")" : "\n)");
    }
}
