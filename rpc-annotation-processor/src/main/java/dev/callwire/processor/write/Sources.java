package dev.callwire.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.callwire.processor.model.ClassRef;
import dev.callwire.processor.model.ServiceModel;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** What all generated source files have in common. */
final class Sources {
    private static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");
    private static final String PROCESSOR = "dev.callwire.processor.RpcServiceProcessor";

    private static final Pattern ONE_LINE_COMMENT = Pattern.compile("(?m)^( *)/\\*\\*\n\\1 \\* (.{1,90})\n\\1 \\*/$");
    private static final Pattern TRAILING_BLANKS = Pattern.compile("(?m) +$");

    /** Looks back, for a quote or a comment, only from where it has found something. */
    private static final Pattern NESTED_ANNOTATION = Pattern.compile("(?m)(\\w)\\. @(?<=^[^\"*]{0,204})");

    private Sources() {}

    /** The beginning of a class that belongs to a service. */
    static TypeSpec.Builder type(ServiceModel service, ClassRef name) {
        var type = TypeSpec.classBuilder(name.simpleName());
        if (service.sourceNames().marked()) {
            type.addAnnotation(AnnotationSpec.builder(GENERATED)
                    .addMember("value", "$S", PROCESSOR)
                    .addMember(
                            "comments", "$S", "Generated from " + service.type().canonicalName())
                    .build());
        }
        var warnings = service.sourceNames().warnings();
        if (!warnings.isEmpty()) {
            type.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", warnings.size() == 1 ? "$L" : "{$L}", quoted(warnings))
                    .build());
        }
        return type.addModifiers(Modifier.FINAL);
    }

    private static CodeBlock quoted(Iterable<String> texts) {
        var blocks = new ArrayList<CodeBlock>();
        texts.forEach(each -> blocks.add(CodeBlock.of("$S", each)));
        return CodeBlock.join(blocks, ", ");
    }

    /** The finished file. */
    static SourceFile file(ServiceModel service, ClassRef name, TypeSpec.Builder type) {
        var qualified = service.sourceNames().hidden().toArray(String[]::new);
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
        var oneLine = ONE_LINE_COMMENT
                .matcher(TRAILING_BLANKS.matcher(text).replaceAll(""))
                .replaceAll("$1/** $2 */");
        return NESTED_ANNOTATION.matcher(oneLine).replaceAll("$1.@");
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
