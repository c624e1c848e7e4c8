package dev.callwire.schema;

import java.util.Optional;

/** Regular expressions of Java that mean the same to ECMAScript, of which JSON Schema's are. */
final class PortablePattern {

    private static final String ESCAPES = "dDwWsSbBtnrfv\\.*+?()[]{}^$|/";
    private static final String CLASS_ESCAPES = "dDwWsStnrfv\\.*+?()[]{}^$|/-";

    private PortablePattern() {}

    /** The expression for a string that it matches as a whole, unless ECMAScript would read it otherwise or not at all. */
    static Optional<String> of(String pattern) {
        return isPortable(pattern) ? Optional.of("^(?:" + pattern + ")$") : Optional.empty();
    }

    private static boolean isPortable(String pattern) {
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                int end = escapeEnd(pattern, i, inClass);
                if (end < 0) {
                    return false;
                }
                i = end;
            } else if (inClass) {
                if (c == '[' || pattern.startsWith("&&", i)) {
                    return false;
                }
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
                // A bracket that comes first belongs to the class in Java, and ends it in ECMAScript.
                int first = pattern.startsWith("^", i + 1) ? i + 2 : i + 1;
                if (pattern.startsWith("]", first)) {
                    return false;
                }
            } else if (isForeign(pattern, i)) {
                return false;
            }
        }
        return !inClass;
    }

    /** Where an escape ends that is the same in both, or -1. */
    private static int escapeEnd(String pattern, int start, boolean inClass) {
        if (start + 1 == pattern.length()) {
            return -1;
        }
        char c = pattern.charAt(start + 1);
        if (c == 'u' && pattern.substring(start + 2).matches("(?s)\\p{XDigit}{4}.*")) {
            return start + 5;
        }
        if (c == 'p' || c == 'P') {
            return pattern.substring(start + 2).matches("(?s)\\{(L|Lu|Ll|N|Nd)}.*") ? pattern.indexOf('}', start) : -1;
        }
        return (inClass ? CLASS_ESCAPES : ESCAPES).indexOf(c) >= 0 ? start + 1 : -1;
    }

    /** Flags, names and possessive quantifiers, and braces and brackets that stand for themselves. */
    private static boolean isForeign(String pattern, int i) {
        char c = pattern.charAt(i);
        return switch (c) {
            case '(' ->
                pattern.startsWith("?", i + 1)
                        && !pattern.startsWith("?:", i + 1)
                        && !pattern.startsWith("?=", i + 1)
                        && !pattern.startsWith("?!", i + 1);
            case '+' -> i > 0 && "*+?}".indexOf(pattern.charAt(i - 1)) >= 0 && !isEscaped(pattern, i - 1);
            case '{' -> !pattern.substring(i).matches("(?s)\\{\\d+(,\\d*)?}.*");
            case ']' -> true;
            default -> false;
        };
    }

    private static boolean isEscaped(String pattern, int at) {
        int backslashes = 0;
        while (at - backslashes > 0 && pattern.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
