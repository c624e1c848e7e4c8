package dev.callwire.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.callwire.processor.model.ClassRef;
import dev.callwire.processor.model.Contract;
import java.util.ArrayList;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** What all generated source files have in common. */
final class Sources {
    private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");
    private static final String PROCESSOR = "dev.callwire.processor.RpcServiceProcessor";

    private static final int LONGEST_COMMENT = 90;
    private static final String NESTED = ". @";

    /** Looks back, for a quote or a comment, only from where it has found something. */
    private static final Pattern NESTED_ANNOTATION = Pattern.compile("(?m)(\\w)\\. @(?<=^[^\"*]{0,204})");

    private Sources() {}

    /** The beginning of a class that belongs to an interface. */
    static TypeSpec.Builder type(Contract contract, ClassRef name) {
        return type(contract, name, contract.sourceNames().warnings());
    }

    /** The beginning of a class that belongs to an interface, and that would have these warnings. */
    static TypeSpec.Builder type(Contract contract, ClassRef name, SortedSet<String> warnings) {
        var type = TypeSpec.classBuilder(name.simpleName());
        if (contract.sourceNames().marked()) {
            type.addAnnotation(AnnotationSpec.builder(GENERATED)
                    .addMember("value", "$S", PROCESSOR)
                    .addMember(
                            "comments",
                            "$S",
                            "Generated from " + contract.type().canonicalName())
                    .build());
        }
        if (!warnings.isEmpty()) {
            type.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", warnings.size() == 1 ? "$L" : "{$L}", quoted(warnings))
                    .build());
        }
        return type.addModifiers(Modifier.FINAL);
    }

    /** The names that mean something else in a class which implements the interface. */
    static String[] inherited(Contract contract) {
        var names = new TreeSet<>(contract.sourceNames().inherited());
        if (names.contains("Flow")) {
            names.add("Publisher"); // JavaPoet knows a nested type by its own name alone
        }
        return names.toArray(String[]::new);
    }

    private static CodeBlock quoted(Iterable<String> texts) {
        var blocks = new ArrayList<CodeBlock>();
        texts.forEach(each -> blocks.add(CodeBlock.of("$S", each)));
        return CodeBlock.join(blocks, ", ");
    }

    /** The finished file. */
    static SourceFile file(Contract contract, ClassRef name, TypeSpec.Builder type) {
        var qualified = contract.sourceNames().hidden().toArray(String[]::new);
        var text = JavaFile.builder(
                        name.packageName(), type.alwaysQualify(qualified).build())
                .skipJavaLangImports(true)
                .indent("  ")
                .build()
                .toString();
        return new SourceFile(name.canonicalName(), escaped(tidied(text)));
    }

    /** What JavaPoet lays out otherwise than a person would: blanks, comments of one line, annotations of nested types. */
    private static String tidied(String text) {
        var lines = text.split("\n", -1);
        var tidy = new StringBuilder(text.length());
        for (int i = 0; i < lines.length; i++) {
            tidy.append(i == 0 ? "" : "\n");
            if (isCommentOfOneLine(lines, i)) {
                tidy.append(lines[i]).append(lines[i + 1].strip().substring(1)).append(" */");
                i += 2;
            } else {
                tidy.append(withoutTrailingBlanks(lines[i]));
            }
        }
        return tidy.indexOf(NESTED) < 0
                ? tidy.toString()
                : NESTED_ANNOTATION.matcher(tidy).replaceAll("$1.@");
    }

    private static String withoutTrailingBlanks(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        return line.substring(0, end);
    }

    /** Whether a comment begins here that has one line, and a short one. */
    private static boolean isCommentOfOneLine(String[] lines, int at) {
        if (at + 2 >= lines.length || !lines[at].endsWith("/**")) {
            return false;
        }
        var indent = lines[at].substring(0, lines[at].length() - "/**".length());
        var content = withoutTrailingBlanks(lines[at + 1]);
        int length = content.length() - indent.length() - " * ".length();
        return indent.isBlank()
                && content.startsWith(indent + " * ")
                && length >= 1
                && length <= LONGEST_COMMENT
                && withoutTrailingBlanks(lines[at + 2]).equals(indent + " */");
    }

    /** The same text, fit for any encoding that the compiler may write it in. Comments stay as they are. */
    private static String escaped(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text;
        }
        return text.lines()
                .map(line -> isComment(line) ? line : escapedLine(line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean isComment(String line) {
        var start = line.stripLeading();
        return start.startsWith("/**") || start.startsWith("*");
    }

    private static String escapedLine(String line) {
        return line.chars()
                .mapToObj(c -> c < 128 ? Character.toString(c) : String.format("\\u%04x", c))
                .collect(Collectors.joining());
    }
}
