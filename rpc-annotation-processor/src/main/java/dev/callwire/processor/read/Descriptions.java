package dev.callwire.processor.read;

import dev.callwire.annotation.RpcSchema;
import dev.callwire.schema.JsonSchemaText;
import dev.callwire.schema.TypeSchema;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What {@code @RpcSchema} says of values whose JSON the compiler cannot know. */
final class Descriptions {
    private final Problems problems;
    private final DataTypes types;

    Descriptions(Problems problems, DataTypes types) {
        this.problems = problems;
        this.types = types;
    }

    /** The annotation on one of some elements, or null. */
    static @Nullable Mark on(List<? extends Element> elements) {
        return elements.stream()
                .flatMap(each -> Stream.ofNullable(Mark.on(each, RpcSchema.class)))
                .findFirst()
                .orElse(null);
    }

    /** The annotation of a type where it is used, or null. */
    static @Nullable Mark on(TypeMirror type, Element where) {
        return type.getAnnotationMirrors().stream()
                .filter(each -> Mark.name(each).equals(RpcSchema.class.getName()))
                .map(each -> new Mark(where, each))
                .findFirst()
                .orElse(null);
    }

    /** What an annotation says, or null when it breaks a rule. */
    @Nullable
    TypeSchema read(Mark mark, Site site) {
        if (!check(mark, problems)) {
            return null;
        }
        var as = as(mark);
        return as != null ? types.read(as, site) : new TypeSchema.DescribedType(mark.text("value", ""));
    }

    private static @Nullable TypeMirror as(Mark mark) {
        var as = mark.type("as");
        return as == null || as.getKind() == TypeKind.VOID ? null : as;
    }

    /** Reports an annotation that breaks a rule. */
    static boolean check(Mark mark, Problems problems) {
        if (mark.isUnresolved()) {
            problems.unresolved();
            return false;
        }
        var text = mark.text("value", "");
        var as = as(mark);
        if (text.isEmpty() == (as == null)) {
            problems.error(
                    mark,
                    "@RpcSchema says how values stand in JSON, by a JSON Schema or by a type that is written alike."
                            + " Found " + (as == null ? "neither" : "both")
                            + ". Write @RpcSchema(\"{\u2026}\") or @RpcSchema(as = \u2026).");
            return false;
        }
        if (as != null) {
            return isAnother(mark, as, problems);
        }
        try {
            JsonSchemaText.compact(text);
            return true;
        } catch (IllegalArgumentException e) {
            problems.error(mark, "value", "@RpcSchema holds a JSON Schema. " + e.getMessage());
            return false;
        }
    }

    private static boolean isAnother(Mark mark, TypeMirror as, Problems problems) {
        if (mark.element() instanceof TypeElement own
                && as instanceof DeclaredType declared
                && declared.asElement().equals(own)) {
            problems.error(
                    mark,
                    "as",
                    "@RpcSchema names another type, which is written alike. Found the type that it stands on. Name one"
                            + " whose JSON is known, such as String.");
            return false;
        }
        return true;
    }
}
