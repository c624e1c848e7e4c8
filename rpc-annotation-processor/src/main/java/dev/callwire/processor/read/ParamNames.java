package dev.callwire.processor.read;

import dev.callwire.annotation.RpcParam;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** The names of parameters. */
final class ParamNames {
    private ParamNames() {}

    /** Whether a method's parameters have the names of their declaration; some class files do not keep them. */
    static boolean areKnown(Compilation compilation, ExecutableElement method) {
        if (compilation.isSource(method)) {
            return true;
        }
        var index = 0;
        for (var parameter : method.getParameters()) {
            if (!parameter.getSimpleName().contentEquals("arg" + index++)) {
                return true;
            }
        }
        return index == 0;
    }

    /** The name on the wire. */
    static String wireName(VariableElement parameter) {
        var mark = Mark.on(parameter, RpcParam.class);
        var own = parameter.getSimpleName().toString();
        return mark == null ? own : mark.text("value", own);
    }
}
