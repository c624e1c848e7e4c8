package dev.callwire.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Short names for type ids. {@code com.acme.Page<com.acme.Order>} is {@code PageOfOrder}; ids whose short names are equal take
 * in as many of their outer names as tell them apart: {@code ShopOrder}, {@code StockOrder}.
 */
public final class TypeNames {

    private static final Pattern OUTSIDE_NAMES = Pattern.compile("[^\\p{L}\\p{N}_]+");

    private TypeNames() {}

    /** A distinct name for each id, the same whatever the order of the ids. */
    public static Map<String, String> of(Collection<String> ids) {
        Map<String, Integer> depths = new TreeMap<>();
        ids.forEach(id -> depths.put(id, 0));
        while (deepen(depths)) {}

        Map<String, String> names = new TreeMap<>();
        for (var sameName : byName(depths).entrySet()) {
            // Only ids that differ in no letter or digit are left together here.
            for (String id : sameName.getValue()) {
                names.put(id, fresh(sameName.getKey(), names.values()));
            }
        }
        return names;
    }

    /** The name, or with the first number from 2 on that makes it a new one. */
    static String fresh(String name, Collection<String> taken) {
        String candidate = name;
        for (int number = 2; taken.contains(candidate); number++) {
            candidate = name + number;
        }
        return candidate;
    }

    /** Lets ids of one name take in one more outer name each. False when that changes nothing. */
    private static boolean deepen(Map<String, Integer> depths) {
        boolean changed = false;
        for (Set<String> ids : byName(depths).values()) {
            if (ids.size() > 1) {
                for (String id : ids) {
                    int depth = depths.getOrDefault(id, 0);
                    if (!name(id, depth).equals(name(id, depth + 1))) {
                        depths.put(id, depth + 1);
                        changed = true;
                    }
                }
            }
        }
        return changed;
    }

    private static Map<String, Set<String>> byName(Map<String, Integer> depths) {
        Map<String, Set<String>> ids = new TreeMap<>();
        depths.forEach((id, depth) ->
                ids.computeIfAbsent(name(id, depth), name -> new TreeSet<>()).add(id));
        return ids;
    }

    /** The name with that many outer names before each simple name. */
    private static String name(String id, int depth) {
        if (id.endsWith("?")) {
            return "Nullable" + name(id.substring(0, id.length() - 1), depth);
        }
        if (id.endsWith("[]")) {
            return name(id.substring(0, id.length() - 2), depth) + "Array";
        }
        int open = id.indexOf('<');
        if (open < 0 || !id.endsWith(">")) {
            return simpleName(id, depth);
        }
        return simpleName(id.substring(0, open), depth)
                + "Of"
                + arguments(id.substring(open + 1, id.length() - 1)).stream()
                        .map(argument -> name(argument, depth))
                        .collect(Collectors.joining("And"));
    }

    private static String simpleName(String binaryName, int depth) {
        List<String> parts = OUTSIDE_NAMES
                .splitAsStream(binaryName)
                .filter(part -> !part.isEmpty())
                .toList();
        String name = parts.stream()
                .skip(Math.max(0, parts.size() - 1 - depth))
                .map(TypeNames::capitalised)
                .collect(Collectors.joining());
        return name.isEmpty() ? "Type" : name;
    }

    private static String capitalised(String word) {
        int end = word.offsetByCodePoints(0, 1);
        return word.substring(0, end).toUpperCase(Locale.ROOT) + word.substring(end);
    }

    /** Splits at the commas that stand outside of angle brackets. */
    private static List<String> arguments(String list) {
        List<String> arguments = new ArrayList<>();
        int start = 0;
        int level = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '<') {
                level++;
            } else if (c == '>') {
                level--;
            } else if (c == ',' && level == 0) {
                arguments.add(list.substring(start, i));
                start = i + 1;
            }
        }
        arguments.add(list.substring(start));
        return arguments;
    }
}
