package dev.callwire.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks lines that are too long where a person would: JavaPoet fills them, wherever they happen to end. */
final class Layout {
    private static final int WIDTH = 100;
    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+ ?(?=[A-Z@])");

    private Layout() {}

    /** Whether code fits into a line that is indented by so many blanks. */
    static boolean fits(int indent, CodeBlock code) {
        var text = code.toString();
        return indent + text.length() <= WIDTH
                || indent + PACKAGES.matcher(text).replaceAll("").length() <= WIDTH;
    }

    /** A call and what is called on its result: in one line, or each step in a line of its own. */
    static CodeBlock chain(CodeBlock start, List<CodeBlock> steps) {
        if (steps.isEmpty()) {
            return start;
        }
        var chain = CodeBlock.builder().add(start).add("$>$>");
        steps.forEach(step -> chain.add("\n$L", step));
        return chain.add("$<$<").build();
    }

    /** The argument of a lambda with a chain of calls on it: in one line, or each call in a line of its own. */
    static CodeBlock lambda(int indent, CodeBlock start, List<CodeBlock> steps) {
        var line = CodeBlock.of("$L$L", start, CodeBlock.join(steps, ""));
        return fits(indent, line) ? line : chain(start, steps);
    }
}
