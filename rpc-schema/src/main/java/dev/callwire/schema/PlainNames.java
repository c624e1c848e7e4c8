package dev.callwire.schema;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names made of ASCII's letters and digits, dots, dashes and underscores alone, and distinct even where case does not count: for keys that may hold
 * nothing else, and for files.
 */
final class PlainNames {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9._-]+");

    private final Map<String, String> byName = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    PlainNames() {}

    /** Names for these, which come in an order of their own; those that are plain already keep theirs before others get one. */
    PlainNames(Collection<String> names) {
        Stream.concat(
                        names.stream().filter(name -> plain(name).equals(name)),
                        names.stream().filter(name -> !plain(name).equals(name)))
                .forEach(this::of);
    }

    /** The plain name of a name, the same each time. */
    String of(String name) {
        return byName.computeIfAbsent(name, this::fresh);
    }

    /** A plain name that is nobody else's. */
    String fresh(String name) {
        String plain = plain(name);
        String candidate = plain;
        for (int number = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); number++) {
            candidate = plain + number;
        }
        return candidate;
    }

    private static String plain(String name) {
        String letters =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String plain = OTHERS.matcher(letters).replaceAll("_");
        // A name of nothing but dots is a folder.
        return plain.chars().allMatch(c -> c == '.') ? "_" + plain : plain;
    }
}
