package dev.callwire.processor.read;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/** The JSON library's strategies by which names on the wire are made of Java's. */
final class Naming {
    private static final String STRATEGIES = "com.fasterxml.jackson.databind.PropertyNamingStrategies";
    private static final String ENUM_STRATEGIES = "com.fasterxml.jackson.databind.EnumNamingStrategies";
    private static final String OLD_STRATEGIES = "com.fasterxml.jackson.databind.PropertyNamingStrategy";

    private Naming() {}

    /** What a type makes of the names of its properties, or null where only the library knows. */
    static @Nullable UnaryOperator<String> of(Compilation compilation, TypeElement type) {
        var mark = Jackson.inherited(compilation, type, Jackson.NAMING);
        if (mark == null || mark.value("value") == null) {
            return UnaryOperator.identity();
        }
        return mark.type("value") instanceof DeclaredType strategy ? of((TypeElement) strategy.asElement()) : null;
    }

    /** What an enum makes of the names of its constants, or null where only the library knows. */
    static @Nullable UnaryOperator<String> ofConstants(TypeElement type) {
        var mark = Mark.on(type, Jackson.ENUM_NAMING);
        if (mark == null || mark.value("value") == null) {
            return UnaryOperator.identity();
        }
        if (!(mark.type("value") instanceof DeclaredType of)
                || !(of.asElement() instanceof TypeElement strategy)
                || !(strategy.getEnclosingElement() instanceof TypeElement around)
                || !around.getQualifiedName().contentEquals(ENUM_STRATEGIES)) {
            return null;
        }
        var known = of(strategy.getSimpleName().toString());
        return known == null ? null : name -> known.apply(camelCase(name));
    }

    private static String camelCase(String constant) {
        var words = constant.replaceAll("^_+", "").split("_+");
        return words[0].toLowerCase(Locale.ROOT)
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> capitalised(word.toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining());
    }

    private static @Nullable UnaryOperator<String> of(TypeElement strategy) {
        var name = strategy.getQualifiedName().toString();
        if (name.equals(OLD_STRATEGIES)) {
            return UnaryOperator.identity();
        }
        var around = strategy.getEnclosingElement();
        var isKnown = around instanceof TypeElement outer
                && (outer.getQualifiedName().contentEquals(STRATEGIES)
                        || outer.getQualifiedName().contentEquals(OLD_STRATEGIES));
        return isKnown ? of(strategy.getSimpleName().toString()) : null;
    }

    private static @Nullable UnaryOperator<String> of(String strategy) {
        return switch (strategy) {
            case "LowerCamelCaseStrategy" -> UnaryOperator.identity();
            case "UpperCamelCaseStrategy" -> Naming::capitalised;
            case "SnakeCaseStrategy" -> Naming::snake;
            case "UpperSnakeCaseStrategy" -> each -> snake(each).toUpperCase(Locale.ROOT);
            case "LowerCaseStrategy" -> each -> each.toLowerCase(Locale.ROOT);
            case "KebabCaseStrategy" -> each -> hyphenated(each, '-');
            case "LowerDotCaseStrategy" -> each -> hyphenated(each, '.');
            default -> null;
        };
    }

    private static String capitalised(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The first of some capitals gets an underscore before it, and none of the others; one that begins the name goes. */
    private static String snake(String name) {
        var result = new StringBuilder(name.length() * 2);
        var afterCapital = false;
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (i == 0 && c == '_') {
                continue;
            }
            var isCapital = Character.isUpperCase(c);
            if (isCapital && !afterCapital && !result.isEmpty() && result.charAt(result.length() - 1) != '_') {
                result.append('_');
            }
            result.append(isCapital ? Character.toLowerCase(c) : c);
            afterCapital = isCapital;
        }
        return result.isEmpty() ? name : result.toString();
    }

    /** Of some capitals, the first begins a word, and so does the last where others follow it. */
    private static String hyphenated(String name, char separator) {
        var result = new StringBuilder(name.length() * 2);
        var capitals = 0;
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                if (capitals == 0 && !result.isEmpty()) {
                    result.append(separator);
                }
                capitals++;
                result.append(Character.toLowerCase(c));
            } else {
                if (capitals > 1) {
                    result.insert(result.length() - 1, separator);
                }
                capitals = 0;
                result.append(c);
            }
        }
        return result.toString();
    }
}
