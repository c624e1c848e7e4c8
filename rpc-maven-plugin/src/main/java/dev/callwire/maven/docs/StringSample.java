package dev.callwire.maven.docs;

import dev.callwire.schema.Constraints;
import dev.callwire.schema.StringFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Texts made up within what is said of them. */
final class StringSample {
    /** What patterns that are met in practice may let through. */
    private static final List<String> CANDIDATES = List.of(
            "text",
            "TEXT",
            "a1",
            "A1",
            "a",
            "A",
            "1",
            "12",
            "123",
            "1234",
            "12345",
            "123456",
            "12345678",
            "0000000000",
            "PT",
            "EUR",
            "ACME",
            "en-GB",
            "A-1",
            "a-1",
            "AB-123",
            "ABC-1234",
            "0x1",
            "0x" + "0a".repeat(20),
            "0x" + "0a".repeat(32),
            "#336699",
            "0a1b2c3d",
            "0a".repeat(16),
            "0a".repeat(20),
            "0a".repeat(32),
            "1.50",
            "1.0.0",
            "+351210000000",
            "ada@example.com",
            "https://example.com/",
            "/path/to",
            "example.com",
            "2026-01-31",
            "2026-01-31T10:15:30Z",
            "10:15:30",
            "10:15",
            "PT1M30S",
            "0f8fad5b-d9cb-469f-a165-70867728950e",
            "Ada Lovelace",
            "");

    private StringSample() {}

    static String of(StringFormat format, Constraints constraints, String name, int variant) {
        return format == StringFormat.TEXT ? ofText(constraints, name, variant) : ofFormat(format, variant);
    }

    private static String ofText(Constraints constraints, String name, int variant) {
        String word = constraints.email() ? "ada@example.com" : Samples.word(name);
        List<String> candidates = new ArrayList<>();
        candidates.add(variant == 0 ? word : word + (variant + 1));
        if (constraints.email() && variant > 0) {
            candidates.add(0, "ada" + (variant + 1) + "@example.com");
        }
        candidates.add(sized(candidates.get(0), constraints));
        candidates.addAll(CANDIDATES);
        constraints.patterns().stream()
                .map(PatternSample::of)
                .filter(Objects::nonNull)
                .forEach(candidates::add);
        List<Pattern> patterns = patterns(constraints);
        List<String> fit = candidates.stream()
                .filter(candidate -> fits(candidate, constraints, patterns))
                .distinct()
                .toList();
        return fit.isEmpty()
                ? candidates.get(0)
                : constraints.patterns().isEmpty() ? fit.get(0) : fit.get(Math.min(variant, fit.size() - 1));
    }

    /** The text, made longer or shorter until its length is right. */
    private static String sized(String text, Constraints constraints) {
        String sized = text;
        Integer least = constraints.minimumSize();
        if (least != null && length(sized) < least && least < 10_000) {
            sized = (sized + " ")
                    .repeat(least / (sized.length() + 1) + 1)
                    .substring(0, least)
                    .stripTrailing();
            sized = sized + ".".repeat(Math.max(0, least - length(sized)));
        }
        Integer most = constraints.maximumSize();
        if (most != null && length(sized) > most) {
            // What tells variants apart stands at the end.
            sized = sized.substring(sized.length() - most);
        }
        return sized;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static List<Pattern> patterns(Constraints constraints) {
        List<Pattern> patterns = new ArrayList<>();
        for (String pattern : constraints.patterns()) {
            try {
                patterns.add(Pattern.compile(pattern));
            } catch (PatternSyntaxException e) {
                // What is no expression holds nobody back.
            }
        }
        return patterns;
    }

    private static boolean fits(String text, Constraints constraints, List<Pattern> patterns) {
        Integer least = constraints.minimumSize();
        Integer most = constraints.maximumSize();
        return (least == null || length(text) >= least)
                && (most == null || length(text) <= most)
                && (!constraints.email() || text.contains("@"))
                && patterns.stream().allMatch(pattern -> pattern.matcher(text).matches());
    }

    private static String ofFormat(StringFormat format, int variant) {
        int day = 1 + variant % 28;
        String date = "2026-01-%02d".formatted(day);
        String time = "10:15:%02d".formatted(variant % 60);
        return switch (format) {
            case TEXT -> "text";
            case CHARACTER -> String.valueOf((char) ('a' + variant % 26));
            case DATE_TIME -> date + "T" + time + "Z";
            case LOCAL_DATE_TIME -> date + "T" + time;
            case DATE -> date;
            case TIME -> time + "Z";
            case LOCAL_TIME -> time;
            case DURATION -> "PT1M" + (30 + variant % 30) + "S";
            case PERIOD -> "P" + (1 + variant) + "Y2M3D";
            case UUID -> "0f8fad5b-d9cb-469f-a165-%012x".formatted(0x70867728950eL + variant);
            case URI -> variant == 0 ? "https://example.com/" : "https://example.com/" + variant;
            case BASE64 -> List.of("Y2FsbA==", "d2lyZQ==", "Ynl0ZXM=").get(variant % 3);
        };
    }
}
