package dev.callwire.processor.read;

import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Properties that are left out of what is written although they are not null, as {@code @JsonInclude} says. */
final class Absences {
    private static final Set<String> MAY_BE_EMPTY =
            Set.of("java.lang.CharSequence", "java.util.Collection", "java.util.Map", "java.util.Calendar");

    private final Compilation compilation;

    Absences(Compilation compilation) {
        this.compilation = compilation;
    }

    /** Whether a value that is not null may make the library leave out its property. */
    boolean mayLeaveOut(Property property, TypeElement type) {
        var include = Stream.concat(
                        property.accessors().stream()
                                .flatMap(each -> Stream.ofNullable(Mark.on(each, Jackson.INCLUDE))),
                        Stream.ofNullable(Jackson.inherited(compilation, type, Jackson.INCLUDE)))
                .map(mark -> mark.constant("value", "ALWAYS"))
                .filter(value -> !value.equals("USE_DEFAULTS"))
                .findFirst()
                .orElse("ALWAYS");
        return switch (include) {
            case "NON_EMPTY" -> mayBeEmpty(property.type());
            case "NON_DEFAULT", "CUSTOM" -> true;
            default -> false;
        };
    }

    private boolean mayBeEmpty(TypeMirror type) {
        return type.getKind() == TypeKind.ARRAY
                || (type.getKind() == TypeKind.DECLARED
                        && MAY_BE_EMPTY.stream().anyMatch(each -> compilation.isSubtype(type, each)));
    }
}
