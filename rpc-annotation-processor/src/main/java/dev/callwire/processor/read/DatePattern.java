package dev.callwire.processor.read;

/** Patterns of dates and times as {@code @JsonFormat} has them. */
final class DatePattern {
    private static final String META = "\\.*+?()[]{}^$|/";

    private DatePattern() {}

    /** A regular expression for what is written by a pattern, and for more where words of a language are. */
    static String regex(String pattern) {
        var regex = new StringBuilder();
        for (var i = 0; i < pattern.length(); i++) {
            var c = pattern.charAt(i);
            if (Character.isLetter(c) && c < 128) {
                var end = i;
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                regex.append(field(c, end - i));
                i = end - 1;
            } else if (c == '\'') {
                var end = quoteEnd(pattern, i);
                literal(end == i + 1 ? "'" : pattern.substring(i + 1, end).replace("''", "'"), regex);
                i = end;
            } else if (c == '[') {
                regex.append("(?:");
            } else if (c == ']') {
                regex.append(")?");
            } else {
                literal(String.valueOf(c), regex);
            }
        }
        return regex.toString();
    }

    /** Where a quotation that begins at an apostrophe has its last one. */
    private static int quoteEnd(String pattern, int start) {
        for (var i = start + 1; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\'') {
                if (i > start + 1 && pattern.startsWith("'", i + 1)) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return pattern.length();
    }

    private static void literal(String text, StringBuilder regex) {
        text.chars().forEach(c -> {
            if (META.indexOf(c) >= 0) {
                regex.append('\\');
            }
            regex.append((char) c);
        });
    }

    private static String field(char letter, int count) {
        return switch (letter) {
            case 'y', 'u' -> count == 2 ? "\\d{2}" : "[+-]?\\d{" + count + ",}";
            case 'M', 'L' -> count > 2 ? ".+" : number(count);
            case 'd', 'D', 'H', 'h', 'K', 'k', 'm', 's', 'w', 'W', 'F' -> number(count);
            case 'S' -> "\\d{" + count + ",}";
            case 'n', 'N', 'A' -> "\\d+";
            case 'X' -> "(?:Z|[+-]\\d{2}(?::?\\d{2})*)";
            default -> ".+";
        };
    }

    private static String number(int count) {
        return count == 1 ? "\\d{1,3}" : "\\d{" + count + "}";
    }
}
