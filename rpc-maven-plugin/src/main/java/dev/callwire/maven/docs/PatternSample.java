package dev.callwire.maven.docs;

import org.jspecify.annotations.Nullable;

/** A text made up for a regular expression, as far as that is of the usual kind: the first alternative, and no more than has to be there. */
final class PatternSample {
    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 50;

    private final String pattern;
    private int at;

    private PatternSample(String pattern) {
        this.pattern = pattern;
    }

    /** Null if the expression is of another kind. Whether the text matches is yet to be seen. */
    static @Nullable String of(String pattern) {
        var sample = new PatternSample(pattern);
        String text = sample.alternatives(0);
        return sample.at == pattern.length() ? text : null;
    }

    private boolean isNext(char c) {
        return at < pattern.length() && pattern.charAt(at) == c;
    }

    private @Nullable String alternatives(int depth) {
        String first = sequence(depth);
        while (first != null && isNext('|')) {
            at++;
            if (sequence(depth) == null) {
                return null;
            }
        }
        return first;
    }

    private @Nullable String sequence(int depth) {
        var text = new StringBuilder();
        while (at < pattern.length() && !isNext('|') && !isNext(')')) {
            String atom = atom(depth);
            int times = atom == null ? -1 : times();
            if (atom == null || times < 0 || text.length() + times * atom.length() > LONGEST) {
                return null;
            }
            text.append(atom.repeat(times));
        }
        return text.toString();
    }

    private @Nullable String atom(int depth) {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> "a";
            case '\\' -> escape();
            case '[' -> charClass();
            case '(' -> group(depth);
            case '*', '+', '?', '{' -> null;
            default -> String.valueOf(c);
        };
    }

    private @Nullable String escape() {
        if (at == pattern.length()) {
            return null;
        }
        char c = pattern.charAt(at++);
        return switch (c) {
            case 'd' -> "1";
            case 'w', 'D', 'S' -> "a";
            case 's', 'W' -> " ";
            default -> Character.isLetterOrDigit(c) ? null : String.valueOf(c);
        };
    }

    /** Its first character, where it begins with one. */
    private @Nullable String charClass() {
        int end = at;
        while (end < pattern.length() && pattern.charAt(end) != ']') {
            end += pattern.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= pattern.length() || isNext('^') || isNext('[') || isNext(']')) {
            return null;
        }
        char c = pattern.charAt(at++);
        String first = c == '\\' ? escape() : c == '0' ? "1" : String.valueOf(c);
        at = end + 1;
        return first;
    }

    private @Nullable String group(int depth) {
        if (depth > DEEPEST) {
            return null;
        }
        if (pattern.startsWith("?:", at)) {
            at += 2;
        } else if (isNext('?')) {
            return null;
        }
        String text = alternatives(depth + 1);
        if (text == null || !isNext(')')) {
            return null;
        }
        at++;
        return text;
    }

    /** How often what came last has to be there; -1 if that is not plain. */
    private int times() {
        if (isNext('?') || isNext('*')) {
            at++;
            return 0;
        } else if (isNext('+')) {
            at++;
            return 1;
        } else if (!isNext('{')) {
            return 1;
        }
        int start = ++at;
        while (at < pattern.length() && Character.isDigit(pattern.charAt(at)) && at - start < 4) {
            at++;
        }
        int end = pattern.indexOf('}', at);
        if (at == start || end < 0) {
            return -1;
        }
        int times = Integer.parseInt(pattern.substring(start, at));
        at = end + 1;
        return times;
    }
}
