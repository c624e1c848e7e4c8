package dev.callwire.processor.read;

import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Which members of a class the JSON library finds without their being marked, as {@code @JsonAutoDetect} says. */
record Visibility(Level fields, Level getters, Level isGetters, Level setters) {
    private static final Visibility USUAL =
            new Visibility(Level.PUBLIC_ONLY, Level.PUBLIC_ONLY, Level.PUBLIC_ONLY, Level.ANY);

    /** The library's words for it. */
    enum Level {
        ANY,
        NON_PRIVATE,
        PROTECTED_AND_PUBLIC,
        PUBLIC_ONLY,
        NONE;

        /** Whether a member is found. */
        boolean includes(Element member) {
            Set<Modifier> modifiers = member.getModifiers();
            return switch (this) {
                case ANY -> true;
                case NON_PRIVATE -> !modifiers.contains(Modifier.PRIVATE);
                case PROTECTED_AND_PUBLIC ->
                    modifiers.contains(Modifier.PUBLIC) || modifiers.contains(Modifier.PROTECTED);
                case PUBLIC_ONLY -> modifiers.contains(Modifier.PUBLIC);
                case NONE -> false;
            };
        }

        private static Level of(Mark mark, String member, Level usual) {
            var constant = mark.constant(member, "DEFAULT");
            return constant.equals("DEFAULT") ? usual : valueOf(constant);
        }
    }

    static Visibility of(Compilation compilation, TypeElement type) {
        var mark = Jackson.inherited(compilation, type, Jackson.AUTO_DETECT);
        return mark == null
                ? USUAL
                : new Visibility(
                        Level.of(mark, "fieldVisibility", USUAL.fields),
                        Level.of(mark, "getterVisibility", USUAL.getters),
                        Level.of(mark, "isGetterVisibility", USUAL.isGetters),
                        Level.of(mark, "setterVisibility", USUAL.setters));
    }
}
