package dev.callwire.maven.typescript;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What may stand as a name or a string in TypeScript, made of what stands in a schema. */
final class Identifiers {
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern OUTSIDE = Pattern.compile("[^\\p{L}\\p{N}_$]+");
    private static final Pattern WORD_BREAK =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    /** Words that are no names of variables. */
    private static final Set<String> KEYWORDS = Set.of(
            "arguments",
            "async",
            "await",
            "break",
            "case",
            "catch",
            "class",
            "const",
            "continue",
            "debugger",
            "default",
            "delete",
            "do",
            "else",
            "enum",
            "eval",
            "export",
            "extends",
            "false",
            "finally",
            "for",
            "function",
            "if",
            "implements",
            "import",
            "in",
            "instanceof",
            "interface",
            "let",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "static",
            "super",
            "switch",
            "this",
            "throw",
            "true",
            "try",
            "typeof",
            "undefined",
            "var",
            "void",
            "while",
            "with",
            "yield");

    /** Members that mean something on every object, or on every promise's. */
    private static final Set<String> MEMBERS = Set.of(
            "constructor",
            "prototype",
            "then",
            "toString",
            "toLocaleString",
            "toJSON",
            "valueOf",
            "hasOwnProperty",
            "isPrototypeOf",
            "propertyIsEnumerable");

    private Identifiers() {}

    /** A variable of that name, or one like it that is not taken. */
    static String variable(String name, Collection<String> taken) {
        String plain = plain(name);
        return fresh(KEYWORDS.contains(plain) ? plain + "_" : plain, taken);
    }

    /** A member of a class, of that name or one like it that is not taken. */
    static String member(String name, Collection<String> taken) {
        String plain = plain(name);
        return fresh(MEMBERS.contains(plain) || plain.startsWith("__") ? plain + "_" : plain, taken);
    }

    /** The name without what no identifier has. */
    static String plain(String name) {
        String plain = OUTSIDE.matcher(name).replaceAll("_");
        return plain.isEmpty() || Character.isDigit(plain.codePointAt(0)) ? "_" + plain : plain;
    }

    /** The name, or with the first number from 2 on that makes it a new one. */
    static String fresh(String name, Collection<String> taken) {
        String candidate = name;
        for (int number = 2; taken.contains(candidate); number++) {
            candidate = name + number;
        }
        return candidate;
    }

    /** {@code CALL_ME} for {@code callMe}. */
    static String constant(String name) {
        return WORD_BREAK.matcher(plain(name)).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /** {@code order-events} for {@code OrderEvents}. */
    static String fileName(String name) {
        return WORD_BREAK.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** {@code orderEvents} for {@code OrderEvents}. */
    static String decapitalised(String name) {
        int end = name.offsetByCodePoints(0, 1);
        return name.substring(0, end).toLowerCase(Locale.ROOT) + name.substring(end);
    }

    /** The name of a property, where types and literals have one; in quotes where it has to be. */
    static String property(String name) {
        return IDENTIFIER.matcher(name).matches() ? name : string(name);
    }

    /** A string literal. */
    static String string(String text) {
        var literal = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '\\') {
                literal.append('\\').append(c);
            } else if (c == '\n') {
                literal.append("\\n");
            } else if (isHarmless(text, i)) {
                literal.append(c);
            } else {
                literal.append(String.format("\\u%04x", (int) c));
            }
        }
        return literal.append('\'').toString();
    }

    /** Whether the character at a place is seen as what it is: neither control nor layout, and no half of a pair. */
    static boolean isHarmless(String text, int place) {
        char c = text.charAt(place);
        if (Character.isHighSurrogate(c)) {
            return place + 1 < text.length() && Character.isLowSurrogate(text.charAt(place + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return place > 0 && Character.isHighSurrogate(text.charAt(place - 1));
        }
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.UNASSIGNED;
    }
}
