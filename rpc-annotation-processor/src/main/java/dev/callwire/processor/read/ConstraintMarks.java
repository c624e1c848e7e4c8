package dev.callwire.processor.read;

import dev.callwire.schema.Constraints;
import dev.callwire.schema.TypeSchema;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The constraints of Jakarta Validation, known by their names alone. They describe values, and nobody checks them on the way. */
final class ConstraintMarks {
    private static final List<String> PACKAGES = List.of("jakarta.validation.", "javax.validation.");

    /** What says, among other things, that a value is there. */
    private static final Set<String> PRESENT = Set.of("NotNull", "NotEmpty", "NotBlank");

    private ConstraintMarks() {}

    /** A type with what annotations say of its values, as far as it can be said of such. */
    static TypeSchema constrain(TypeSchema schema, AnnotatedConstruct... annotated) {
        return schema instanceof TypeSchema.NullableType nullable
                ? constrainPlain(nullable.schema(), annotated).orNull()
                : constrainPlain(schema, annotated);
    }

    private static TypeSchema constrainPlain(TypeSchema schema, AnnotatedConstruct... annotated) {
        var said =
                schema instanceof TypeSchema.ConstrainedType constrained ? constrained.constraints() : Constraints.NONE;
        var plain = schema instanceof TypeSchema.ConstrainedType constrained ? constrained.schema() : schema;
        for (var each : annotated) {
            said = said.and(fitting(plain, of(each, new HashSet<>())));
        }
        return said.equals(Constraints.NONE) ? schema : new TypeSchema.ConstrainedType(plain, said);
    }

    private static Constraints fitting(TypeSchema schema, Constraints constraints) {
        if (schema instanceof TypeSchema.IntegerType || schema instanceof TypeSchema.NumberType) {
            return constraints.ofNumbers();
        }
        if (schema instanceof TypeSchema.StringType) {
            return constraints.ofStrings();
        }
        return schema instanceof TypeSchema.ArrayType || schema instanceof TypeSchema.MapType
                ? constraints.ofContainers()
                : Constraints.NONE;
    }

    /** Whether one of some elements is marked as something that is always there. */
    static boolean requirePresence(List<? extends Element> elements) {
        return elements.stream()
                .flatMap(each -> each.getAnnotationMirrors().stream())
                .anyMatch(each -> isPresence(name(each)) && isAlways(each));
    }

    private static boolean isPresence(@Nullable String name) {
        return name != null && PRESENT.contains(name);
    }

    private static Constraints of(AnnotatedConstruct annotated, Set<TypeElement> seen) {
        var all = Constraints.NONE;
        for (var mirror : annotated.getAnnotationMirrors()) {
            if (isAlways(mirror)) {
                all = all.and(of(mirror, seen));
            }
        }
        return all;
    }

    private static Constraints of(AnnotationMirror mirror, Set<TypeElement> seen) {
        var type = (TypeElement) mirror.getAnnotationType().asElement();
        var mark = new Mark(type, mirror);
        var name = name(mirror);
        if (name == null) {
            // One that is made of others has them on itself.
            var isMade = PACKAGES.stream().anyMatch(each -> Mark.on(type, each + "Constraint") != null);
            return isMade && seen.add(type) ? of(type, seen) : Constraints.NONE;
        }
        if (name.equals("List")) {
            var all = Constraints.NONE;
            for (var each : mark.marks("value")) {
                all = isAlways(each.mirror()) ? all.and(of(each.mirror(), seen)) : all;
            }
            return all;
        }
        return of(name, mark);
    }

    private static Constraints of(String name, Mark mark) {
        return switch (name) {
            case "Min" -> Constraints.from(number(mark), false);
            case "Max" -> Constraints.upTo(number(mark), false);
            case "DecimalMin" -> {
                var bound = decimal(mark);
                yield bound == null ? Constraints.NONE : Constraints.from(bound, !mark.flag("inclusive", true));
            }
            case "DecimalMax" -> {
                var bound = decimal(mark);
                yield bound == null ? Constraints.NONE : Constraints.upTo(bound, !mark.flag("inclusive", true));
            }
            case "Positive" -> Constraints.from(BigDecimal.ZERO, true);
            case "PositiveOrZero" -> Constraints.from(BigDecimal.ZERO, false);
            case "Negative" -> Constraints.upTo(BigDecimal.ZERO, true);
            case "NegativeOrZero" -> Constraints.upTo(BigDecimal.ZERO, false);
            case "Size" -> size(mark);
            case "NotEmpty" -> Constraints.ofSize(1, null);
            case "NotBlank" -> Constraints.ofSize(1, null).and(Constraints.matching("[\\s\\S]*\\S[\\s\\S]*"));
            case "Digits" -> digits(mark);
            case "Email" -> Constraints.ofEmail().and(pattern(mark, "regexp"));
            case "Pattern" -> pattern(mark, "regexp");
            default -> Constraints.NONE;
        };
    }

    private static BigDecimal number(Mark mark) {
        var value = mark.value("value");
        return value != null && value.getValue() instanceof Long number ? BigDecimal.valueOf(number) : BigDecimal.ZERO;
    }

    private static @Nullable BigDecimal decimal(Mark mark) {
        try {
            return new BigDecimal(mark.text("value", ""));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Constraints size(Mark mark) {
        var minimum = mark.number("min", 0);
        var maximum = mark.number("max", Integer.MAX_VALUE);
        return Constraints.ofSize(
                minimum <= 0 ? null : minimum, maximum == Integer.MAX_VALUE ? null : Math.max(0, maximum));
    }

    private static Constraints digits(Mark mark) {
        var bound = BigDecimal.TEN.pow(Math.max(0, mark.number("integer", 0)));
        return Constraints.from(bound.negate(), true)
                .and(Constraints.upTo(bound, true))
                .and(Constraints.ofFraction(Math.max(0, mark.number("fraction", 0))));
    }

    private static Constraints pattern(Mark mark, String member) {
        var pattern = mark.text(member, "");
        var isPlain = mark.value("flags") == null;
        return pattern.isEmpty() || !isPlain ? Constraints.NONE : Constraints.matching(pattern);
    }

    /** Whether a constraint belongs to no group of them, of which only some are asked for. */
    private static boolean isAlways(AnnotationMirror mirror) {
        return new Mark(mirror.getAnnotationType().asElement(), mirror)
                .types("groups")
                .isEmpty();
    }

    /** The simple name of a constraint that the specification has, or null. */
    private static @Nullable String name(AnnotationMirror mirror) {
        var name = Mark.name(mirror);
        return PACKAGES.stream().anyMatch(each -> name.startsWith(each + "constraints."))
                ? mirror.getAnnotationType().asElement().getSimpleName().toString()
                : null;
    }
}
